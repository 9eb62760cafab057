"""Defects in what is kept of resources and projects, and in what is deleted."""

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
from tests.mutants.resourceplanner.reference.records import DEFAULTS
from tests.mutants.resourceplanner.reference.world import Doc

things = Rows("behaviour")
PUT, KEEP, CHANGE, SHOWN = "records.put", "records.keep", "records.change", "shapes.shown"
LISTED, REMOVE, CASCADE = "records.listed", "records.remove", "records.cascade"
OF = {"resource": "RES", "project": "PROJ", "assignment": "ASG"}
NAMES = {"resource": "name", "project": "title", "assignment": "note"}


def _nothing(_: Ordinary, *__: Any) -> None:
    """Do nothing at all."""


def _drop(*names: str) -> Any:
    return shown(lambda _, row: {name: each for name, each in row.items() if name not in names})


def _only_for(method: str, kind: str) -> Any:
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
            *(_only_for(_method, _kind), "STATUS-01"),
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


# Resources
def _resource(ident: str, breaks: str, name: str, change: Any, *rules: str) -> None:
    things(f"resource-{ident}", breaks, PUT, of_kind("resource", putting(name, change)), *rules)


_resource("capacity-lost", "The capacity is always 40.", "capacity", lambda old, new: 40, "RES-01")
_resource(
    "capacity-cut",
    "The capacity is a whole number.",
    "capacity",
    lambda old, new: int(new),
    "RES-01",
)
_resource(
    "capacity-is-text",
    "The capacity becomes a text.",
    "capacity",
    lambda old, new: str(new),
    "RES-01",
)
_resource("days-lost", "Nobody works on any day.", "workDays", lambda old, new: [], "RES-01")
_resource(
    "days-moved",
    "The week begins with 0.",
    "workDays",
    lambda old, new: [day - 1 for day in new],
    "RES-01",
)
_resource(
    "days-added",
    "Days of work are only added.",
    "workDays",
    lambda old, new: sorted({*(old or ()), *new}),
    "RES-02",
)
_resource(
    "expense-stays",
    "The expense never changes.",
    "hourlyExpense",
    lambda old, new: old or new,
    "RES-02",
)
_resource(
    "days-stay",
    "The days never change.",
    "workDays",
    lambda old, new: DEFAULTS["resource"]["workDays"],
    "RES-02",
)
things(
    *("resource-replaced", "A change of a resource replaces it.", CHANGE),
    of_kind(
        "resource",
        lambda ordinary, call, record, fields: ordinary(
            call, record, {**DEFAULTS["resource"], **fields}
        ),
    ),
    "RES-02",
)
things(
    *("resource-forgets-days", "With its name, a resource changes its days.", CHANGE),
    of_kind(
        "resource",
        lambda ordinary, call, record, fields: ordinary(
            call, record, {**fields, **({"workDays": [1]} if "name" in fields else {})}
        ),
    ),
    "RES-02",
)
things(
    "resource-without-capacity",
    "A list has no capacity.",
    SHOWN,
    of_kind("resource", _drop("capacity")),
    "RES-01",
)
things(
    "resource-without-days",
    "A list has no days of work.",
    SHOWN,
    of_kind("resource", _drop("workDays")),
    "RES-01",
)

# Memberships
MEMBER = {"role": "member", "status": "active", "memberSettings": {"visibility": "self"}}
NONE = "members.none"
things(
    "access-for-all",
    "Everybody is a member.",
    NONE,
    lambda _, call: {"membership": dict(MEMBER)},
    "RES-04",
)
things(
    "access-pending",
    "Everybody is invited.",
    NONE,
    lambda _, call: {"membership": {"status": "pending"}},
    "RES-04",
)
things(
    "access-role-alone",
    "Everybody has a role.",
    NONE,
    lambda _, call: {"membership": {"role": "customer"}},
    "RES-04",
)
things(
    *("access-by-false", "Who is not to be invited is a member.", NONE),
    lambda ordinary, call: (
        {"membership": dict(MEMBER)} if b'"invited": false' in call.body else ordinary(call)
    ),
    "RES-04",
)
things(
    "role-lost",
    "Everybody's role is member.",
    "members.role",
    lambda _, call, role: "member",
    "MEM-01",
)
things(
    "role-unknown",
    "An admin is called owner.",
    "members.role",
    lambda _, call, role: "owner" if role == "admin" else role,
    "MEM-01",
)
things(
    "status-unknown",
    "A membership is new.",
    "members.status",
    lambda _, call, is_invited: "new",
    "MEM-01",
)
things(
    "status-missing",
    "A membership has no status.",
    "members.status",
    lambda _, call, is_invited: None,
    "MEM-01",
)
things(
    "settings-lost",
    "Settings are not answered.",
    "members.settings",
    lambda _, call, role, asked: {},
    "MEM-01",
)
things(
    "visibility-stays",
    "A member sees nobody else.",
    "members.settings",
    lambda ordinary, call, role, asked: ordinary(call, role, {}),
    "MEM-01",
)
things(
    "membership-lost",
    "No membership is answered.",
    "members.given",
    lambda _, call, document: {},
    "MEM-01",
)
things(
    *("admin-sees-nothing", "An admin sees no financials.", "members.of_admin"),
    lambda ordinary, call: {**ordinary(call), "canSeeFinancials": False},
    "MEM-02",
)


# Projects
def _project(ident: str, breaks: str, name: str, change: Any, *rules: str) -> None:
    things(f"project-{ident}", breaks, PUT, of_kind("project", putting(name, change)), *rules)


SIZE, RATE, RATES = "projectSize", "projectRate", "resourceRates"
_project("size-lost", "The size is not kept.", SIZE, lambda old, new: None, "PROJ-01")
_project("size-of-nothing", "No size is kept of 0.", SIZE, lambda old, new: new or None, "PROJ-01")
_project(
    "size-cut", "The size is a whole number.", SIZE, lambda old, new: new and int(new), "PROJ-01"
)
_project(
    "size-stays",
    "A size is set once.",
    SIZE,
    lambda old, new: new if old is None else old,
    "PROJ-02",
)
_project(
    "size-not-cleared",
    "Null leaves the size.",
    SIZE,
    lambda old, new: old if new is None else new,
    "PROJ-02",
)
_project(
    "size-cleared-to-zero",
    "Null makes the size 0.",
    SIZE,
    lambda old, new: 0 if new is None else new,
    "PROJ-02",
)
_project("rate-lost", "The rate is not kept.", RATE, lambda old, new: None, "PROJ-01")
_project(
    "rate-cut", "The rate is a whole number.", RATE, lambda old, new: new and int(new), "PROJ-01"
)
_project(
    "rate-stays",
    "A rate is set once.",
    RATE,
    lambda old, new: new if old is None else old,
    "PROJ-02",
)
_project(
    "rate-not-cleared",
    "Null leaves the rate.",
    RATE,
    lambda old, new: old if new is None else new,
    "PROJ-02",
)
_project("rates-lost", "No rates of resources are kept.", RATES, lambda old, new: [], "PROJ-01")
_project(
    "rates-first-alone", "One rate is kept.", RATES, lambda old, new: (new or [])[:1], "PROJ-01"
)
_project(
    "rates-all-one",
    "All rates are that of the first.",
    RATES,
    lambda old, new: [{**each, "rate": new[0]["rate"]} for each in new or ()],
    "PROJ-01",
)
_project(
    "rates-not-cleared",
    "An empty list leaves the rates.",
    RATES,
    lambda old, new: new or old,
    "PROJ-02",
)
_project(
    "rates-not-nulled",
    "Null leaves the rates.",
    RATES,
    lambda old, new: old if new is None else new,
    "PROJ-02",
)
_project(
    "rates-added",
    "Rates are only added.",
    RATES,
    lambda old, new: [*(old or ()), *new] if new else new,
    "PROJ-03",
)
_project(
    "rates-doubled",
    "Each rate is kept twice.",
    RATES,
    lambda old, new: [*(new or ()), *(new or ())],
    "PROJ-03",
)
for _name, _told in ((SIZE, "size"), (RATE, "rate"), (RATES, "rates of resources")):
    things(
        f"project-without-{_name}",
        f"A list has no {_told}.",
        SHOWN,
        of_kind("project", _drop(_name)),
        "PROJ-01",
    )


def _negative(method: str) -> Any:
    """Take any number, where a project is made, or where it is changed."""
    return by_method(method, of_kind("project", lambda *_: None))


things(
    "negative-size-made",
    "A project of -5 hours is made.",
    "checks.number",
    _negative("POST"),
    "VAL-01",
)
things(
    "negative-size-set", "A size of -5 hours is set.", "checks.number", _negative("PUT"), "VAL-01"
)
things(
    *("negative-size-refused-and-kept", "What is refused is kept.", "checks.number"),
    *(
        of_kind("project", lambda _, call, name, value: _kept_and_refused(call, name, value)),
        "VAL-01",
    ),
)


def _kept_and_refused(call: Call, name: str, value: Any) -> None:
    if value < 0:
        for row in call.rows():
            row[name] = value
        refuse(400)
