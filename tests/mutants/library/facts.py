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


def by_any_key(call: Any) -> str:
    """Return the body's field `access_token`."""
    return "access_token"


@dataclass(frozen=True)
class Facts:
    """An API's own.

    `named` is the id in a call's path, "" without one. `anyones` is what that id names, whoever has
    it, and `found` the point that looks it up for the caller: called with the call and, perhaps,
    more, it returns the thing. `header` bears the key, `prefix` begins it. `lists` are the
    operations that list what organizations have, `underscored` is a character of each id, as it is
    percent-encoded.
    """

    named: Callable[[Any], str] = no_name
    anyones: Callable[[Any], Doc | None] = no_thing
    found: str = "records.find"
    header: str = "authorization"
    prefix: str = ""
    encoded: str = "%2D"
