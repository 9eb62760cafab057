"""Files that a request brings: on disk from the first byte, and gone once it is answered."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO


@dataclass(frozen=True)
class Upload:
    """A file that came in a body, or a body that is one; it is there until the answer is sent.

    `size` is in bytes. `filename` is what the client calls it, "" where it does not say: a text
    from outside, never a path to write to. `path` can be given to a worker process.
    """

    path: Path
    size: int
    content_type: str = ""
    filename: str = ""

    def open(self) -> BinaryIO:
        """Open it for reading, at its beginning."""
        return self.path.open("rb")

    def read(self) -> bytes:
        """Return all of it at once: as much memory as it is large."""
        return self.path.read_bytes()


class Draft:
    """An upload that is still being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._file = path.open("wb")

    def write(self, octets: bytes) -> None:
        """Add the next bytes."""
        self.size += len(octets)
        self._file.write(octets)

    def done(self, content_type: str = "", filename: str = "") -> Upload:
        """Return it whole."""
        self._file.close()
        return Upload(self.path, self.size, content_type, filename)

    def close(self) -> None:
        """Write no more, whole or not."""
        self._file.close()


class Spool:
    """Where the files of one request lie; there is no folder before there is a file."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._drafts: list[Draft] = []

    def begin(self) -> Draft:
        """Begin a file."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="understudy-")
        draft = Draft(Path(self._folder.name, str(len(self._drafts))))
        self._drafts.append(draft)
        return draft

    def clear(self) -> None:
        """Remove all files."""
        for draft in self._drafts:
            # What a full disk has not taken is tried again here, and nobody wants it any more.
            with suppress(OSError):
                draft.close()
        if self._folder is not None:
            self._folder.cleanup()


@contextmanager
def spooled() -> Iterator[Spool]:
    """Give a place for the files of a request, as long as it lasts."""
    spool = Spool()
    try:
        yield spool
    finally:
        spool.clear()
