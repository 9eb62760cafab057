"""Texts made from a real key, each with the shell expression that makes it."""

from base64 import b64encode

from understudy.contracts.kit.talk.keyring import OWN, Keyring


def near_keys(keys: Keyring, prefix: str = "") -> dict[str, str]:
    """Return what is nearly a key of the run, by what is wrong with it; all begin with `prefix`."""
    key, variable = keys.value(OWN), keys.variable(OWN)
    size = len(key)
    # As much of both ends stays as is shown of a key in a list of keys.
    start, end = min(20, size // 3), size - min(8, size // 6)
    early = min(len(prefix) + 1, size - 1)
    head, tail = f'$(printf %.{{}}s "${variable}")', f'$(printf %s "${variable}" | tail -c +{{}})'

    def changed(start: int, end: int) -> tuple[str, str]:
        other = _other(key[start]) * (end - start)
        return key[:start] + other + key[end:], f"{head.format(start)}{other}{tail.format(end + 1)}"

    def cut(characters: int) -> tuple[str, str]:
        length = max(1, size - characters)
        return key[:length], head.format(length)

    made = {
        "middle changed": changed(start, end),
        "second character changed": changed(early, early + 1),
        "last character missing": cut(1),
        "second half missing": cut(size // 2),
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
