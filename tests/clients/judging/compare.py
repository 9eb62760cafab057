"""Finds what a client lost: its decoded answers beside those that the stand-in really sent."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s*(Z|[+-]\d\d:?\d\d)?$", re.I
)


def differences(sent: Any, decoded: Any, digits: int = 9, place: str = "body") -> Iterator[str]:
    """Yield what of a JSON value is gone, changed or made up after a client has decoded it.

    A null may be absent in either. Instants are compared as such, to `digits` of a second.
    """
    yield from losses(sent, decoded, digits, place)
    yield from additions(sent, decoded, place)


def losses(sent: Any, decoded: Any, digits: int = 9, place: str = "body") -> Iterator[str]:
    """Yield what is gone or changed."""
    if isinstance(sent, dict) and isinstance(decoded, dict):
        for name, value in sent.items():
            if name in decoded:
                yield from losses(value, decoded[name], digits, f"{place}.{name}")
            elif value is not None:
                yield f"{place}.{name} is lost, it was {_shown(value)}"
    elif isinstance(sent, list) and isinstance(decoded, list):
        if len(sent) != len(decoded):
            yield f"{place} had {len(sent)} items and has {len(decoded)}"
        for n, (before, after) in enumerate(zip(sent, decoded, strict=False)):
            yield from losses(before, after, digits, f"{place}[{n}]")
    elif not _is_same(sent, decoded, digits):
        yield f"{place} was {_shown(sent)} and is {_shown(decoded)}"


def additions(sent: Any, decoded: Any, place: str = "body") -> Iterator[str]:
    """Yield what nobody sent."""
    if isinstance(sent, dict) and isinstance(decoded, dict):
        for name, value in decoded.items():
            if name in sent:
                yield from additions(sent[name], value, f"{place}.{name}")
            elif value is not None:
                yield f"{place}.{name} was not sent and is {_shown(value)}"
    elif isinstance(sent, list) and isinstance(decoded, list):
        for n, (before, after) in enumerate(zip(sent, decoded, strict=False)):
            yield from additions(before, after, f"{place}[{n}]")


def _is_same(sent: Any, decoded: Any, digits: int) -> bool:
    # In Python True equals 1, in JSON they differ.
    if isinstance(sent, bool) or isinstance(decoded, bool):
        return sent is decoded
    if isinstance(sent, str) and isinstance(decoded, str) and sent != decoded:
        before, after = _instant(sent, digits), _instant(decoded, digits)
        return before is not None and before == after
    return bool(sent == decoded)


def _instant(text: str, digits: int) -> tuple[datetime, str] | None:
    """The second, and its fraction as digits: a datetime would cut nanoseconds off."""
    found = INSTANT.match(text)
    if found is None:
        return None
    day, time, fraction, zone = found.groups()
    second = datetime.fromisoformat(f"{day}T{time}{(zone or '').upper()}")
    return second, (fraction or "")[:digits].rstrip("0")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]}..."
