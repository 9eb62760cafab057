"""What the mock knows of one API that it serves: the record that its gates and its world read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, NamedTuple, Protocol

from understudy.reference.spec import Spec
from understudy.server.state.collection import Collection
from understudy.server.state.failures import Failure
from understudy.server.state.keys import KeyPolicy

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True)
class Created:
    """A handler's answer where its operation has both 200 and 201: this one is 201."""

    payload: Any


class Refusal(NamedTuple):
    """A failure in an API's own words: status code, JSON body and headers of its own."""

    status: int
    body: Any
    headers: Headers = ()


class Envelope(Protocol):
    """How an API wraps what it says; each API's envelope.py is one."""

    def success(self, payload: Any, message: str) -> Any:
        """Return the body of a success."""

    def failure(self, failure: Failure) -> Refusal:
        """Return the answer to a failure."""


@dataclass(frozen=True)
class Face:
    """What a client meets: a spec, the handlers of its operations, and the words it uses."""

    name: str
    spec: Spec
    handlers: ModuleType
    envelope: Envelope

    @property
    def base_path(self) -> str:
        """The path under which it answers, such as `/v1`."""
        return self.spec.base_path


@dataclass(frozen=True)
class ServedApi(Face):
    """An API of the catalogue as the mock serves it: its face, and what its world holds."""

    collections: tuple[Collection, ...]
    key_policy: KeyPolicy
    settings: Mapping[str, str]
