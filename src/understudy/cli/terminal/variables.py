"""Variables in place of options: which one an error is about, and which is somebody else's."""

import os
import re
from collections.abc import Iterator, Sequence

PREFIX = "UNDERSTUDY_"
OPTION = re.compile(r"--[a-z][a-z-]*")
# Kubernetes names the address of a service `understudy` so, in every container beside it.
LINK = re.compile(r"(tcp|udp|sctp)://\S*")
SECRET = re.compile(r"(TOKEN|SECRET|PASSWORD|HEADER|(?<!TLS_)KEY)$")
# Shorter values, such as `on`, stand in many a text.
TELLING = 3


def ignore_links() -> Iterator[str]:
    """Forget the variables that a cluster has set, and yield a line for each."""
    name = f"{PREFIX}PORT"
    value = os.environ.get(name, "")
    if LINK.fullmatch(value):
        del os.environ[name]
        yield f"{name}={value} is the address of a Kubernetes service, and ignored"


def explained(problem: str, words: Sequence[str]) -> str:
    """Return a problem with the variables that it is about, and their values but for secrets.

    They are those of the options that it names, and those whose values it tells; an option or a
    value among the `words` of the command line comes from there.
    """
    given = {word.partition("=")[0] for word in words}
    asked = [variable_of(option) for option in OPTION.findall(problem) if option not in given]
    told = [name for name in sorted(os.environ) if is_told(name, problem, words)]
    names = [name for name in dict.fromkeys([*asked, *told]) if os.environ.get(name)]
    return f"{', '.join(map(shown, names))}: {problem}" if names else problem


def variable_of(option: str) -> str:
    """Return the name of the variable that stands in place of an option like `--port`."""
    return PREFIX + option.removeprefix("--").replace("-", "_").upper()


def is_told(name: str, problem: str, words: Sequence[str]) -> bool:
    """Whether a problem tells a value of a variable that no word of the command line has."""
    if not name.startswith(PREFIX) or is_secret(name):
        return False
    parts = [part for part in os.environ[name].split() if len(part) >= TELLING]
    return any(
        part not in words and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", problem)
        for part in parts
    )


def shown(name: str) -> str:
    """Return a variable with its value, unless that is a secret."""
    return name if is_secret(name) else f"{name}={os.environ[name]}"


def is_secret(name: str) -> bool:
    """Whether the value of a variable is not to be told."""
    return SECRET.search(name) is not None
