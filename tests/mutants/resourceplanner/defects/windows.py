"""Defects in which assignments a list shows: by links and by days."""

from collections.abc import Callable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import Condition, instead, then
from tests.mutants.library.rows import Row, row
from tests.mutants.resourceplanner.defects.assignments import later
from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.world import Doc

windows = Defects("behaviour")
BOTH, FROM, TO, ALIAS = (
    f"filters.{name}" for name in ("is_in_time", "is_after", "is_before", "alias")
)
LINKS, WINDOW, ONE, SHORT, NONE, EDGES = (f"RP-ASG-0{number}" for number in (2, 3, 4, 5, 6, 8))
PROJECT, RESOURCE, FIRST, LAST = "projectId", "resourceId", "dateFrom", "dateTo"


def _asks(*names: str) -> Condition:
    """Return the condition that a query has all of these."""
    return lambda call, *given: {*names} <= {*call.query}


def _alone(name: str) -> Condition:
    """Return the condition that of the two days a query has this one."""
    other = LAST if name == FIRST else FIRST
    return lambda call, *given: name in call.query and other not in call.query


def _filter(ident: str, says: str) -> Row:
    return row(f"filter-{ident}", says)


def _only(is_it: Callable[[Call, Doc], Any]) -> Any:
    """Return the change that lets through what this holds for too."""
    return lambda ordinary, call, row: ordinary(call, row) and is_it(call, row)


def _either(_: Ordinary, call: Call, row: Doc) -> bool:
    return any(call.query.get(f"{kind}Id") == row[kind] for kind in ("project", "resource"))


def _exchanged(_: Ordinary, call: Call, row: Doc, kind: str) -> bool:
    other = "project" if kind == "resource" else "resource"
    return call.query.get(f"{kind}Id") in (None, row[other])


NOT = then(lambda is_shown: not is_shown)

windows.add(
    *(
        _filter(f"{kind}-ignored", f"{kind}Id is ignored.")
        .at("filters.is_of", instead(True), when=lambda call, row, of, kind=kind: of == kind)
        .breaks(LINKS)
        for kind in ("project", "resource")
    ),
    _filter("either", "Either link is enough.")
    .at(
        "filters.is_named",
        _either,
        when=lambda call, row: PROJECT in call.query or RESOURCE in call.query,
    )
    .breaks(LINKS),
    _filter("links-exchanged", "projectId is compared with resources.")
    .at("filters.is_of", _exchanged)
    .breaks(LINKS),
    _filter("days-alone", "Beside days, projectId is ignored.")
    .at("filters.is_named", instead(True), when=_asks(FIRST))
    .breaks(LINKS),
    _filter("project-alone", "Beside projectId, days are ignored.")
    .at(BOTH, instead(True), when=_asks(PROJECT))
    .breaks(LINKS),
    # Both days
    _filter("window-ignored", "A window has everything.")
    .at(BOTH, instead(True), when=_asks(FIRST, LAST))
    .breaks(WINDOW),
    _filter("window-empty", "A window has nothing.")
    .at(BOTH, instead(False), when=_asks(FIRST, LAST))
    .breaks(WINDOW),
    _filter("begin-ignored-in-window", "In a window the first day counts for nothing.")
    .at(FROM, instead(True), when=_asks(LAST))
    .breaks(WINDOW),
    _filter("end-ignored-in-window", "In a window the last day counts for nothing.")
    .at(TO, instead(True), when=_asks(FIRST))
    .breaks(WINDOW),
    _filter("outside", "A window has what lies outside.")
    .at(BOTH, NOT, when=_asks(FIRST, LAST))
    .breaks(WINDOW),
    # One day
    _filter("from-ignored", "dateFrom alone is ignored.")
    .at(FROM, instead(True), when=_alone(FIRST))
    .breaks(ONE),
    _filter("to-ignored", "dateTo alone is ignored.")
    .at(TO, instead(True), when=_alone(LAST))
    .breaks(ONE),
    _filter("from-reversed", "dateFrom alone has what comes before.")
    .at(FROM, NOT, when=_alone(FIRST))
    .breaks(ONE),
    _filter("to-reversed", "dateTo alone has what comes after.")
    .at(TO, NOT, when=_alone(LAST))
    .breaks(ONE),
    _filter("from-of-a-month", "dateFrom alone has a month.")
    .at(
        BOTH,
        _only(lambda call, row: row[FIRST] <= later(call.query[FIRST], 31)),
        when=_alone(FIRST),
    )
    .breaks(ONE),
    _filter("from-of-one-day", "dateFrom alone names one day.")
    .at(BOTH, lambda _, call, row: row[FIRST] == call.query[FIRST], when=_alone(FIRST))
    .breaks(ONE),
    # Short names
    _filter("aliases-unknown", "from and to are not known.").at(ALIAS, instead(None)).breaks(SHORT),
    *(
        _filter(f"{short}-unknown", f"{short} is not known.")
        .at(ALIAS, instead(None), when=lambda call, name, short=short: name == short)
        .breaks(SHORT)
        for short in ("from", "to")
    ),
    _filter("alias-of-both", "from and to count together only.")
    .at(ALIAS, instead(None), when=lambda call, name: not _asks("from", "to")(call))
    .breaks(SHORT),
    _filter("aliases-exchanged", "from is the last day.")
    .at(
        ALIAS,
        lambda ordinary, call, name: ordinary(call, "to" if name == "from" else "from"),
    )
    .breaks(SHORT),
    # Neither
    _filter("none-is-half-a-year", "Without filters half a year is listed.")
    .at(BOTH, _only(lambda call, row: call.query or row[FIRST] < "2026-12"))
    .breaks(NONE),
    _filter("none-is-none", "Without filters nothing is listed.")
    .at("filters.matching", lambda *_: [], when=lambda call, rows: not call.query)
    .breaks(NONE),
    # Edges
    _filter("edges-left-out", "The edges of a window are left out.")
    .at(
        BOTH,
        _only(
            lambda call, row: (
                row[LAST] != call.query.get(FIRST) and row[FIRST] != call.query.get(LAST)
            )
        ),
    )
    .breaks(EDGES),
    _filter("inside-alone", "What reaches over an edge is left out.")
    .at(
        BOTH,
        _only(
            lambda call, row: (
                row[FIRST] >= call.query.get(FIRST, "") and row[LAST] <= call.query.get(LAST, "9")
            )
        ),
    )
    .breaks(EDGES),
    _filter("first-day-left-out", "What ends on the first day is left out.")
    .at(FROM, _only(lambda call, row: row[LAST] != call.query.get(FIRST)))
    .breaks(EDGES),
)
