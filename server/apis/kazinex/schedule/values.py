"""Texts of a file to values: instants, numbers, minutes of hours; each distinct text is read once.

A converter is a dictionary that computes what it lacks: a big file repeats its texts, and taking
one out of a dictionary costs a tenth of reading it. ValueError tells what is wrong with a text.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from understudy.server.apis.kazinex.schedule.bounds import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MOST_AMOUNT,
    MOST_DIGITS,
    MOST_HOURS,
    MOST_KEPT,
)

NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,4})?", re.ASCII)
# Programs other than P6 write seconds, or no time.
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?)(?:\.\d{1,9})?Z?", re.ASCII)


class Converter(dict[str, object]):
    """What texts mean; the empty one means `default`."""

    def __init__(self, default: object = None) -> None:
        super().__init__({"": default})
        self._default = default

    def all(self, texts: Sequence[str]) -> Sequence[object]:
        """Return what each of these texts means."""
        return [*map(self.__getitem__, texts)]

    def keep(self, text: str, value: object) -> object:
        """Keep and return what a text means; a file of texts that never repeat is not kept."""
        if len(self) > MOST_KEPT:
            self.clear()
            self[""] = self._default
        self[text] = value
        return value


class Texts(Converter):
    """Texts that are seldom repeated: names and identifiers."""

    def all(self, texts: Sequence[str]) -> Sequence[object]:
        """Return what each of these texts means."""
        return [text or self._default for text in texts]

    def __missing__(self, text: str) -> object:
        return text


class Codes(Converter):
    """Texts that many rows share, kept once."""

    def __missing__(self, text: str) -> object:
        return self.keep(text, text)


class Instants(Converter):
    """Dates with or without a time, without a zone.

    P6 exports dates of the year 4637: what nobody plans in is no date, and kept for a warning.
    """

    def __init__(self, default: object = None) -> None:
        super().__init__(default)
        self._beyond: list[str] = []

    def __missing__(self, text: str) -> object:
        try:
            return self.keep(text, instant(text))
        except Beyond:
            self._beyond.append(text)
            return self.keep(text, None)

    def warnings(self) -> list[str]:
        """Return in words what was taken for no date."""
        if not self._beyond:
            return []
        years = f"from {EARLIEST_YEAR} to {LATEST_YEAR}"
        return [f"Dates that are not {years} are left out, as {shortened(self._beyond[0])}"]


class Numbers(Converter):
    """Units, percents and money."""

    def __missing__(self, text: str) -> object:
        return self.keep(text, number(text))


class Wholes(Converter):
    """Sequence numbers: whole, or rounded to it."""

    def __missing__(self, text: str) -> object:
        return self.keep(text, round(number(text)))


class Hours(Converter):
    """Hours, as minutes."""

    def __missing__(self, text: str) -> object:
        return self.keep(text, minutes_of(text))


class Flags(Converter):
    """Y and N, as XER has them; XML has 1 and 0, or true and false."""

    def __missing__(self, text: str) -> object:
        return self.keep(text, text.strip().lower() in ("y", "1", "true"))


class Beyond(ValueError):
    """A date in a year that nobody plans in."""


def number(text: str) -> float:
    """Return a number; a comma may stand for the point. ValueError for anything else."""
    bare = text.strip()
    if len(bare) > MOST_DIGITS or not NUMBER.fullmatch(bare):
        raise ValueError("is not a number")
    value = float(bare.replace(",", "."))
    if abs(value) > MOST_AMOUNT:
        raise ValueError("is too large a number")
    # A minus before nothing is no other number.
    return value or 0.0


def minutes_of(text: str) -> int:
    """Return hours as whole minutes; ValueError for what is no number, or a thousand years."""
    hours = number(text)
    if abs(hours) > MOST_HOURS:
        raise ValueError("is too large a number of hours")
    return round(hours * 60)


def instant(text: str) -> datetime:
    """Return a date with its time; ValueError for anything else, and for years nobody plans in."""
    found = INSTANT.fullmatch(text.strip())
    if found is None:
        raise ValueError("is not a date")
    try:
        value = datetime.fromisoformat(found[1])
    except ValueError:
        raise ValueError("is not a date") from None
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise Beyond(f"is not a date from {EARLIEST_YEAR} to {LATEST_YEAR}")
    return value


def shortened(text: str) -> str:
    """Return a text as a message quotes it."""
    return repr(text if len(text) <= 40 else f"{text[:40]}...")
