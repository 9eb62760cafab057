"""Imports the modules of an API's own folder: those that serve it, or those that judge it.

The two sides are packages of their own, `understudy_served` and `understudy_judged`, and neither
can import a module of the other: a judge that runs the accused proves nothing.
"""

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module, invalidate_caches
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Literal

from understudy.catalog import Api, ApiError

Side = Literal["served", "judged"]
# A side of an API, its name and its folder: what another process needs to import its modules.
Mount = tuple[Side, str, Path]
# The modules of a folder that belong to one side alone.
OWN: dict[Side, tuple[str, ...]] = {
    "served": ("api", "handlers"),
    "judged": ("contract", "rules", "table"),
}


class Wall(MetaPathFinder):
    """Refuses to import on one side what belongs to the other."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise ImportError for a module of the other side; find nothing."""
        for side, other in (("served", "judged"), ("judged", "served")):
            root, _, rest = fullname.partition(".")
            module = rest.partition(".")[2].partition(".")[0]
            if root == f"understudy_{side}" and module in OWN[other]:  # type: ignore[index]  # a Side
                raise ImportError(f"what is {side} may not import {module}, which is {other}")
        return None


def load(api: Api, side: Side, module: str) -> ModuleType:
    """Import a module of an API's folder.

    ApiError names the line of the folder's own code that could not be run.
    """
    folder = api.folder or Path()
    package = mount(side, api.name, folder)
    try:
        return import_module(f"{package}.{module}")
    except Exception as error:
        raise ApiError(f"{_place(error, folder)}: {_told(error)}") from error


def mount(side: Side, name: str, folder: Path) -> str:
    """Make the package of a side of an API, anew where one of another folder has its name."""
    root = f"understudy_{side}"
    if root not in sys.modules:
        sys.modules[root] = ModuleType(root)
        sys.modules[root].__path__ = []
        if not any(isinstance(each, Wall) for each in sys.meta_path):
            sys.meta_path.insert(0, Wall())
    package = f"{root}.{name}"
    known = sys.modules.get(package)
    if known is None or list(known.__path__) != [str(folder)]:
        for each in [each for each in sys.modules if f"{each}.".startswith(f"{package}.")]:
            del sys.modules[each]
        made = ModuleType(package)
        made.__path__ = [str(folder)]
        sys.modules[package] = made
        invalidate_caches()
    return package


def mount_of(module: str, file: str) -> Mount | None:
    """Return where a module of this file is mounted, None where it is no API's own."""
    root, _, rest = module.partition(".")
    side = root.removeprefix("understudy_")
    if side not in OWN or side == root:
        return None
    name, *inner = rest.split(".")
    path = Path(file)
    place = path.parent if path.stem == "__init__" else path
    return side, name, place.parents[len(inner) - 1]


def _place(error: Exception, folder: Path) -> str:
    """Return file and line of the folder's own code at which an import failed."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if Path(each.filename).is_relative_to(folder)]
    return f"{own[-1].filename}:{own[-1].lineno}" if own else str(folder)


def _told(error: Exception) -> str:
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return " ".join(f"{type(error).__name__}: {said}".split())
