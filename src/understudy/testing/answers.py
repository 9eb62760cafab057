"""What a stand-in's control plane answers, as objects with types."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """An answer whose fields bear the names that they have in JSON; later fields are ignored."""

    @classmethod
    def read(cls, answer: Json) -> Self:
        """Return the object of a JSON answer."""
        names = [field.name for field in fields(cls)]
        return cls(**{name: answer[name] for name in names if name in answer})


@dataclass(frozen=True)
class Ran(Answer):
    """A job that ran when the clock moved."""

    at: str
    name: str
    error: str | None


@dataclass(frozen=True)
class Time(Answer):
    """What time it is in a stand-in, and whether time stands still."""

    now: str
    frozen: bool


@dataclass(frozen=True)
class Fault(Answer):
    """A fault in force; `hits` is how many calls it had struck when this was read."""

    id: str
    probability: float
    hits: int
    api: str | None = None
    operation: str | None = None
    method: str | None = None
    path: str | None = None
    times: int | None = None
    status: int | None = None
    message: str | None = None
    retry_after: int | None = None
    unread: bool = False
    drop: bool = False
    reset: bool = False
    truncate: bool = False
    malformed: str | None = None
    delay_ms: int | None = None
    delay_max_ms: int | None = None
    delay_sigma: float | None = None
    trickle_ms: int | None = None
    bytes_per_second: int | None = None


@dataclass(frozen=True)
class Key(Answer):
    """A key of an organization; `key` is masked unless it was just made or asked for.

    `role` is "" where the API has no roles.
    """

    id: str
    api: str
    org: str
    name: str
    key: str
    created_at: str
    revoked_at: str | None
    role: str = ""


@dataclass(frozen=True)
class Organization(Answer):
    """An organization; `key` is the one that it was created with, in that answer only.

    `plan` is "" where it has none.
    """

    api: str
    id: str
    name: str
    key: Key | None = None
    plan: str = ""

    @classmethod
    def read(cls, answer: Json) -> Self:
        """Return the organization of a JSON answer."""
        key = Key.read(answer["key"]) if "key" in answer else None
        return cls(answer["api"], answer["id"], answer["name"], key, answer.get("plan", ""))


@dataclass(frozen=True)
class Snapshot(Answer):
    """What is kept under a name."""

    name: str
    saved_at: str
    documents: int


@dataclass(frozen=True)
class Change(Answer):
    """A document that staging has changed, as its API shows it; None where it is gone."""

    collection: str
    id: str
    document: Json | None


@dataclass(frozen=True)
class Message:
    """One direction of an exchange; `size`, in bytes, where the body is only its beginning."""

    headers: Sequence[tuple[str, str]]
    body: str
    size: int | None = None

    def json(self) -> Any:
        """Return what the body says."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Exchange(Answer):
    """A call that the stand-in got, and what it answered; status 0 is no answer at all."""

    number: int
    at: str
    api: str | None
    operation: str | None
    method: str
    path: str
    query: str
    status: int
    duration_ms: float
    key: str | None
    faults: Sequence[str]
    request: Message
    response: Message
    curl: str

    @classmethod
    def read(cls, answer: Json) -> Self:
        """Return the exchange of a JSON answer."""
        request, response = message(answer["request"]), message(answer["response"])
        return super().read({**answer, "request": request, "response": response})


def message(answer: Json) -> Message:
    """Return one direction of an exchange."""
    headers = [(name, value) for name, value in answer["headers"]]
    return Message(headers, answer["body"], answer.get("size"))
