"""Where each API keeps its spec, rules and fixtures: found by folder name, listed nowhere."""

import filecmp
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
# What an installed package offers under this name is the module of an API's folder.
GROUP = "understudy.apis"
DIRS = "UNDERSTUDY_API_DIR"
NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
SPEC = "openapi.yaml"


class UnknownApi(LookupError):
    """No API bears this name."""


class ApiError(ValueError):
    """An API's folder cannot be used; the text says which file of it, which line, and why."""


@dataclass(frozen=True)
class Api:
    """The files of one API: name (one word), spec, rules (may be missing), fixtures folder.

    `folder` holds all of an API of one's own; the parts of the built-in ones stand in three trees,
    and it is None.
    """

    name: str
    spec: Path
    rules: Path
    fixtures: Path
    folder: Path | None = None


Dirs = tuple[Path, ...]


def apis(dirs: Iterable[Path] = ()) -> dict[str, Api]:
    """Return every API by name: the built-in ones, those of packages, those in these folders.

    ApiError where a folder is not one of APIs, or two APIs have one name.
    """
    found: dict[str, Api] = {}
    for api in (*shipped(), *(api for each in dirs for api in _in(each))):
        if api.name in found:
            raise ApiError(f"{api.folder}: there is an API called {api.name} already; rename it")
        found[api.name] = api
    return found


def find(name: str, dirs: Iterable[Path] = ()) -> Api:
    """Return the API of this name, or raise UnknownApi with the names that there are."""
    known = apis(dirs)
    try:
        return known[name]
    except KeyError:
        raise UnknownApi(f"no API called {name!r}; there are: {', '.join(known)}") from None


def dirs_of(given: Iterable[Path]) -> Dirs:
    """Return the folders of `--api-dir`, or else those of UNDERSTUDY_API_DIR, split as PATH is."""
    chosen = tuple(given)
    return chosen or tuple(
        Path(each) for each in os.environ.get(DIRS, "").split(os.pathsep) if each
    )


@cache
def shipped() -> tuple[Api, ...]:
    """Return the built-in APIs and those of installed packages."""
    return (*_built_in(), *_installed())


def _built_in() -> Iterator[Api]:
    """Yield the APIs of the three trees; the one whose spec is the root's comes first."""
    specs = (HERE / "contracts").glob(f"*/{SPEC}")
    for spec in sorted(specs, key=lambda each: (not _is_the_roots(each), each)):
        name = spec.parent.name
        yield Api(name, spec, spec.with_name("rules.yaml"), HERE / "fixtures" / name)


def _is_the_roots(spec: Path) -> bool:
    # A link in the sources, and in an installed package a copy.
    root = HERE / SPEC
    return root.exists() and filecmp.cmp(spec, root, shallow=False)


def _installed() -> Iterator[Api]:
    from importlib.metadata import entry_points  # takes time that `--help` has not got

    for entry in entry_points(group=GROUP):
        yield _api_in(_folder_of(entry.name, entry.value), entry.name)


def _folder_of(name: str, package: str) -> Path:
    try:
        spec = find_spec(package)
    except ImportError:
        spec = None
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise ApiError(f"the entry point {name} of {GROUP} names no package: {package}")
    return Path(next(iter(places)))


def _in(folder: Path) -> Iterator[Api]:
    """Yield the APIs in a folder of folders; what begins with a dot or an underscore is none."""
    if not folder.is_dir():
        raise ApiError(
            f"--api-dir {folder}: is no folder; pass one that holds a folder of each API"
        )
    places = [
        each for each in sorted(folder.iterdir()) if each.is_dir() and each.name[0] not in "._"
    ]
    if not places:
        raise ApiError(f"--api-dir {folder}: holds no API; each is a folder with an {SPEC}")
    yield from (_api_in(each, each.name) for each in places)


def _api_in(folder: Path, name: str) -> Api:
    if not NAME.fullmatch(name):
        raise ApiError(f"{folder}: an API's name is of lower-case letters, digits and underscores")
    if not (folder / SPEC).is_file():
        raise ApiError(f"{folder}: has no {SPEC}, which describes the API")
    _refuse_links_out(folder)
    return Api(name, folder / SPEC, folder / "rules.yaml", folder / "fixtures", folder)


def _refuse_links_out(folder: Path) -> None:
    """Raise ApiError for a link that leads out: what an API is must stand in its folder."""
    inside = folder.resolve()
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                raise ApiError(f"{path}: is a link out of the API's folder; copy what it names")
