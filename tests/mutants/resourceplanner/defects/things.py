"""Defects in what is kept of things of each kind, and in what is deleted."""

from typing import Any

from tests.mutants.harness.mutation import Ordinary
from tests.mutants.resourceplanner.defects.rows import (
    Rows,
    by_method,
    of_kind,
    putting,
    refuse,
    shown,
)
from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.world import Doc

things = Rows("behaviour")
PUT, KEEP, CHANGE, SHOWN = "records.put", "records.keep", "records.change", "shapes.shown"
LISTED, REMOVE, CASCADE = "records.listed", "records.remove", "records.cascade"
OF = {"resource": "RES", "project": "PROJ", "assignment": "ASG"}
NAMES = {"resource": "name", "project": "title", "assignment": "note"}


def _nothing(_: Ordinary, *__: Any) -> None:
    """Do nothing at all."""


def without(*names: str) -> Any:
    """Return the change that shows a thing without some fields."""
    return shown(lambda _, row: {name: each for name, each in row.items() if name not in names})


def refused_for(method: str, kind: str) -> Any:
    """Return the change that refuses one method for one kind."""
    return of_kind(kind, by_method(method, lambda *_: refuse(400, "not now")))


# Each kind
LOST = {"resource": "RES-01", "project": "PROJ-01", "assignment": "ASG-01"}
ALL = {**LOST, "assignment": "ASG-06"}
CHANGED = {"resource": "RES-02", "project": "PROJ-02", "assignment": "ASG-07"}
GONE = {"resource": "RES-03", "project": "PROJ-04", "assignment": "ASG-07"}
for _kind in OF:
    things(
        f"{_kind}-not-kept",
        f"A new {_kind} is not there.",
        KEEP,
        of_kind(_kind, _nothing),
        LOST[_kind],
    )
    things(
        *(f"{_kind}-twice", f"A new {_kind} is there twice.", "operations.ordered"),
        of_kind(_kind, lambda _, call, rows: [*rows, *rows[-1:]]),
        *(ALL[_kind],),
        layer="more",
    )
    things(
        *(f"{_kind}-list-of-five", f"A list of {_kind}s has five.", "operations.ordered"),
        of_kind(_kind, lambda _, call, rows: rows[-5:]),
        *(ALL[_kind],),
        layer="more",
    )
    things(
        *(
            f"{_kind}-list-of-a-hundred",
            f"A list of {_kind}s ends at a hundred.",
            "operations.ordered",
        ),
        of_kind(_kind, lambda _, call, rows: rows[:100]),
        *(ALL[_kind],),
        layer="most",
    )
    things(
        *(f"{_kind}-name-lost", f"A {_kind} loses its {NAMES[_kind]}.", PUT),
        *(of_kind(_kind, putting(NAMES[_kind], lambda old, new: "")), LOST[_kind]),
    )
    things(
        *(f"{_kind}-name-cut", f"The {NAMES[_kind]} of a {_kind} is cut.", PUT),
        *(of_kind(_kind, putting(NAMES[_kind], lambda old, new: new[:12])), LOST[_kind]),
    )
    things(
        f"{_kind}-not-changed",
        f"A change of a {_kind} is lost.",
        CHANGE,
        of_kind(_kind, _nothing),
        CHANGED[_kind],
    )
    things(
        *(f"{_kind}-changes-all", f"A change of a {_kind} changes all.", CHANGE),
        of_kind(
            _kind,
            lambda ordinary, call, record, fields: [
                ordinary(call, row, fields) for row in call.rows()
            ],
        ),
        CHANGED[_kind],
    )
    things(
        *(f"{_kind}-change-makes-one", f"A change of a {_kind} makes one more.", CHANGE),
        of_kind(
            _kind,
            lambda ordinary, call, record, fields: call.rows().append(
                {**record, **fields, "id": call.world.hexadecimal(24)}
            ),
        ),
        CHANGED[_kind],
    )
    things(
        f"{_kind}-not-deleted",
        f"A deleted {_kind} stays.",
        REMOVE,
        of_kind(_kind, _nothing),
        GONE[_kind],
    )
    things(
        *(f"{_kind}-deletes-all", f"Whoever deletes a {_kind} deletes all.", REMOVE),
        *(of_kind(_kind, lambda _, call, record: call.rows().clear()), GONE[_kind]),
    )
    things(
        *(f"{_kind}-last-deleted", f"Not the {_kind} that is named is deleted.", REMOVE),
        *(of_kind(_kind, lambda _, call, record: call.rows().pop()), GONE[_kind]),
    )
    # A run begins with the list of projects, and does not begin without it.
    for _method in ("POST", "PUT", "DELETE", *(() if _kind == "project" else ("GET",))):
        _told = f"{_method} of a {_kind} is refused."
        things(
            *(f"{_kind}-{_method.lower()}-refused", _told, "operations.perform"),
            *(refused_for(_method, _kind), "STATUS-01"),
        )

for _kind in ("resource", "project"):
    things(
        f"{_kind}-leaves-assignments",
        f"Assignments of a deleted {_kind} stay.",
        CASCADE,
        of_kind(_kind, _nothing),
        GONE[_kind],
    )
    things(
        *(
            f"{_kind}-takes-all-assignments",
            f"A deleted {_kind} takes all assignments.",
            "records.hangs_on",
        ),
        *(of_kind(_kind, lambda *_: True), GONE[_kind]),
    )


def _first_alone(ordinary: Ordinary, call: Call, row: Doc, record: Doc) -> bool:
    found = [each for each in call.rows("assignment") if each[call.kind] == record["id"]]
    return row in found[:1]


things(
    "resource-takes-one",
    "One assignment goes with a resource.",
    "records.hangs_on",
    of_kind("resource", _first_alone),
    "RES-03",
)
things(
    "project-takes-one",
    "One assignment goes with a project.",
    "records.hangs_on",
    of_kind("project", _first_alone),
    "PROJ-04",
)


@lambda change: things(
    "resource-takes-projects",
    "The projects of a resource go too.",
    CASCADE,
    of_kind("resource", change),
    "RES-03",
)
def _takes_projects(ordinary: Ordinary, call: Call, record: Doc) -> None:
    own = {row["project"] for row in call.rows("assignment") if row["resource"] == record["id"]}
    ordinary(call, record)
    projects = call.rows("project")
    projects[:] = [row for row in projects if row["id"] not in own]
