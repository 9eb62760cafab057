"""The values of a record's texts; what cannot be read is refused with line, element and name."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from understudy.server.apis.kazinex.schedule.elements import Record
from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.model import Shift, Shifts
from understudy.server.apis.kazinex.schedule.shifts import minute_of, normal
from understudy.server.apis.kazinex.schedule.values import (
    Codes,
    Converter,
    Flags,
    Instants,
    Numbers,
    Wholes,
    shortened,
)


class Fields:
    """Reads fields of the records of one file, which writes durations and hours of work so."""

    def __init__(self, durations: Converter, works: Converter) -> None:
        self._codes = Codes()
        self._instants = Instants()
        self._numbers = Numbers()
        self._wholes = Wholes()
        self._flags = Flags()
        self._minutes = durations
        self._works = works

    def warnings(self) -> list[str]:
        """Return in words what was taken for no date."""
        return self._instants.warnings()

    def text(self, record: Record, name: str) -> str | None:
        """Return a text."""
        return record.texts.get(name)

    def code(self, record: Record, name: str) -> str | None:
        """Return a text that many records share."""
        return cast("str | None", self._codes[record.texts.get(name, "")])

    def instant(self, record: Record, name: str) -> datetime | None:
        """Return a date with its time."""
        return cast("datetime | None", self._value(self._instants, record, name))

    def number(self, record: Record, name: str) -> float | None:
        """Return a number."""
        return cast("float | None", self._value(self._numbers, record, name))

    def work(self, record: Record, *names: str) -> float | None:
        """Return units of work: the sum of those that there are, None where there is none."""
        known = [
            cast("float", each)
            for name in names
            if (each := self._value(self._works, record, name)) is not None
        ]
        return sum(known) if known else None

    def whole(self, record: Record, name: str) -> int | None:
        """Return a whole number."""
        return cast("int | None", self._value(self._wholes, record, name))

    def minutes(self, record: Record, name: str) -> int | None:
        """Return a duration as minutes."""
        return cast("int | None", self._value(self._minutes, record, name))

    def flag(self, record: Record, name: str) -> bool:
        """Return whether something is so; what is not said is not."""
        return bool(self._value(self._flags, record, name))

    def _value(self, converter: Converter, record: Record, name: str) -> object:
        text = record.texts.get(name)
        if text is None:
            return None
        try:
            return converter[text]
        except ValueError as error:
            raise refused(record, name, f"{error}: {shortened(text)}") from None


def shifts_in(
    records: list[Record], start: str, finish: str, moved: Callable[[int], int]
) -> Shifts:
    """Return the working times in records with these elements; `moved` mends a finish."""
    shifts: list[Shift] = []
    for record in records:
        times: list[Any] = []
        for name in (start, finish):
            text = record.texts.get(name, "")
            try:
                times.append(minute_of(text))
            except ValueError as error:
                raise refused(record, name, f"{error}: {shortened(text)}") from None
        shifts.append((times[0], moved(times[1])))
    return normal(shifts)


def refused(record: Record, name: str, why: str) -> Unreadable:
    """Return the refusal of an element within a record."""
    label = next(
        (f" {key} {record.texts[key]}" for key in ("UID", "ObjectId") if key in record.texts), ""
    )
    return Unreadable(f"Line {record.line}: <{record.name}>{label[:60]}: <{name}> {why}")


def identifier(record: Record, name: str) -> str:
    """Return the identifier of a record, which must have one."""
    text = record.texts.get(name)
    if text is None:
        raise Unreadable(f"Line {record.line}: <{record.name}> lacks <{name}>")
    return text
