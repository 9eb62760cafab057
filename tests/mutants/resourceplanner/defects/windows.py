"""Defects in which assignments a list shows: by links and by days."""

from typing import Any

from tests.mutants.resourceplanner.defects.assignments import later
from tests.mutants.resourceplanner.defects.rows import Rows

windows = Rows("behaviour")
BOTH, FROM, TO = "filters.is_in_time", "filters.is_after", "filters.is_before"


def _filter(ident: str, breaks: str, at: str, change: Any, *rules: str) -> None:
    windows(f"filter-{ident}", breaks, at, change, *rules)


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
            and row["dateFrom"] > later(call.query["dateFrom"], 31)
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
