"""The keys of a run: their values, and the shell expressions that stand for them in reports."""

from collections.abc import Callable, Mapping, Sequence

from understudy.reference.shell import prose

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
        self._token_of: Callable[[str], str] | None = None
        self._headers = [f"{variable}_HEADER_{number + 1}" for number in range(len(headers))]
        self._expressions: dict[str, str] = {}
        for name, value in keys.items():
            self.variant(value, f"${{{self.given_variable(name)}}}")
        for name, (_, value) in zip(self._headers, headers, strict=True):
            self.variant(value, f"${{{name}}}")

    def __contains__(self, name: str) -> bool:
        return name in self._keys

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the keys that were given."""
        return tuple(self._keys)

    @property
    def expressions(self) -> Mapping[str, str]:
        """Every secret with the expression that stands for it."""
        return self._expressions

    @property
    def variables(self) -> tuple[str, ...]:
        """The shell variables of the keys, and of the headers that every request carries."""
        return (*(self.given_variable(name) for name in self._keys), *self._headers)

    def sign_with(self, token_of: Callable[[str], str]) -> None:
        """Have a token sent for each key from now on: what this returns of the key's name."""
        self._token_of = token_of

    def value(self, name: str) -> str:
        """Return what is sent for a key: the key itself, or the token that it signs in for."""
        if self._token_of is not None and name.endswith(OWN):
            return self._token_of(name)
        return self._keys[name]

    def secret(self, name: str) -> str:
        """Return what was given under a name."""
        return self._keys[name]

    def variable(self, name: str) -> str:
        """Return the shell variable of what is sent for a key: `PP_OTHER_KEY`, `FP_TOKEN`."""
        if self._token_of is not None and name.endswith(OWN):
            name = f"{name.removesuffix(OWN)}token"
        return self.given_variable(name)

    def given_variable(self, name: str) -> str:
        """Return the shell variable that holds what was given under a name."""
        return f"{self._variable}_{name.upper()}"

    def near(self, name: str) -> str:
        """Return a key that differs from a real one in its last character."""
        return self.variant(near(self.value(name)), f'$(near "${self.variable(name)}")')

    def variant(self, text: str, expression: str) -> str:
        """Return a text made from a key, after noting the shell expression that makes it.

        The expression stands between double quotes: `$(printf %.20s "$PP_KEY")`.
        """
        if len(text) >= SHORTEST:
            self._expressions.setdefault(text, expression)
        return text

    def near_given(self, name: str) -> str:
        """Return what differs from what was given under a name in its last character."""
        return self.variant(near(self.secret(name)), f'$(near "${self.given_variable(name)}")')

    def mask(self, text: str) -> str:
        """Return a text with every secret replaced by its expression."""
        return prose(text, self._expressions)


def near(text: str) -> str:
    """Return a text with its last character changed; the shell function `near` does the same."""
    if text.count(".") > 1 and text[-1] in "0123":
        # The last character of a JWT's signature has two bits that mean nothing.
        return f"{text[:-1]}A"
    return text[:-1] + ("1" if text.endswith("0") else "0")
