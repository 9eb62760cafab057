"""Where built sites are kept: each in a folder of its own, which is whole or not there."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

# Several versions and sets of options take turns on one machine; a site has some megabytes.
MOST_KEPT = 8
DRAFT = ".draft"
LOCK = ".lock"
# The page that every site begins with.
FIRST = "index.html"
# How long nobody looks up whether there is still any use in waiting for a turn.
PATIENCE = 0.2


class NotBuilt(Exception):
    """There is no site, and none can be built; the text says why in one line."""


class Cache:
    """The sites in a few places, of which the first that can be written takes new ones."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = places

    def find(self, name: str) -> Path | None:
        """Return the folder of a site that is there; it counts as used now."""
        for place in self._places:
            folder = place / name
            if is_site(folder) and is_trusted(place):
                with suppress(OSError):
                    os.utime(folder)
                return folder
        return None

    def place(self) -> Path:
        """Return where a new site can be written; NotBuilt where it can be nowhere."""
        reason = "there is no place for it"
        for place in self._places:
            try:
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
                with tempfile.TemporaryFile(dir=place):
                    pass
            except OSError as error:
                reason = f"{place} cannot be written: {error.strerror}"
                continue
            if is_trusted(place):
                return place
            reason = f"{place} can be written by others"
        raise NotBuilt(reason)

    @contextmanager
    def turn(self, place: Path, is_stopped: Callable[[], bool]) -> Iterator[None]:
        """Let nobody else build in this place meanwhile, in no other process either."""
        lock = FileLock(place / LOCK, thread_local=False)
        while True:
            if is_stopped():
                raise NotBuilt("the stand-in is being stopped")
            with suppress(Timeout):
                lock.acquire(timeout=PATIENCE)
                break
        try:
            yield
        finally:
            lock.release()

    def draft(self, place: Path, name: str) -> Path:
        """Return where a site is to be built; in its turn nobody else's can be there."""
        for left in place.glob(f"*{DRAFT}"):
            shutil.rmtree(left, ignore_errors=True)
        return place / f"{name}{DRAFT}"

    def keep(self, draft: Path) -> Path:
        """Give a site that is whole its name, and remove those that were not used for longest."""
        folder = draft.with_suffix("")
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
        sites = [each for each in draft.parent.iterdir() if is_site(each)]
        for old in sorted(sites, key=last_used, reverse=True)[MOST_KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
        return folder


def is_site(folder: Path) -> bool:
    """Whether a folder holds a site that this user may read."""
    try:
        return (folder / FIRST).is_file()
    except OSError:
        return False


def last_used(folder: Path) -> float:
    """Return when a site was last built or served."""
    return folder.stat().st_mtime


def is_trusted(place: Path) -> bool:
    """Whether nobody else can have put a site there: everybody may write where temporary files go.

    Elsewhere it is for whom the folder belongs to, such as the maker of an image.
    """
    if not place.is_relative_to(_temporary()):
        return True
    status = place.lstat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def default_places() -> tuple[Path, ...]:
    """Return where this platform keeps what can be made anew, and where temporary files go."""
    # Not in --data: it belongs to one stand-in, and is what its user would save.
    temporary = _temporary() / f"understudy-reference-{os.getuid()}"
    try:
        return (_caches() / "understudy" / "reference", temporary)
    except RuntimeError:  # a user without a home
        return (temporary,)


def _temporary() -> Path:
    try:
        return Path(tempfile.gettempdir())
    except OSError:  # none can be written
        return Path(os.sep, "tmp")


def _caches() -> Path:
    named = Path(os.environ.get("XDG_CACHE_HOME") or "")
    if named.is_absolute():
        return named
    home = Path.home()
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
