"""Defects in what is kept of resources and of who has access."""

from collections.abc import Callable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import dropped, instead, of, replaced
from tests.mutants.library.rows import Row, row
from tests.mutants.resourceplanner.defects.things import CHANGE, PUT, SHOWN, put
from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.records import DEFAULTS
from tests.mutants.resourceplanner.reference.world import Doc

resources = Defects("behaviour")
KEPT, CHANGED, NO_ACCESS = "RP-RES-01", "RP-RES-02", "RP-RES-04"
MEMBER, ADMIN = "RP-MEM-01", "RP-MEM-02"
ONLY = of("resource")


def _put(ident: str, says: str, name: str, turn: Callable[[Any, Any], Any]) -> Row:
    return row(f"resource-{ident}", says).at(PUT, put(name, turn), when=ONLY)


def _replaced(ordinary: Ordinary, call: Call, record: Doc, fields: Doc) -> None:
    ordinary(call, record, {**DEFAULTS["resource"], **fields})


def _forgets_days(ordinary: Ordinary, call: Call, record: Doc, fields: Doc) -> None:
    days = {"workDays": [1]} if "name" in fields else {}
    ordinary(call, record, {**fields, **days})


resources.add(
    _put("capacity-lost", "The capacity is always 40.", "capacity", lambda *_: 40).breaks(KEPT),
    _put(
        *("capacity-cut", "The capacity is a whole number.", "capacity"), lambda old, new: int(new)
    ).breaks(KEPT),
    _put(
        *("capacity-is-text", "The capacity becomes a text.", "capacity"),
        lambda old, new: str(new),
    ).breaks(KEPT),
    _put("days-lost", "Nobody works on any day.", "workDays", lambda *_: []).breaks(KEPT),
    _put(
        *("days-moved", "The week begins with 0.", "workDays"),
        lambda old, new: [day - 1 for day in new],
    ).breaks(KEPT),
    _put(
        *("days-added", "Days of work are only added.", "workDays"),
        lambda old, new: sorted({*(old or ()), *new}),
    ).breaks(CHANGED),
    _put(
        *("expense-stays", "The expense never changes.", "hourlyExpense"),
        lambda old, new: old or new,
    ).breaks(CHANGED),
    _put(
        *("days-stay", "The days never change.", "workDays"),
        lambda *_: DEFAULTS["resource"]["workDays"],
    ).breaks(CHANGED),
    row("resource-replaced", "A change of a resource replaces it.")
    .at(CHANGE, _replaced, when=ONLY)
    .breaks(CHANGED),
    row("resource-forgets-days", "With its name, a resource changes its days.")
    .at(CHANGE, _forgets_days, when=ONLY)
    .breaks(CHANGED),
    row("resource-without-capacity", "A list has no capacity.")
    .at(SHOWN, dropped("capacity"), when=ONLY)
    .breaks(KEPT),
    row("resource-without-days", "A list has no days of work.")
    .at(SHOWN, dropped("workDays"), when=ONLY)
    .breaks(KEPT),
)


def _access(ident: str, says: str, **membership: Any) -> Row:
    """Return the row in which whoever is added without access has some."""
    return row(f"access-{ident}", says).at(
        "members.none", lambda *_: {"membership": dict(membership)}
    )


A_MEMBER = {"role": "member", "status": "active", "memberSettings": {"visibility": "self"}}
resources.add(
    _access("for-all", "Everybody is a member.", **A_MEMBER).breaks(NO_ACCESS),
    _access("pending", "Everybody is invited.", status="pending").breaks(NO_ACCESS),
    _access("role-alone", "Everybody has a role.", role="customer").breaks(NO_ACCESS),
    _access("by-false", "Who is not to be invited is a member.", **A_MEMBER)
    .only(lambda call: b'"invited": false' in call.body)
    .breaks(NO_ACCESS),
    row("role-lost", "Everybody's role is member.")
    .at("members.role", instead("member"))
    .breaks(MEMBER),
    row("role-unknown", "An admin is called owner.")
    .at("members.role", instead("owner"), when=lambda call, role: role == "admin")
    .breaks(MEMBER),
    row("status-unknown", "A membership is new.")
    .at("members.status", instead("new"))
    .breaks(MEMBER),
    row("status-missing", "A membership has no status.")
    .at("members.status", instead(None))
    .breaks(MEMBER),
    row("settings-lost", "Settings are not answered.")
    .at("members.settings", lambda *_: {})
    .breaks(MEMBER),
    row("visibility-stays", "A member sees nobody else.")
    .at("members.settings", lambda ordinary, call, role, asked: ordinary(call, role, {}))
    .breaks(MEMBER),
    row("membership-lost", "No membership is answered.")
    .at("members.given", lambda *_: {})
    .breaks(MEMBER),
    row("admin-sees-nothing", "An admin sees no financials.")
    .at("members.of_admin", replaced("canSeeFinancials", False))
    .breaks(ADMIN),
)
