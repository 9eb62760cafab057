"""Defects in what is kept of assignments."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import dropped, of, then
from tests.mutants.library.rows import Row, row
from tests.mutants.resourceplanner.defects.things import PUT, SHOWN, put

assignments = Defects("behaviour")
KEPT, CHANGED, MOVED = "RP-ASG-01", "RP-ASG-07", "RP-ASG-09"
ONLY = of("assignment")


def later(day: str, days: int) -> str:
    """Return the day that comes so many days after one."""
    return str(date.fromisoformat(day[:10]) + timedelta(days=days))


def _put(ident: str, says: str, name: str, turn: Callable[[Any, Any], Any]) -> Row:
    return row(f"assignment-{ident}", says).at(PUT, put(name, turn), when=ONLY)


def _stays(old: Any, new: Any) -> Any:
    return old or new


assignments.add(
    _put("hours-lost", "The hours are always 8.", "hoursPerDay", lambda old, new: 8).breaks(KEPT),
    _put("hours-cut", "The hours are whole.", "hoursPerDay", lambda old, new: int(new)).breaks(
        KEPT
    ),
    _put(
        *("hours-stay", "The hours never change.", "hoursPerDay"),
        lambda old, new: new if old in (None, 8) else old,
    ).breaks(CHANGED),
    _put("note-stays", "The note never changes.", "note", _stays).breaks(CHANGED),
    _put("first-day-stays", "The first day never changes.", "dateFrom", _stays).breaks(CHANGED),
    _put("last-day-stays", "The last day never changes.", "dateTo", _stays).breaks(CHANGED),
    _put(
        *("first-day-earlier", "It begins a day earlier.", "dateFrom"),
        lambda old, new: later(new, -1),
    ).breaks(KEPT),
    _put(
        *("last-day-later", "It ends a day later.", "dateTo"), lambda old, new: later(new, 1)
    ).breaks(KEPT),
    _put(
        *("within-a-month", "It ends with its month.", "dateTo"),
        lambda old, new: new if new[8:10] != "01" else later(new, -1),
    ).breaks(KEPT),
    _put("moves-no-project", "It stays in its project.", "project", _stays).breaks(MOVED),
    _put("moves-no-resource", "It stays with its resource.", "resource", _stays).breaks(MOVED),
    row("assignment-one-day", "All end on the day that they begin.")
    .at(SHOWN, then(lambda shown: {**shown, "dateTo": shown["dateFrom"]}), when=ONLY)
    .breaks(KEPT),
    row("assignment-without-days", "A list shows no days.")
    .at(SHOWN, dropped("dateFrom", "dateTo"), when=ONLY)
    .breaks(KEPT),
    row("assignment-without-hours", "A list shows no hours.")
    .at(SHOWN, dropped("hoursPerDay"), when=ONLY)
    .breaks(KEPT),
)
