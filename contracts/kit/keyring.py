"""The keys of a run: their values, their names in a shell, and how they are kept out of reports."""

import re
import shlex
from collections.abc import Mapping, Sequence

OWN = "key"
OTHER = "other_key"
REVOKED = "revoked_key"
SHORTEST = 4


class Keyring:
    """Knows every secret of the run by the shell expression that stands for it."""

    def __init__(
        self, variable: str, keys: Mapping[str, str], headers: Sequence[tuple[str, str]] = ()
    ) -> None:
        self._variable = variable
        self._keys = dict(keys)
        self._shell: dict[str, str] = {}
        for name, value in keys.items():
            self._shell.setdefault(value, f"${{{self.variable(name)}}}")
        for number, (_, value) in enumerate(headers, start=1):
            self._shell.setdefault(value, f"${{{variable}_HEADER_{number}}}")

    def __contains__(self, name: str) -> bool:
        return name in self._keys

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the keys that were given."""
        return tuple(self._keys)

    def value(self, name: str) -> str:
        """Return the key itself."""
        return self._keys[name]

    def variable(self, name: str) -> str:
        """Return the shell variable that holds a key: `PP_OTHER_KEY`."""
        return f"{self._variable}_{name.upper()}"

    def near(self, name: str) -> str:
        """Return a key that differs from a real one in its last character."""
        value = self._keys[name]
        last = "1" if value.endswith("0") else "0"
        return self.variant(value[:-1] + last, f"${{{self.variable(name)}%?}}{last}")

    def variant(self, text: str, shell: str) -> str:
        """Return a text made from a key, after noting the shell expression that makes it.

        The expression stands between double quotes: `$(printf %.20s "$PP_KEY")`.
        """
        self._shell.setdefault(text, shell)
        return text

    def pieces(self, text: str) -> list[tuple[str, str | None]]:
        """Return a text cut at its secrets: each piece, and the expression that stands for it."""
        secrets = sorted((each for each in self._shell if len(each) >= SHORTEST), key=len)
        if not secrets:
            return [(text, None)] if text else []
        longest_first = "|".join(re.escape(each) for each in reversed(secrets))
        cut = re.split(f"({longest_first})", text)
        return [(piece, self._shell.get(piece)) for piece in cut if piece]

    def mask(self, text: str) -> str:
        """Return a text with every secret replaced by its expression."""
        return "".join(_plain(shell) or piece for piece, shell in self.pieces(text))

    def quote(self, text: str) -> str:
        """Return a text as one word of a shell, its secrets as expressions."""
        words = [
            f'"{shell}"' if shell else shlex.quote(piece) for piece, shell in self.pieces(text)
        ]
        if any(shell for _, shell in self.pieces(text)):
            return _double_quoted(self.pieces(text)) or "".join(words)
        return "".join(words) or "''"


def _plain(shell: str | None) -> str | None:
    return re.sub(r"^\$\{(\w+)\}$", r"$\1", shell) if shell else None


def _double_quoted(pieces: list[tuple[str, str | None]]) -> str | None:
    """Return the pieces between one pair of double quotes, where that needs no escapes."""
    literal = "".join(piece for piece, shell in pieces if shell is None)
    if re.search(r'[\\"$`!]', literal):
        return None
    return '"' + "".join(_unbraced(pieces, at) for at in range(len(pieces))) + '"'


def _unbraced(pieces: list[tuple[str, str | None]], at: int) -> str:
    piece, shell = pieces[at]
    if shell is None:
        return piece
    following = pieces[at + 1][0] if at + 1 < len(pieces) else ""
    return shell if re.match(r"\w", following) else _plain(shell) or shell
