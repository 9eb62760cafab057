"""One API as the reference prints it, read from its spec and its rules."""

from understudy.reference.reading.place import ReadingError
from understudy.reference.reading.reader import read, read_spec

__all__ = ["ReadingError", "read", "read_spec"]
