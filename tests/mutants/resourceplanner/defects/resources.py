"""Defects in what is kept of resources and of who has access."""

from typing import Any

from tests.mutants.resourceplanner.defects.rows import (
    Rows,
    of_kind,
    putting,
)
from tests.mutants.resourceplanner.defects.things import (
    CHANGE,
    PUT,
    SHOWN,
    without,
)
from tests.mutants.resourceplanner.reference.records import DEFAULTS

resources = Rows("behaviour")


def _resource(ident: str, breaks: str, name: str, change: Any, *rules: str) -> None:
    resources(f"resource-{ident}", breaks, PUT, of_kind("resource", putting(name, change)), *rules)


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
resources(
    *("resource-replaced", "A change of a resource replaces it.", CHANGE),
    of_kind(
        "resource",
        lambda ordinary, call, record, fields: ordinary(
            call, record, {**DEFAULTS["resource"], **fields}
        ),
    ),
    "RES-02",
)
resources(
    *("resource-forgets-days", "With its name, a resource changes its days.", CHANGE),
    of_kind(
        "resource",
        lambda ordinary, call, record, fields: ordinary(
            call, record, {**fields, **({"workDays": [1]} if "name" in fields else {})}
        ),
    ),
    "RES-02",
)
resources(
    "resource-without-capacity",
    "A list has no capacity.",
    SHOWN,
    of_kind("resource", without("capacity")),
    "RES-01",
)
resources(
    "resource-without-days",
    "A list has no days of work.",
    SHOWN,
    of_kind("resource", without("workDays")),
    "RES-01",
)

# Memberships
MEMBER = {"role": "member", "status": "active", "memberSettings": {"visibility": "self"}}
NONE = "members.none"
resources(
    "access-for-all",
    "Everybody is a member.",
    NONE,
    lambda _, call: {"membership": dict(MEMBER)},
    "RES-04",
)
resources(
    "access-pending",
    "Everybody is invited.",
    NONE,
    lambda _, call: {"membership": {"status": "pending"}},
    "RES-04",
)
resources(
    "access-role-alone",
    "Everybody has a role.",
    NONE,
    lambda _, call: {"membership": {"role": "customer"}},
    "RES-04",
)
resources(
    *("access-by-false", "Who is not to be invited is a member.", NONE),
    lambda ordinary, call: (
        {"membership": dict(MEMBER)} if b'"invited": false' in call.body else ordinary(call)
    ),
    "RES-04",
)
resources(
    "role-lost",
    "Everybody's role is member.",
    "members.role",
    lambda _, call, role: "member",
    "MEM-01",
)
resources(
    "role-unknown",
    "An admin is called owner.",
    "members.role",
    lambda _, call, role: "owner" if role == "admin" else role,
    "MEM-01",
)
resources(
    "status-unknown",
    "A membership is new.",
    "members.status",
    lambda _, call, is_invited: "new",
    "MEM-01",
)
resources(
    "status-missing",
    "A membership has no status.",
    "members.status",
    lambda _, call, is_invited: None,
    "MEM-01",
)
resources(
    "settings-lost",
    "Settings are not answered.",
    "members.settings",
    lambda _, call, role, asked: {},
    "MEM-01",
)
resources(
    "visibility-stays",
    "A member sees nobody else.",
    "members.settings",
    lambda ordinary, call, role, asked: ordinary(call, role, {}),
    "MEM-01",
)
resources(
    "membership-lost",
    "No membership is answered.",
    "members.given",
    lambda _, call, document: {},
    "MEM-01",
)
resources(
    *("admin-sees-nothing", "An admin sees no financials.", "members.of_admin"),
    lambda ordinary, call: {**ordinary(call), "canSeeFinancials": False},
    "MEM-02",
)
