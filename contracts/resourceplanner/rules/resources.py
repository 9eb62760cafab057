"""Resources: made, changed in part, and what access they are given."""

from collections.abc import Sequence
from typing import Any

from understudy.contracts.resourceplanner.plan import Kit
from understudy.contracts.resourceplanner.table import RESOURCE, TABLE
from understudy.rules import (
    Exchange,
    Thing,
    echo,
    lists,
    partial_change,
    record_of,
    rule,
    things_of,
)

# One more than a hundred, for a page that nobody documents.
MOST = 101
ROLES = ("member", "manager", "admin", "customer")
STATUSES = ("pending", "active", "inactive", "declined")
SETTINGS: dict[str, dict[str, Any]] = {
    "member": {"memberSettings": {"visibility": "team"}},
    "manager": {"managerSettings": {"scope": "all", "canSeeFinancials": True}},
    "admin": {},
    "customer": {},
}

BACK = echo.in_a_whole_thing("RP-RES-01", TABLE, RESOURCE)
ALL = lists.show_all("RP-RES-01", TABLE, RESOURCE)
ONCE = lists.show_each_once("RP-RES-01", TABLE, RESOURCE)
MORE = lists.show_all.at("deep")("RP-RES-01", TABLE, RESOURCE, number=MOST)
IN_PART = partial_change.each_alone("RP-RES-02", TABLE, RESOURCE)
BESIDE = partial_change.another_stays("RP-RES-02", TABLE, RESOURCE)


@rule("RP-RES-02", effect="write")
def days_of_work_are_replaced(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    resource = things.make(RESOURCE, "at work")
    sent = things.change(resource, {"workDays": [2, 4]})
    listed = things.listed(resource)

    def are_others(answers: Sequence[Exchange]) -> bool:
        days = resource.shown_by(answers[-1]).get("workDays")
        return not isinstance(days, list) or sorted(map(str, days)) != ["2", "4"]

    is_kept = not are_others([listed])
    got = f"{resource.shown_by(listed).get('workDays')}"
    evidence = (resource.made, sent, listed)
    kit.check(is_kept, f'"workDays": [2, 4] of {resource.id}', got, *evidence, again=are_others)


@rule("RP-RES-04", effect="write")
def who_is_not_invited_has_no_access(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    bodies: tuple[dict[str, Any], ...] = ({}, {"invited": False})
    for body in bodies:
        resource = things.make(RESOURCE, "without access", **body)
        listed = things.listed(resource)
        for shown, answer in (
            (record_of(resource.made, RESOURCE), resource.made),
            (resource.shown_by(listed), listed),
        ):
            with kit.example(resource.made, answer):
                has_none = _has_no_access(shown.get("membership"))
                kit.check(has_none, "no membership", answer.brief, resource.made, answer)


def _has_no_access(membership: Any) -> bool:
    """Tell whether a membership is none; an inactive one without a role is none either."""
    if not isinstance(membership, dict):
        return not membership
    is_inactive = membership.get("status") in (None, "inactive")
    return is_inactive and not membership.get("role")


@rule("RP-MEM-01", effect="write", needs=("member_email",))
def a_membership_is_answered(kit: Kit) -> None:
    for role, settings in SETTINGS.items():
        with kit.example():
            member = _member(kit, role, settings)
            shown = _membership(member.made) or _membership_listed(kit, member)
            told = f"a membership with the role {role}, a status, and settings"
            is_told = shown.get("role") == role and shown.get("status") in STATUSES
            kept = all(_holds(shown.get(name), sent) for name, sent in settings.items())
            kit.check(is_told and kept, told, f"{shown}", member.made)


@rule("RP-MEM-02", effect="write", needs=("member_email",))
def an_admin_sees_financials(kit: Kit) -> None:
    member = _member(kit, "admin", {})
    shown = _membership(member.made) or _membership_listed(kit, member)
    found = _named(shown, "canSeeFinancials")
    # A name for it is documented for managers alone.
    kit.check(False not in found, "full financial access", f"{shown}", member.made)


def _member(kit: Kit, role: str, settings: dict[str, Any]) -> Thing:
    """Make a resource with access: elsewhere than here nobody is invited, for that mails."""
    invited: dict[str, Any] = {"invited": True} if kit.is_here else {}
    name, at, host = kit.needs["member_email"].partition("@")
    email = f"{name}+{kit.once(kit.name(role).replace(' ', '-'))}{at}{host}"
    fields: dict[str, Any] = {"email": email, "membership": {"role": role, **settings}, **invited}
    return things_of(kit, TABLE).make(RESOURCE, role, **fields)


def _membership(answer: Exchange) -> dict[str, Any]:
    found = record_of(answer, RESOURCE).get("membership")
    return found if isinstance(found, dict) else {}


def _membership_listed(kit: Kit, member: Thing) -> dict[str, Any]:
    found = member.shown_by(things_of(kit, TABLE).listed(member)).get("membership")
    return found if isinstance(found, dict) else {}


def _holds(shown: Any, sent: Any) -> bool:
    return isinstance(shown, dict) and sent.items() <= shown.items()


def _named(node: Any, name: str) -> list[Any]:
    if not isinstance(node, dict):
        return []
    inner = [value for each in node.values() for value in _named(each, name)]
    return [*([node[name]] if name in node else []), *inner]
