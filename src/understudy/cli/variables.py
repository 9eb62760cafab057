"""Variables in place of options: which one an error is about, and which is somebody else's."""

import os
import re
from collections.abc import Iterator, Sequence

PREFIX = "UNDERSTUDY_"
OPTION = re.compile(r"--([a-z][a-z-]*)")
# Kubernetes names the address of a service `understudy` so, in every container beside it.
LINK = re.compile(r"(tcp|udp|sctp)://\S*")
SECRET = ("TOKEN", "KEY", "SECRET", "PASSWORD", "HEADER")
ARGUMENT = "UNDERSTUDY_BASE_URL"


def ignore_links() -> Iterator[str]:
    """Forget the variables that a cluster has set, and yield a line for each."""
    for name, value in sorted(os.environ.items()):
        if name == f"{PREFIX}PORT" and LINK.fullmatch(value):
            del os.environ[name]
            yield f"{name}={value} is the address of a Kubernetes service, and ignored"


def explained(problem: str, words: Sequence[str]) -> str:
    """Return a problem with the variables that it is about: those of options not among `words`.

    A secret's value is not told.
    """
    given = {word.partition("=")[0] for word in words}
    named = [f"--{name}" for name in OPTION.findall(problem)]
    names = [variable_of(option) for option in dict.fromkeys(named) if option not in given]
    value = os.environ.get(ARGUMENT)
    if value and value in problem and value not in words:
        names.append(ARGUMENT)
    told = [shown(name) for name in names if os.environ.get(name)]
    return ": ".join([", ".join(told), problem]) if told else problem


def variable_of(option: str) -> str:
    """Return the name of the variable that stands in place of an option like `--port`."""
    return PREFIX + option.removeprefix("--").replace("-", "_").upper()


def shown(name: str) -> str:
    """Return a variable with its value."""
    is_secret = any(word in name for word in SECRET)
    return name if is_secret else f"{name}={os.environ[name]}"
