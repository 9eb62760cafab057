"""The record of one request and its answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

EXCERPT = 400


@dataclass(frozen=True)
class Request:
    """What is sent: a path below the base URL, the headers that we chose, the very bytes.

    `at_once` goes out without waiting for its turn, and its answer counts even if it is throttled.
    """

    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    key: str | None = None
    operation: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    at_once: bool = False

    @property
    def line(self) -> str:
        """The method and the path, as in `GET /projects`."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Exchange:
    """One request with its answer.

    `number` counts the requests of the run; `waited` is how long a check let pass before this one;
    `held_off` are the answers to this request that asked to try again later, before this one.
    `together` is the first number of those that were sent at the same moment; 0: sent alone.
    """

    number: int
    request: Request
    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float = 0.0
    waited: float = 0.0
    held_off: tuple["Exchange", ...] = ()
    together: int = 0

    @property
    def method(self) -> str:
        """The method of the request."""
        return self.request.method

    @property
    def operation(self) -> str | None:
        """The documented operation that was called, if it was one."""
        return self.request.operation

    @property
    def key(self) -> str | None:
        """The name of the key that was sent as documented; None for every other form."""
        return self.request.key

    @property
    def is_success(self) -> bool:
        """Whether the status is a 2xx."""
        return 200 <= self.status < 300

    @property
    def is_json(self) -> bool:
        """Whether the body is JSON."""
        return self._parsed[0]

    @property
    def is_called_json(self) -> bool:
        """Whether the Content-Type names a kind of JSON, or there is none."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return kind in ("", "application/json", "text/json") or kind.endswith("+json")

    @property
    def json(self) -> Any:
        """The body as JSON; None where it is not JSON, see `is_json`."""
        return self._parsed[1]

    @property
    def text(self) -> str:
        """The body as text, whatever it holds."""
        return self.body.decode("utf-8", "replace")

    @property
    def brief(self) -> str:
        """The status and the beginning of the body, for a sentence that says what was got."""
        text = " ".join(self.text.split())
        shown = text if len(text) <= EXCERPT else f"{text[:EXCERPT]}..."
        return f"{self.status} {shown}" if shown else f"{self.status} with an empty body"

    @cached_property
    def _parsed(self) -> tuple[bool, Any]:
        try:
            return True, json.loads(self.body)
        except (ValueError, RecursionError):
            return False, None
