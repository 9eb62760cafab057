"""Defects in what is kept of assignments, and in their filters."""

from datetime import date, timedelta
from typing import Any

from tests.mutants.resourceplanner.defects.rows import Rows, of_kind, putting, shown

assignments = Rows("behaviour")


def _put(ident: str, breaks: str, name: str, change: Any, *rules: str) -> None:
    at, put = "records.put", of_kind("assignment", putting(name, change))
    assignments(f"assignment-{ident}", breaks, at, put, *rules)


def _later(day: str, days: int) -> str:
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
    lambda old, new: _later(new, -1),
    "ASG-01",
)
_put("last-day-later", "It ends a day later.", "dateTo", lambda old, new: _later(new, 1), "ASG-01")
_put(
    "within-a-month",
    "It ends with its month.",
    "dateTo",
    lambda old, new: new if new[8:10] != "01" else _later(new, -1),
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

# Filters
BOTH, FROM, TO = "filters.is_in_time", "filters.is_after", "filters.is_before"


def _filter(ident: str, breaks: str, at: str, change: Any, *rules: str) -> None:
    assignments(f"filter-{ident}", breaks, at, change, *rules)


def _alone(call: Any, name: str, other: str) -> bool:
    return name in call.query and other not in call.query


_filter(
    "project-ignored",
    "projectId is ignored.",
    "filters.is_of",
    lambda ordinary, call, row, kind: kind == "project" or ordinary(call, row, kind),
    "ASG-02",
)
_filter(
    "resource-ignored",
    "resourceId is ignored.",
    "filters.is_of",
    lambda ordinary, call, row, kind: kind == "resource" or ordinary(call, row, kind),
    "ASG-02",
)
_filter(
    "either",
    "Either link is enough.",
    "filters.is_named",
    lambda _, call, row: (
        not any(f"{k}Id" in call.query for k in ("project", "resource"))
        or any(call.query.get(f"{k}Id") == row[k] for k in ("project", "resource"))
    ),
    "ASG-02",
)
_filter(
    "links-exchanged",
    "projectId is compared with resources.",
    "filters.is_of",
    lambda _, call, row, kind: (
        call.query.get(f"{kind}Id") in (None, row["project" if kind == "resource" else "resource"])
    ),
    "ASG-02",
)
_filter(
    "days-alone",
    "Beside days, projectId is ignored.",
    "filters.is_named",
    lambda ordinary, call, row: "dateFrom" in call.query or ordinary(call, row),
    "ASG-02",
)
_filter(
    "project-alone",
    "Beside projectId, days are ignored.",
    BOTH,
    lambda ordinary, call, row: "projectId" in call.query or ordinary(call, row),
    "ASG-02",
)
_filter(
    "window-ignored",
    "A window has everything.",
    BOTH,
    lambda ordinary, call, row: (
        ("dateFrom" in call.query and "dateTo" in call.query) or ordinary(call, row)
    ),
    "ASG-03",
)
_filter(
    "window-empty",
    "A window has nothing.",
    BOTH,
    lambda ordinary, call, row: (
        not ("dateFrom" in call.query and "dateTo" in call.query) and ordinary(call, row)
    ),
    "ASG-03",
)
_filter(
    "begin-ignored-in-window",
    "In a window the first day counts for nothing.",
    FROM,
    lambda ordinary, call, row: "dateTo" in call.query or ordinary(call, row),
    "ASG-03",
)
_filter(
    "end-ignored-in-window",
    "In a window the last day counts for nothing.",
    TO,
    lambda ordinary, call, row: "dateFrom" in call.query or ordinary(call, row),
    "ASG-03",
)
_filter(
    "outside",
    "A window has what lies outside.",
    BOTH,
    lambda ordinary, call, row: (
        (not ({"dateFrom", "dateTo"} <= {*call.query}) and ordinary(call, row))
        or ({"dateFrom", "dateTo"} <= {*call.query} and not ordinary(call, row))
    ),
    "ASG-03",
)
_filter(
    "from-ignored",
    "dateFrom alone is ignored.",
    FROM,
    lambda ordinary, call, row: _alone(call, "dateFrom", "dateTo") or ordinary(call, row),
    "ASG-04",
)
_filter(
    "to-ignored",
    "dateTo alone is ignored.",
    TO,
    lambda ordinary, call, row: _alone(call, "dateTo", "dateFrom") or ordinary(call, row),
    "ASG-04",
)
_filter(
    "from-reversed",
    "dateFrom alone has what comes before.",
    FROM,
    lambda ordinary, call, row: (
        not ordinary(call, row) if _alone(call, "dateFrom", "dateTo") else ordinary(call, row)
    ),
    "ASG-04",
)
_filter(
    "to-reversed",
    "dateTo alone has what comes after.",
    TO,
    lambda ordinary, call, row: (
        not ordinary(call, row) if _alone(call, "dateTo", "dateFrom") else ordinary(call, row)
    ),
    "ASG-04",
)
_filter(
    "from-of-a-month",
    "dateFrom alone has a month.",
    BOTH,
    lambda ordinary, call, row: (
        ordinary(call, row)
        and not (
            _alone(call, "dateFrom", "dateTo")
            and row["dateFrom"] > _later(call.query["dateFrom"], 31)
        )
    ),
    "ASG-04",
)
_filter(
    "from-of-one-day",
    "dateFrom alone names one day.",
    BOTH,
    lambda ordinary, call, row: (
        row["dateFrom"] == call.query["dateFrom"]
        if _alone(call, "dateFrom", "dateTo")
        else ordinary(call, row)
    ),
    "ASG-04",
)
_filter(
    "aliases-unknown",
    "from and to are not known.",
    "filters.alias",
    lambda _, call, name: None,
    "ASG-05",
)
_filter(
    "from-unknown",
    "from is not known.",
    "filters.alias",
    lambda ordinary, call, name: None if name == "from" else ordinary(call, name),
    "ASG-05",
)
_filter(
    "to-unknown",
    "to is not known.",
    "filters.alias",
    lambda ordinary, call, name: None if name == "to" else ordinary(call, name),
    "ASG-05",
)
_filter(
    "alias-of-both",
    "from and to count together only.",
    "filters.alias",
    lambda ordinary, call, name: ordinary(call, name) if {"from", "to"} <= {*call.query} else None,
    "ASG-05",
)
_filter(
    "aliases-exchanged",
    "from is the last day.",
    "filters.alias",
    lambda ordinary, call, name: ordinary(call, "to" if name == "from" else "from"),
    "ASG-05",
)
_filter(
    "none-is-half-a-year",
    "Without filters half a year is listed.",
    BOTH,
    lambda ordinary, call, row: (
        ordinary(call, row) and (bool(call.query) or row["dateFrom"] < "2026-12")
    ),
    "ASG-06",
)
_filter(
    "none-is-none",
    "Without filters nothing is listed.",
    "filters.matching",
    lambda ordinary, call, rows: ordinary(call, rows) if call.query else [],
    "ASG-06",
)
_filter(
    "edges-left-out",
    "The edges of a window are left out.",
    BOTH,
    lambda ordinary, call, row: (
        ordinary(call, row)
        and row["dateTo"] != call.query.get("dateFrom")
        and row["dateFrom"] != call.query.get("dateTo")
    ),
    "ASG-08",
)
_filter(
    "inside-alone",
    "What reaches over an edge is left out.",
    BOTH,
    lambda ordinary, call, row: (
        ordinary(call, row)
        and row["dateFrom"] >= call.query.get("dateFrom", "")
        and row["dateTo"] <= call.query.get("dateTo", "9")
    ),
    "ASG-08",
)
_filter(
    "first-day-left-out",
    "What ends on the first day is left out.",
    FROM,
    lambda ordinary, call, row: ordinary(call, row) and row["dateTo"] != call.query.get("dateFrom"),
    "ASG-08",
)
