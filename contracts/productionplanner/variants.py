"""Texts that are nearly a real key, each with the shell expression that makes it."""

from base64 import b64encode
from dataclasses import dataclass

from understudy.contracts.kit.talk.keyring import Keyring

PREFIX = "pp_"


@dataclass(frozen=True)
class Variants:
    """Makes texts out of one key of the run."""

    keys: Keyring
    name: str

    @property
    def key(self) -> str:
        """The key itself."""
        return self.keys.value(self.name)

    @property
    def last_changed(self) -> str:
        """The key with another last character."""
        return self.keys.near(self.name)

    @property
    def middle_changed(self) -> str:
        """A text with the beginning and the end of the key."""
        head, tail = min(20, len(self.key) // 3), min(8, len(self.key) // 6)
        middle = _other(self.key[head]) * (len(self.key) - head - tail)
        text = self.key[:head] + middle + self.key[len(self.key) - tail :]
        return self._made(text, f"{self._head(head)}{middle}{self._rest(len(self.key) - tail)}")

    @property
    def early_changed(self) -> str:
        """The key with another character near its beginning."""
        place = min(len(PREFIX) + 1, len(self.key) - 1)
        other = _other(self.key[place])
        text = self.key[:place] + other + self.key[place + 1 :]
        return self._made(text, f"{self._head(place)}{other}{self._rest(place + 1)}")

    @property
    def longer(self) -> str:
        """The key with one more character."""
        return self._made(f"{self.key}0", f"${{{self._variable}}}0")

    @property
    def capitals(self) -> str:
        """The key in capital letters."""
        return self._made(self.key.upper(), f'$(printf %s "${self._variable}" | tr a-z A-Z)')

    @property
    def without_prefix(self) -> str:
        """The key without its `pp_`."""
        return self._made(self.key.removeprefix(PREFIX), f"${{{self._variable}#{PREFIX}}}")

    @property
    def basic(self) -> str:
        """The key as a user name without a password, as Basic wants it."""
        shell = f"$(printf '%s:' \"${self._variable}\" | base64 | tr -d '\\n')"
        return self._made(b64encode(f"{self.key}:".encode()).decode(), shell)

    def cut(self, characters: int) -> str:
        """Return the key without its last characters."""
        length = max(1, len(self.key) - characters)
        return self._made(self.key[:length], self._head(length))

    @property
    def _variable(self) -> str:
        return self.keys.variable(self.name)

    def _head(self, length: int) -> str:
        return f'$(printf %.{length}s "${self._variable}")'

    def _rest(self, start: int) -> str:
        return f'$(printf %s "${self._variable}" | tail -c +{start + 1})'

    def _made(self, text: str, shell: str) -> str:
        return self.keys.variant(text, shell)


def _other(character: str) -> str:
    return "1" if character == "0" else "0"
