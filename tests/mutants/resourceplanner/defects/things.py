"""Defects in what is kept of things of each kind, and in what is deleted."""

from collections.abc import Iterator
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import Change, Condition, both, by, instead, of, refused, then
from tests.mutants.library.rows import Row, row
from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.world import Doc

things = Defects("behaviour")
PUT, KEEP, CHANGE, SHOWN = "records.put", "records.keep", "records.change", "shapes.shown"
ORDERED, REMOVE, CASCADE = "operations.ordered", "records.remove", "records.cascade"
HANGS_ON = "records.hangs_on"
NAMES = {"resource": "name", "project": "title", "assignment": "note"}
LOST = {"resource": "RP-RES-01", "project": "RP-PROJ-01", "assignment": "RP-ASG-01"}
ALL = {**LOST, "assignment": "RP-ASG-06"}
CHANGED = {"resource": "RP-RES-02", "project": "RP-PROJ-02", "assignment": "RP-ASG-07"}
GONE = {"resource": "RP-RES-03", "project": "RP-PROJ-04", "assignment": "RP-ASG-07"}


def put(name: str, turn: Change) -> Change:
    """Return the change of the value that one field is given; `turn` gets the old and the new."""

    def change(ordinary: Ordinary, call: Call, record: Doc, field: str, value: Any) -> None:
        given = turn(record.get(name), value) if field == name else value
        ordinary(call, record, field, given)

    return change


def _changes_all(ordinary: Ordinary, call: Call, record: Doc, fields: Doc) -> None:
    for each in call.rows():
        ordinary(call, each, fields)


def _makes_one(_: Ordinary, call: Call, record: Doc, fields: Doc) -> None:
    call.rows().append({**record, **fields, "id": call.world.hexadecimal(24)})


def _first_alone(_: Ordinary, call: Call, each: Doc, record: Doc) -> bool:
    found = [row for row in call.rows("assignment") if row[call.kind] == record["id"]]
    return each in found[:1]


def _lists(kind: str, only: Condition) -> Iterator[Row]:
    cut = then(lambda rows: rows[:100])
    yield (
        row(f"{kind}-not-kept", f"A new {kind} is not there.")
        .at(KEEP, instead(None), when=only)
        .breaks(LOST[kind])
    )
    yield (
        row(f"{kind}-twice", f"A new {kind} is there twice.")
        .at(ORDERED, then(lambda rows: [*rows, *rows[-1:]]), when=only)
        .breaks(ALL[kind], layer="more")
    )
    yield (
        row(f"{kind}-list-of-five", f"A list of {kind}s has five.")
        .at(ORDERED, then(lambda rows: rows[-5:]), when=only)
        .breaks(ALL[kind], layer="more")
    )
    yield (
        row(f"{kind}-list-of-a-hundred", f"A list of {kind}s ends at a hundred.")
        .at(ORDERED, cut, when=only)
        .breaks(ALL[kind], layer="most")
    )


def _changes(kind: str, only: Condition) -> Iterator[Row]:
    name = NAMES[kind]
    yield (
        row(f"{kind}-name-lost", f"A {kind} loses its {name}.")
        .at(PUT, put(name, lambda old, new: ""), when=only)
        .breaks(LOST[kind])
    )
    yield (
        row(f"{kind}-name-cut", f"The {name} of a {kind} is cut.")
        .at(PUT, put(name, lambda old, new: new[:12]), when=only)
        .breaks(LOST[kind])
    )
    yield (
        row(f"{kind}-not-changed", f"A change of a {kind} is lost.")
        .at(CHANGE, instead(None), when=only)
        .breaks(CHANGED[kind])
    )
    yield (
        row(f"{kind}-changes-all", f"A change of a {kind} changes all.")
        .at(CHANGE, _changes_all, when=only)
        .breaks(CHANGED[kind])
    )
    yield (
        row(f"{kind}-change-makes-one", f"A change of a {kind} makes one more.")
        .at(CHANGE, _makes_one, when=only)
        .breaks(CHANGED[kind])
    )


def _deletions(kind: str, only: Condition) -> Iterator[Row]:
    yield (
        row(f"{kind}-not-deleted", f"A deleted {kind} stays.")
        .at(REMOVE, instead(None), when=only)
        .breaks(GONE[kind])
    )
    yield (
        row(f"{kind}-deletes-all", f"Whoever deletes a {kind} deletes all.")
        .at(REMOVE, lambda _, call, record: call.rows().clear(), when=only)
        .breaks(GONE[kind])
    )
    yield (
        row(f"{kind}-last-deleted", f"Not the {kind} that is named is deleted.")
        .at(REMOVE, lambda _, call, record: call.rows().pop(), when=only)
        .breaks(GONE[kind])
    )


def _refusals(kind: str) -> Iterator[Row]:
    # A run begins with the list of projects, and does not begin without it.
    for method in ("POST", "PUT", "DELETE", *(() if kind == "project" else ("GET",))):
        yield (
            row(f"{kind}-{method.lower()}-refused", f"{method} of a {kind} is refused.")
            .at("operations.perform", refused(400, "not now"), when=both(of(kind), by(method)))
            .breaks("RP-STATUS-01")
        )


def _cascades(kind: str, only: Condition) -> Iterator[Row]:
    yield (
        row(f"{kind}-leaves-assignments", f"Assignments of a deleted {kind} stay.")
        .at(CASCADE, instead(None), when=only)
        .breaks(GONE[kind])
    )
    yield (
        row(f"{kind}-takes-all-assignments", f"A deleted {kind} takes all assignments.")
        .at(HANGS_ON, instead(True), when=only)
        .breaks(GONE[kind])
    )
    yield (
        row(f"{kind}-takes-one", f"One assignment goes with a {kind}.")
        .at(HANGS_ON, _first_alone, when=only)
        .breaks(GONE[kind])
    )


for _kind in NAMES:
    _only = of(_kind)
    things.add(*_lists(_kind, _only), *_changes(_kind, _only), *_deletions(_kind, _only))
    things.add(*_refusals(_kind))
for _kind in ("resource", "project"):
    things.add(*_cascades(_kind, of(_kind)))


def _takes_projects(ordinary: Ordinary, call: Call, record: Doc) -> None:
    own = {each["project"] for each in call.rows("assignment") if each["resource"] == record["id"]}
    ordinary(call, record)
    projects = call.rows("project")
    projects[:] = [each for each in projects if each["id"] not in own]


things.add(
    row("resource-takes-projects", "The projects of a resource go too.")
    .at(CASCADE, _takes_projects, when=of("resource"))
    .breaks("RP-RES-03")
)
