"""The standard streams: nothing that is printed may raise, whatever they are connected to."""

import sys
from io import TextIOBase, TextIOWrapper


class Nowhere(TextIOBase):
    """A stream that nobody reads."""

    def write(self, text: str) -> int:
        """Take it, and forget it."""
        return len(text)


def make_printable() -> None:
    """Let every text be printed: what the encoding of a terminal lacks is written as in code.

    A stream that was closed by who started us takes everything, and shows nothing.
    """
    sys.stdout = sys.stdout or Nowhere()
    sys.stderr = sys.stderr or Nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def mute() -> None:
    """Print nothing any more: Python would try once more at its end, and fail once more."""
    sys.stdout = Nowhere()


def is_left(error: BaseException) -> bool:
    """Whether an error says no more than that the reader of a pipe has seen enough; then be mute.

    Typer ends the process with 1 in its place.
    """
    if not any(isinstance(each, BrokenPipeError) for each in (error, error.__context__)):
        return False
    mute()
    return True
