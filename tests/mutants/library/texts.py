"""What becomes of texts and numbers on their way through a careless store."""

import unicodedata
from collections.abc import Callable


def trimmed(text: str) -> str:
    """Cut blanks at the ends off."""
    return text.strip(" ")


def in_one_line(text: str) -> str:
    """Make blanks of line ends."""
    return " ".join(text.splitlines())


def line_ends_unified(text: str) -> str:
    """Lose carriage returns."""
    return text.replace("\r\n", "\n")


def tabs_made_blanks(text: str) -> str:
    """Make blanks of tabs."""
    return text.replace("\t", " ")


def composed(text: str) -> str:
    """Make one of letters in two parts."""
    return unicodedata.normalize("NFC", text)


def until_nul(text: str) -> str:
    """End where a NUL is."""
    return text.partition("\0")[0]


def in_one_byte(text: str) -> str:
    """Keep what Latin 1 has."""
    return text.encode("latin-1", "replace").decode("latin-1")


def without_zeros(text: str) -> str:
    """Lose the zeros before a number."""
    return text.lstrip("0") if text.isdecimal() else text


def cut(length: int) -> Callable[[str], str]:
    """Return what cuts a text after so many characters."""
    return lambda text: text[:length]


def in_cents(number: float) -> float:
    """Round to whole cents."""
    return round(number, 2)
