"""What the library must know of an API, written down by hand beside its reference."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.mutants.skeleton import Doc


def no_name(call: Any) -> str:
    """Return "": nothing is named by any path."""
    return ""


def no_thing(call: Any) -> Doc | None:
    """Return None: nothing is there."""
    return None


def no_call(call: Any, *given: Any) -> bool:
    """Hold for no call."""
    return False


@dataclass(frozen=True)
class Facts:
    """An API's own.

    `named` is the id in a call's path, "" without one. `anyones` is what that id names, whoever has
    it, and `found` the point that looks it up for the caller: called with the call and, perhaps,
    more, it returns the thing. `header` bears the key, `prefix` begins it. `encoded` is a character
    that every id has, percent-encoded. `first` holds for the calls that a run begins with.
    """

    named: Callable[[Any], str] = no_name
    anyones: Callable[[Any], Doc | None] = no_thing
    found: str = "records.find"
    header: str = "authorization"
    prefix: str = ""
    encoded: str = "%2D"
    first: Callable[..., bool] = no_call
