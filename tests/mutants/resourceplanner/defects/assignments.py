"""Defects in what is kept of assignments, and in their filters."""

from datetime import date, timedelta
from typing import Any

from tests.mutants.resourceplanner.defects.rows import Rows, of_kind, putting, shown

assignments = Rows("behaviour")


def _put(ident: str, breaks: str, name: str, change: Any, *rules: str) -> None:
    at, put = "records.put", of_kind("assignment", putting(name, change))
    assignments(f"assignment-{ident}", breaks, at, put, *rules)


def later(day: str, days: int) -> str:
    """Return the day that comes so many days after one."""
    return str(date.fromisoformat(day[:10]) + timedelta(days=days))


_put("hours-lost", "The hours are always 8.", "hoursPerDay", lambda old, new: 8, "ASG-01")
_put("hours-cut", "The hours are whole.", "hoursPerDay", lambda old, new: int(new), "ASG-01")
_put(
    "hours-stay",
    "The hours never change.",
    "hoursPerDay",
    lambda old, new: new if old in (None, 8) else old,
    "ASG-07",
)
_put("note-stays", "The note never changes.", "note", lambda old, new: old or new, "ASG-07")
_put(
    "first-day-stays",
    "The first day never changes.",
    "dateFrom",
    lambda old, new: old or new,
    "ASG-07",
)
_put(
    "last-day-stays", "The last day never changes.", "dateTo", lambda old, new: old or new, "ASG-07"
)
_put(
    "first-day-earlier",
    "It begins a day earlier.",
    "dateFrom",
    lambda old, new: later(new, -1),
    "ASG-01",
)
_put("last-day-later", "It ends a day later.", "dateTo", lambda old, new: later(new, 1), "ASG-01")
_put(
    "within-a-month",
    "It ends with its month.",
    "dateTo",
    lambda old, new: new if new[8:10] != "01" else later(new, -1),
    "ASG-01",
)
_put(
    "moves-no-project", "It stays in its project.", "project", lambda old, new: old or new, "ASG-09"
)
_put(
    "moves-no-resource",
    "It stays with its resource.",
    "resource",
    lambda old, new: old or new,
    "ASG-09",
)
assignments(
    *("assignment-one-day", "All end on the day that they begin.", "shapes.shown"),
    of_kind("assignment", shown(lambda _, row: {**row, "dateTo": row["dateFrom"]})),
    "ASG-01",
)
assignments(
    *("assignment-without-days", "A list shows no days.", "shapes.shown"),
    of_kind(
        "assignment",
        shown(lambda _, row: {name: row[name] for name in row if not name.startswith("date")}),
    ),
    "ASG-01",
)
assignments(
    *("assignment-without-hours", "A list shows no hours.", "shapes.shown"),
    of_kind(
        "assignment",
        shown(lambda _, row: {name: row[name] for name in row if name != "hoursPerDay"}),
    ),
    "ASG-01",
)
