"""Texts made from a real key, each with the shell expression that makes it."""

from base64 import b64encode

from understudy.contracts.kit.talk.keyring import OWN, Keyring


def near_keys(keys: Keyring, prefix: str = "") -> dict[str, str]:
    """Return what is nearly a key of the run, by what is wrong with it; all begin with `prefix`."""
    key, variable = keys.value(OWN), keys.variable(OWN)
    size = len(key)
    # As much of both ends stays as is shown of a key in a list of keys.
    start, end = min(20, size // 3), size - min(8, size // 6)
    middle = _other(key[start]) * (end - start)
    early = min(len(prefix) + 1, size - 1)
    other = _other(key[early])
    cut, half = max(1, size - 1), max(1, size - size // 2)

    def first(length: int) -> str:
        return f'$(printf %.{length}s "${variable}")'

    def from_(place: int) -> str:
        return f'$(printf %s "${variable}" | tail -c +{place + 1})'

    made = {
        "middle changed": (
            key[:start] + middle + key[end:],
            first(start) + middle + from_(end),
        ),
        "second character changed": (
            key[:early] + other + key[early + 1 :],
            first(early) + other + from_(early + 1),
        ),
        "last character missing": (key[:cut], first(cut)),
        "second half missing": (key[:half], first(half)),
        "one character more": (f"{key}0", f"${{{variable}}}0"),
        "capital letters": (key.upper(), f'$(printf %s "${variable}" | tr a-z A-Z)'),
        f"without {prefix}": (key.removeprefix(prefix), f"${{{variable}#{prefix}}}"),
    }
    near = {name: keys.variant(text, shell) for name, (text, shell) in made.items()}
    return {"last character changed": keys.near(OWN), **near}


def other_cases(keys: Keyring) -> list[str]:
    """Return the key in capital letters, in small ones, and each in the other case; no key."""
    key, variable = keys.value(OWN), keys.variable(OWN)
    cases = {key.upper(): "a-z A-Z", key.lower(): "A-Z a-z", key.swapcase(): "a-zA-Z A-Za-z"}
    return [
        keys.variant(text, f'$(printf %s "${variable}" | tr {change})')
        for text, change in cases.items()
        if text != key
    ]


def as_basic(keys: Keyring) -> str:
    """Return the key as a user name without a password, as Basic wants it."""
    shell = f"$(printf '%s:' \"${keys.variable(OWN)}\" | base64 | tr -d '\\n')"
    return keys.variant(b64encode(f"{keys.value(OWN)}:".encode()).decode(), shell)


def _other(character: str) -> str:
    return "1" if character == "0" else "0"
