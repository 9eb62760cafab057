"""Lends packages of this environment to another one: those that are asked for, and no others."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from tests.cli.serving import ROOT

# What understudy is installed with where no extra is asked for.
DEPENDENCIES: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "dependencies"
]


def needed_by(names: Iterable[str]) -> set[str]:
    """Return these packages and all that they need here, by the names that they have on disk."""
    found: set[str] = set()
    asked = [Requirement(name) for name in names]
    while asked:
        requirement = asked.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        extras = {"", *requirement.extras}
        if name not in found:
            found.add(name)
            further = map(Requirement, distribution(name).requires or ())
            asked += [each for each in further if is_asked(each, extras)]
    return found


def is_asked(requirement: Requirement, extras: set[str]) -> bool:
    """Whether a requirement holds on this machine, for one of these extras."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": each}) for each in extras)


def lend(place: Path, *names: str) -> Path:
    """Make a folder from which these packages can be imported, what they need, and no other."""
    place.mkdir()
    for name in needed_by(names):
        files = distribution(name).files or ()
        for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
            (place / top).symlink_to(Path(str(distribution(name).locate_file(top))))
    return place
