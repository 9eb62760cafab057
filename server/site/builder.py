"""Has the site of a stand-in built by the command line, into the cache that all stand-ins share."""

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from understudy.catalog import ApiError
from understudy.server.options import Options
from understudy.server.served import ServedApi
from understudy.server.site.cache import FIRST, Cache, NotBuilt, default_places
from understudy.server.site.files import Pages, pages_in
from understudy.server.site.fingerprint import fingerprint
from understudy.server.site.process import Process

# Its own name may not be on the path, and its modules are found by us.
PROGRAM = (sys.executable, "-P", "-m", "understudy.cli")
NAME = "understudy"
COMMAND = ("docs", "build")
OUT = Path("reference")


class Builder:
    """Finds a site, or builds it; all of it takes time, and is to be called from a thread.

    `name` returns the name of the site in the cache, `asked` is what the command is told of it.
    """

    def __init__(
        self,
        cache: Cache,
        name: Callable[[], str],
        asked: Sequence[str] = (),
        program: Sequence[str] = PROGRAM,
    ) -> None:
        self._cache = cache
        self._given_name = name
        self._asked = asked
        self._program = program

    def found(self) -> Pages:
        """Return the site that is there already, or nothing."""
        folder = self._cache.find(self._name())
        return pages_in(folder) if folder else {}

    def built(self, process: Process) -> Pages:
        """Return the site, built unless somebody has done it meanwhile; NotBuilt says why not."""
        place, name = self._cache.place(), self._name()
        with self._cache.turn(place, lambda: process.is_stopped):
            folder = self._cache.find(name)
            if folder is None:
                draft = self._cache.draft(place, name)
                process.run(self._command(self._program, draft))
                if not (draft / FIRST).is_file():
                    raise NotBuilt(f"it has written no {FIRST}")
                folder = self._cache.keep(draft)
        return pages_in(folder)

    def by_hand(self) -> str:
        """Return the line that builds the site in a shell, where it is found if it can be."""
        try:
            folder = self._cache.place() / self._name()
        except NotBuilt:
            folder = OUT
        python, *module = self._program
        program = [NAME] if shutil.which(NAME) else [python or "python3", *module]
        return shlex.join(self._command(program, folder))

    def _command(self, program: Sequence[str], out: Path) -> list[str]:
        return [*program, *COMMAND, str(out), *self._asked]

    def _name(self) -> str:
        try:
            return self._given_name()
        except (ApiError, OSError, TypeError, ValueError) as error:
            raise NotBuilt(f"what it is printed from cannot be read: {error}") from error


def builder_of(options: Options, served: Sequence[ServedApi]) -> Builder:
    """Return the builder of the site of these APIs, with the cache of this user."""
    return Builder(
        Cache(default_places()),
        lambda: fingerprint(options, served),
        tuple(asked(options, served)),
    )


def asked(options: Options, served: Sequence[ServedApi]) -> Iterator[str]:
    """Yield the options that name what is served."""
    for folder in options.api_dirs:
        yield from ("--api-dir", str(folder.absolute()))
    for api in served:
        yield from ("--api", api.name)
