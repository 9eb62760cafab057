"""Instants as Planado writes and reads them: to the microsecond, and with or without an offset."""

from datetime import UTC, datetime

from understudy.api import Clock


def stamp(clock: Clock) -> str:
    """Return the present instant as 2016-05-29T17:31:01.419601Z."""
    return clock.now().isoformat(timespec="microseconds")[:-6] + "Z"


def instant_of(text: str) -> datetime:
    """Read an instant that the spec lets pass; one without an offset is in UTC."""
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def in_utc(text: str) -> datetime:
    """Read an instant and move it to UTC; at the ends of time it stays within them."""
    instant = instant_of(text)
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        return instant.replace(tzinfo=UTC)


def in_utc_seconds(text: str) -> str:
    """Return an instant as 2016-05-29T17:31:01Z, its fraction left out."""
    return in_utc(text).isoformat(timespec="seconds")[:-6] + "Z"


def lies_between(text: str | None, after: str | None, before: str | None) -> bool:
    """Whether an instant is later than one and earlier than another; both are optional, strict."""
    if after is None and before is None:
        return True
    if text is None:
        return False
    instant = instant_of(text)
    return (after is None or instant > instant_of(after)) and (
        before is None or instant < instant_of(before)
    )
