"""Files that are no schedules, and those that would take a machine down: refused, and quickly."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.server.kazinex.schedule.bounded import REFUSED, outcomes
from tests.server.kazinex.schedule.xers import HEADER, reading, tasks, xer
from tests.server.kazinex.schedule.xmls import MICROSOFT, mspdi, p6xml

from understudy.server.apis.kazinex.schedule import Unreadable

MIB = 1024 * 1024
# As large as an upload may be.
LARGE = 16 * MIB
TASK = "<UID>1</UID>"


@pytest.mark.parametrize(
    ("octets", "message"),
    [
        (b"", "The file is empty"),
        (b" \r\n", "The file is empty"),
        (b"PK\x03\x04rest", "is a ZIP archive"),
        (b"\xd0\xcf\x11\xe0rest", r"is a Microsoft Project \.mpp"),
        (b"\x1f\x8brest", "is compressed"),
        (b"%PDF-1.7", "is a PDF"),
        (b"hello", "The file is no schedule"),
        (b"\x00\x01\x02", "The file is no schedule"),
        (b"<html></html>", "The file is no schedule"),
        (b"<", "The file is no schedule"),
        (b"<Project>", "Line 1, column 10: the XML is damaged"),
        (b"<Project/>", "The file has no activities"),
        (b"ERMHDR", "The file has no table TASK"),
        (b"<!DOCTYPE Project><Project/>", "document types and entities are not read"),
    ],
)
def test_what_is_no_schedule_is_told_in_words(octets: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=message):
        reading(octets, tmp_path)


def laughs() -> str:
    """Return a kilobyte that would be gigabytes."""
    entities = ['<!ENTITY l0 "ha">'] + [
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12)
    ]
    return f"<?xml version='1.0'?><!DOCTYPE Project [{''.join(entities)}]><Project>&l11;</Project>"


def spanning(first: str, last: str) -> str:
    """Return an MSPDI whose calendar has an exception from one day to another."""
    period = f"<FromDate>{first}</FromDate><ToDate>{last}</ToDate>"
    exception = f"<Exception><TimePeriod>{period}</TimePeriod></Exception>"
    calendar = f"<Calendar><UID>1</UID><Exceptions>{exception}</Exceptions></Calendar>"
    return mspdi(TASK, head=f"<Calendars>{calendar}</Calendars>")


def calendars(*data: str) -> str:
    """Return an XER whose calendars have these records."""
    rows = (f"%R\t{number}\t{each}" for number, each in enumerate(data))
    return xer("%T\tCALENDAR", "%F\tclndr_id\tclndr_data", *rows, *tasks(("1", "1")))


def attributes(count: int) -> str:
    """Return an element with so many attributes."""
    every = " ".join(f"a{number}=''" for number in range(count))
    return f"<a {every}/>"


def many_spans() -> str:
    """Return an MSPDI with many calendars of many days each."""
    period = "<FromDate>1950-01-01</FromDate><ToDate>2000-01-01</ToDate>"
    exception = f"<Exception><TimePeriod>{period}</TimePeriod></Exception>"
    each = "".join(
        f"<Calendar><UID>{number}</UID><Exceptions>{exception}</Exceptions></Calendar>"
        for number in range(1_500)
    )
    return mspdi(TASK, head=f"<Calendars>{each}</Calendars>")


BOMBS: dict[str, Callable[[], str]] = {
    "newlines": lambda: HEADER + "\n" * LARGE,
    "rows": lambda: xer(*tasks(*[("1",)] * 300_000)),
    "tables": lambda: xer(*("%T\tTASK", "%F\ttask_id", "%R\t1") * 100_000),
    "columns": lambda: xer("%T\tTASK", "%F" + "\ta" * (LARGE // 2)),
    "cells": lambda: xer(*tasks(("1" + "\ta" * (LARGE // 2),))),
    "cells of a calendar": lambda: calendars("\ta" * (LARGE // 2)).replace("%T\tTASK", "%T\tX"),
    "digits": lambda: xer(*tasks(("1", "1", "A", "B", "9" * LARGE))),
    "records within records": lambda: calendars("(0||a()(" * (LARGE // 8)),
    "records": lambda: calendars("(0||a()()" + "(0||0(d|40000)())" * (LARGE // 20)),
    "blanks of a record": lambda: calendars(" " * (LARGE - 1) + "x"),
    "a year nobody plans in": lambda: calendars("(0||a()((0||Exceptions()((0||0(d|9999999)())))))"),
    "entities": laughs,
    "an outer entity": lambda: (
        '<!DOCTYPE Project [<!ENTITY e SYSTEM "file:///etc/passwd">]><Project>&e;</Project>'
    ),
    "elements within elements": lambda: mspdi("<a>" * (LARGE // 4)),
    "elements": lambda: mspdi("<a/>" * (LARGE // 5)),
    "attributes": lambda: mspdi(attributes(600_000)),
    "attributes within bounds": lambda: mspdi(attributes(140_000)),
    "text": lambda: mspdi(f"<Name>{'a' * LARGE}</Name>"),
    "a comment without end": lambda: f'<Project xmlns="{MICROSOFT}"><!--' + "a" * LARGE,
    "an attribute without end": lambda: f'<Project xmlns="{MICROSOFT}"><a b="' + "a" * LARGE,
    "tags of P6 XML": lambda: p6xml("<Project>" + "<Activity/>" * (LARGE // 12)),
    "days of an exception": lambda: spanning("1900-01-01T00:00:00", "2200-12-31T00:00:00"),
    "days of an exception for ever": lambda: spanning("0001-01-01T00:00:00", "9999-12-31T00:00:00"),
    "days of many calendars": many_spans,
    "a duration": lambda: mspdi(f"{TASK}<Duration>PT{'9' * MIB}H</Duration>"),
}


def test_bombs_are_refused_within_a_second_and_100_megabytes(tmp_path: Path) -> None:
    files = []
    for number, bomb in enumerate(BOMBS.values()):
        files.append(tmp_path / str(number))
        files[-1].write_text(bomb(), "utf-8")

    seen = dict(zip(BOMBS, outcomes(files, seconds=1, megabytes=100), strict=True))

    assert {name: told for name, told in seen.items() if told[0] != REFUSED} == {}
