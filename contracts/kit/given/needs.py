"""What the user hands over for the rules: keys, other values, headers."""

import re
from collections.abc import Iterable, Mapping

from understudy.contracts.kit.talk.stop import WrongUse

# How long a run may wait for what takes long, such as the end of a token.
MAY_WAIT = "may_wait"
UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
SECRETS = ("key", "secret")


def variable_of(need: str) -> str:
    """Return the environment variable of a need: `UNDERSTUDY_OTHER_KEY`."""
    return f"UNDERSTUDY_{need.upper()}"


def sorted_needs(
    keys: Mapping[str, str],
    pairs: Iterable[str],
    declared: Mapping[str, str],
    environment: Mapping[str, str],
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the keys and the plain values by name; of pairs and environment, the pairs win."""
    known = {name: environment.get(variable_of(name), "") for name in declared}
    given = known | {name: value for name, value in keys.items() if value}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if name not in declared or not sign:
            names = ", ".join(declared)
            raise WrongUse(f"--need takes NAME=VALUE with a name of: {names}; not {name!r}")
        given[name] = value
    # A secret that CI does not have arrives as an empty variable: that is none.
    filled = {name: value.strip() for name, value in given.items() if value.strip()}
    secrets = {name: value for name, value in filled.items() if name.endswith(SECRETS)}
    for name, value in secrets.items():
        _refuse_unsendable(variable_of(name), value)
    return secrets, {name: value for name, value in filled.items() if name not in secrets}


def duration_of(text: str) -> float:
    """Return the seconds of a duration like `20m`; WrongUse where it is none."""
    found = re.fullmatch(r"(\d+)([smhd])", text)
    if found is None:
        raise WrongUse(f"--need {MAY_WAIT} takes a duration like 20m; not {text!r}")
    return int(found[1]) * UNITS[found[2]]


def headers_of(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return headers as pairs; WrongUse where a line has no colon."""
    pairs = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name.strip() or not value.strip():
            raise WrongUse("--header takes 'NAME: VALUE'")
        pairs.append((name.strip(), value.strip()))
    for name, value in pairs:
        _refuse_unsendable(f"the header {name}", value)
    return tuple(pairs)


def _refuse_unsendable(name: str, value: str) -> None:
    # The client's own complaint would show the value.
    if not value.isprintable():
        raise WrongUse(f"{name} holds a line break, or what else no header can carry")
