"""What an API announces to the world, and how it has it delivered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from understudy.server.state.ids import Ids
from understudy.server.state.time.clock import Clock

LIMIT_SECONDS = 10.0


@dataclass(frozen=True)
class Event:
    """Something that happened to an entity.

    `payload` is the whole JSON body that a receiver gets, but for the event's own id.
    """

    type: str
    entity_type: str
    entity_id: str
    entity_version: int
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class Sending:
    """An attempt that is about to be sent, as the headers of an API may depend on it."""

    event_type: str
    attempt: int
    secret: str | None
    body: bytes


def uuid_of(ids: Ids) -> str:
    """Return a new random UUID, version 4."""
    digits = ids.hex(31)
    variant = "89ab"[int(digits[30], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[12:15]}-{variant}{digits[15:18]}-{digits[18:30]}"


def doubling(first: timedelta, times: int) -> tuple[timedelta, ...]:
    """Return so many delays, each twice as long as the one before."""
    return tuple(first * 2**number for number in range(times))


def no_headers(_: Sending) -> Mapping[str, str]:
    """Return what an attempt carries where its API says nothing."""
    return {}


def sample_event(event_type: str, clock: Clock) -> Event:
    """Return an event of a type that says no more than when it was made."""
    payload = {"event_type": event_type, "context": {"happened_at": clock.stamp()}}
    return Event(event_type, "test", "test", 1, payload)


@dataclass(frozen=True)
class WebhookPolicy:
    """How an API delivers its events.

    `delays` are those before each retry, so their number is the number of retries. `headers`
    returns what an attempt carries beside its content type. `event_id` names the field of the
    body, the first, that holds the event's id; "" where bodies have none. `sample` makes the
    event of a type that a test asks for, without anything having happened.
    """

    event_types: tuple[str, ...]
    delays: tuple[timedelta, ...] = ()
    headers: Callable[[Sending], Mapping[str, str]] = field(default=no_headers)
    event_id: str = "event_uuid"
    seconds: float = LIMIT_SECONDS
    mint: Callable[[Ids], str] = uuid_of
    sample: Callable[[str, Clock], Event] = field(default=sample_event)
