"""What the mock knows of one API that it serves: the record that its gates and its world read."""

import inspect
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

import orjson

from understudy.reference.spec import Spec
from understudy.reference.variant import Elsewhere
from understudy.server.panel import Panel
from understudy.server.state.access.keys import KeyPolicy
from understudy.server.state.access.limits import LimitPolicy
from understudy.server.state.access.sessions import SessionPolicy
from understudy.server.state.documents.collection import Collection
from understudy.server.state.failures import Failure
from understudy.server.state.storage.rows import Doc
from understudy.server.state.webhooks.events import WebhookPolicy

Headers = tuple[tuple[bytes, bytes], ...]
# The operations of a spec by operationId.
Handlers: TypeAlias = Mapping[str, Callable[..., Awaitable[Any]]]


class HandlerError(TypeError):
    """A handler and its operation do not fit; the text says where."""


def place_of(handler: Callable[..., Any]) -> str:
    """Return file and line of a handler."""
    code = inspect.unwrap(handler).__code__
    return f"{code.co_filename}:{code.co_firstlineno}"


@dataclass(frozen=True)
class Created:
    """A handler's answer where its operation has both 200 and 201: this one is 201."""

    payload: Any


@dataclass(frozen=True)
class Written:
    """A handler's answer that is bytes already; no envelope goes around it.

    They come whole, in parts, in parts that are made while they are sent, or from a file. They are
    of the first media type that the spec names for the answer, unless `content_type` is another.
    """

    parts: bytes | Path | Iterable[bytes] | AsyncIterable[bytes]
    headers: Headers = ()
    content_type: str = ""


class Refusal(NamedTuple):
    """A failure in an API's own words: status code, body and headers of its own.

    The body is JSON; bytes are sent as they are, as of `content_type`.
    """

    status: int
    body: Any
    headers: Headers = ()
    content_type: bytes = b"application/json"

    @property
    def octets(self) -> bytes:
        """The body as it is sent."""
        return self.body if isinstance(self.body, bytes) else orjson.dumps(self.body)


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
    handlers: Handlers
    envelope: Envelope

    @property
    def base_path(self) -> str:
        """The path under which it answers, such as `/v1`."""
        return self.spec.base_path


# What a staging action wants stored: collection, id, and the document or None where it goes.
# What `hooks.announce(event)` and `outbox.mail(...)` return may stand among it.
Staged = Sequence[tuple[str, str, Doc | None]]


@dataclass(frozen=True)
class Action:
    """What tests may do to an organization and its API cannot: a function, and the body it takes.

    `body` is a schema in the words of the API's spec, whose components it may name. The function
    gets what its signature names of `body`, `org`, `clock`, `hooks`, `ids` and `outbox`, and writes
    nothing itself.
    """

    act: Callable[..., Staged]
    body: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What the action is called."""
        return self.act.__name__

    @property
    def summary(self) -> str:
        """What it does, in a line."""
        return (self.act.__doc__ or "").partition("\n")[0]


@dataclass(frozen=True)
class Staging:
    """What tests may do to an API, and the spec's schema of each collection's documents."""

    actions: Sequence[Action] = ()
    schemas: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ServedApi(Face):
    """An API of the catalogue as the mock serves it: its face, and what its world holds.

    `fixtures` is the folder of its demo data, which `is_own` where it is not ours to have checked.
    """

    collections: Sequence[Collection]
    fixtures: Path
    is_own: bool = field(kw_only=True, default=False)
    key_policy: KeyPolicy
    settings: Mapping[str, str]
    staging: Staging = Staging()
    webhooks: WebhookPolicy | None = None
    limits: LimitPolicy | None = None
    sessions: SessionPolicy | None = None
    elsewhere: Sequence[Elsewhere] = ()
    panels: Sequence[Panel] = ()
