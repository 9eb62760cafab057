"""How instants and durations are written: RFC 3339, and 15m, 1h30m or ISO 8601's PT15M."""

import re
from datetime import UTC, datetime, timedelta

INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)?", re.ASCII
)
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SHORT = re.compile(
    r"(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9}(?:\.\d{1,6})?)s)?",
    re.ASCII,
)
ISO = re.compile(
    r"P(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
    r"(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?)?",
    re.ASCII,
)


class ClockError(ValueError):
    """This is not an instant or a duration, or the clock cannot go there."""


def parse_instant(text: str) -> datetime:
    """Read an RFC 3339 instant as an aware datetime in UTC."""
    if DATE.fullmatch(text):
        raise ClockError(f"{text} is a date without a time; write {text}T00:00:00Z")
    parts = INSTANT.fullmatch(text)
    if not parts:
        raise ClockError(f"{_shown(text)} is not an instant; write it like 2026-06-01T12:00:00Z")
    date, time, fraction, offset = parts.groups()
    if offset is None:
        raise ClockError(f"{text} has no offset from UTC; end it with Z or, say, +02:00")
    micros = (fraction or "0")[:6].ljust(6, "0")
    zone = "+00:00" if offset in "Zz" else offset
    try:
        return datetime.fromisoformat(f"{date}T{time}.{micros}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        raise ClockError(f"{text} does not exist; the years 1 to 9999 do") from None


def parse_duration(text: str) -> timedelta:
    """Read a duration like 30s, 15m, 2h, 1h30m, 30d, P30D or PT15M."""
    parts = ISO.fullmatch(text) if text.startswith("P") else SHORT.fullmatch(text)
    if text.startswith("-"):
        raise ClockError(f"{_shown(text)} points backwards; time only moves forwards")
    if not parts or not any(parts.groups()):
        raise ClockError(
            f"{_shown(text)} is not a duration; write it like 30s, 15m, 1h30m, 30d or P30D"
        )
    weeks, days, hours, minutes = (int(part or 0) for part in parts.groups()[:4])
    seconds = float(parts.group(5) or 0)
    try:
        return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        raise ClockError(f"{text} is longer than time; take a smaller step") from None


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}...")
