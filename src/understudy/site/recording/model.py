"""What recording gives: each request that was sent, what was answered, and how to provoke it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Upload:
    """A file that a form carries: the part's name, the file's name, and what is in it."""

    part: str
    filename: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    """A request as it was sent, keys and tokens in it as they are.

    `path` follows the API's base path and is percent-encoded; `query` is not. `body` is the text
    that was sent, `json` what it says where it is JSON. A body that was sent for being too large is
    not kept.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    json: Any = None
    upload: Upload | None = None


@dataclass(frozen=True)
class LeftOut:
    """A list that a page shows in part: the dotted path to it ("" is the answer itself), rows."""

    path: str
    rows: int


@dataclass(frozen=True)
class Recorded:
    """One case of an operation: what was sent, and what the stand-in answered.

    `case` is unique within the operation and fit for an anchor: `success`, `no-key`,
    `without-date`. `cause` tells a reader how to provoke it, in a sentence; "" for the success.
    `about` is the anchor of what the cause is about, such as `body-date`, `path-id`, `query-after`;
    "" where it is nothing of the kind. `body` is the exact answer; `shown` is it as a page shows
    it, indented where it is JSON, with its lists cut as `left_out` says. `settings` are those that
    the stand-in has to be started with, beyond its own: `profile` -> `observed`.
    """

    operation: str
    case: str
    cause: str
    request: Sent
    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    shown: str
    message: str = ""
    about: str = ""
    left_out: tuple[LeftOut, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """Whether the call was refused."""
        return self.status >= 400


@dataclass(frozen=True)
class Unreached:
    """A documented status that no request provokes, and why."""

    operation: str
    status: str
    reason: str


@dataclass(frozen=True)
class ErrorText:
    """A text that refuses, with each status that it came with, its causes, and whose it is.

    `cases` names each recording of it: the operation's id and the case.
    """

    text: str
    status: int
    causes: tuple[str, ...]
    operations: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Variable:
    """A secret that samples take from the environment, such as `PP_KEY`.

    `value` is the demo's; of a token it is good in the recording alone, and `obtained` is a POSIX
    shell command whose output it is ("" for a key, which is simply set).
    """

    name: str
    value: str
    obtained: str = ""


@dataclass(frozen=True)
class Recordings:
    """What was recorded of one API, by operationId: the success comes first, then the refusals.

    `origin` and `base_path` make the address of samples; `variables` are the secrets in them.
    """

    api: str
    base_path: str
    variables: tuple[Variable, ...]
    operations: Mapping[str, tuple[Recorded, ...]]
    unreached: Mapping[str, tuple[Unreached, ...]]
    errors: tuple[ErrorText, ...]
    origin: str = "http://127.0.0.1:8000"

    def success(self, operation: str) -> Recorded:
        """Return the first recording of an operation, which succeeded."""
        return self.operations[operation][0]
