"""How one signs in to an API for tokens, as its catalogue says: which calls, with and for what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

KEY = "key"
REFRESH = "refresh"
# So many seconds before its end a token is renewed, or a tenth of its time where that is less.
MARGIN = 60.0


@dataclass(frozen=True)
class TokenCall:
    """A call that gives tokens: what each field of its body is, and where they stand in its answer.

    A field is the `key`, the `refresh` token, or what the need of this name holds: `username`.
    """

    operation: str
    sends: Mapping[str, str]
    token: tuple[str, ...]
    refresh: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignIn:
    """The calls that sign in and renew; a token is good for `lasts` seconds."""

    call: TokenCall
    lasts: float
    renew: TokenCall | None = None

    @property
    def calls(self) -> tuple[TokenCall, ...]:
        """Both, or the only one."""
        return (self.call,) if self.renew is None else (self.call, self.renew)

    @property
    def operations(self) -> tuple[str, ...]:
        """The ids of the operations."""
        return tuple(each.operation for each in self.calls)

    @property
    def fresh_for(self) -> float:
        """For how many seconds a token is used before it is renewed."""
        return self.lasts - min(MARGIN, self.lasts / 10)

    @property
    def needs(self) -> Iterator[str]:
        """Yield the needs of the first key that a sign-in sends."""
        return (each for each in self.call.sends.values() if each != KEY)


def sign_in_of(said: Any) -> SignIn | None:
    """Read the `sign_in` of a catalogue; None where it only lists operations, or nothing.

    KeyError, TypeError or AttributeError where it is wrong.
    """
    if not isinstance(said, Mapping):
        return None
    renew = said.get("renew")
    return SignIn(_call(said), float(said["lasts"]), None if renew is None else _call(renew))


def operations_of(said: Any) -> tuple[str, ...]:
    """Return the operations that sign in, however a catalogue says so."""
    sign_in = sign_in_of(said)
    return tuple(said or ()) if sign_in is None else sign_in.operations


def _call(said: Mapping[str, Any]) -> TokenCall:
    sends = {str(field): str(what) for field, what in said["sends"].items()}
    refresh = tuple(said["refresh"].split(".")) if "refresh" in said else ()
    return TokenCall(str(said["operation"]), sends, tuple(said["token"].split(".")), refresh)
