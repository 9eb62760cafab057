"""What a caller prefers by the header Prefer: an answer of the spec, and what it suffers."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from understudy.server.state.effects import LONGEST_DELAY_MS, MALFORMED, Effects, check_effects
from understudy.server.state.failures import Invalid, nearest, unknown_name

# Those of others, at IANA; RFC 7240 has whoever does not know one ignore it.
REGISTERED = ("depth-noroot", "handling", "respond-async", "return", "safe", "timezone", "wait")
NUMBER = re.compile(r"[0-9]{1,9}")
DECIMAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
LARGEST_SIGMA = 10
FASTEST = 1_000_000_000
# So many unknown names are held against ours: a header of 60 kB would take a third of a second.
LOOKED_AT = 20
# What every client knows as the short name of an effect.
SHORT = {"delay": "delay_ms"}


def preferences(headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return what the Prefer headers ask for and we know; of two of a name the first counts."""
    wanted: dict[str, str] = {}
    unknown: dict[str, None] = {}
    text = ",".join(value.decode("latin-1") for name, value in headers if name == b"prefer")
    for part in text.replace(";", ",").split(","):
        name, _, value = part.partition("=")
        name = name.strip().lower()
        if name in PREFERENCES:
            wanted.setdefault(name, value.strip().strip('"'))
        else:
            unknown[name] = None
    for name in islice(unknown, LOOKED_AT):
        refuse_misspelled(name)
    return wanted


def refuse_misspelled(name: str) -> None:
    """Raise Invalid for what is nearly one of our preferences; all else is for others to know."""
    meant = nearest(name, PREFERENCES)
    if meant and name not in REGISTERED:
        raise Invalid(f"is none of {', '.join(PREFERENCES)}{meant}", f"Prefer {name}")


def effects_of(wanted: Mapping[str, str]) -> Effects:
    """Return what the answer is to suffer; Invalid as for a fault that asks for the same."""
    fields = {
        SHORT.get(name, name): READERS[name](text, f"Prefer {name}")
        for name, text in wanted.items()
        if name in READERS
    }
    # An answer of a status is forced by another gate's means, and stands in its place here.
    asked = {**fields, **({"status": 0} if "code" in wanted else {})}
    try:
        check_effects(asked)
    except Invalid as broken:
        raise Invalid(broken.problem, f"Prefer {broken.field}".rstrip()) from broken
    return Effects(**fields)


def milliseconds(text: str, field: str) -> int:
    """Return how long something is to take."""
    if not NUMBER.fullmatch(text) or int(text) > LONGEST_DELAY_MS:
        raise Invalid(f"must be milliseconds, at most {LONGEST_DELAY_MS}", field)
    return int(text)


def speed(text: str, field: str) -> int:
    """Return how many bytes may leave in a second."""
    if not NUMBER.fullmatch(text) or not 1 <= int(text) <= FASTEST:
        raise Invalid(f"must be bytes a second, from 1 to {FASTEST}", field)
    return int(text)


def sigma(text: str, field: str) -> float:
    """Return how widely a delay is spread."""
    if not DECIMAL.fullmatch(text) or float(text) > LARGEST_SIGMA:
        raise Invalid(f"must be a number from 0 to {LARGEST_SIGMA}", field)
    return float(text)


def kind(text: str, field: str) -> str:
    """Return in which way a body is to be wrong."""
    if text not in MALFORMED:
        raise unknown_name(text, MALFORMED, field)
    return text


def flag(text: str, field: str) -> bool:
    """Return that something is asked for, which takes no value."""
    if text not in ("", "true"):
        raise Invalid("takes no value", field)
    return True


# How the value of each is read that does something to the answer.
READERS: Mapping[str, Callable[[str, str], Any]] = {
    "delay": milliseconds,
    "delay_max_ms": milliseconds,
    "delay_sigma": sigma,
    "trickle_ms": milliseconds,
    "bytes_per_second": speed,
    "malformed": kind,
    "truncate": flag,
    "drop": flag,
    "reset": flag,
    "unread": flag,
}
PREFERENCES = ("code", "example", *READERS)
