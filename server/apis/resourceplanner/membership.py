"""What somebody may see and do: memberships as they are given, and as they are in force."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Caller, Change, Doc, Invalid, OrgOutbox, OrgStore
from understudy.server.apis.resourceplanner.workspace import Body, Fields, is_present

Settings = Mapping[str, str]

EVERYTHING = {"scope": "all", "managesResources": [], "canSeeFinancials": True}
NOTHING = {"scope": "managed", "managesResources": [], "canSeeFinancials": False}


def is_invited(body: Body, kept: Doc | None) -> bool:
    """Whether a body invites somebody who is not there already."""
    return bool(body.get("invited")) and (kept is None or kept["status"] != "active")


def invitation(
    body: Body, resource: Doc, kept: Doc | None, outbox: OrgOutbox, caller: Caller
) -> list[Change]:
    """Return the mail that invites a resource, if a body asks for it; it is never sent."""
    if not is_invited(body, kept):
        return []
    role = resource["membership"]["role"]
    return outbox.mail(
        to=resource["email"],
        subject=f"{caller.org_name} invites you to ResourcePlanner",
        text=f"{resource['name']}, you are invited to {caller.org_name} as {role}.",
        data={"resourceId": resource["id"], "role": role},
    )


def membership_of(
    body: Body, kept: Doc | None, email: str | None, org: OrgStore, settings: Settings
) -> Doc | None:
    """Return the membership that a body gives to whoever has this one; None is no access."""
    invited = is_invited(body, kept)
    if invited and not email:
        raise Invalid("is required to invite somebody", "email")
    if "membership" not in body and not invited:
        return kept
    given = body.get("membership", {})
    if given is None and not invited:
        return None
    status = kept["status"] if kept else "active"
    return in_force(given or {}, kept, "pending" if invited else status, org, settings)


def in_force(
    given: Body, kept: Doc | None, status: str, org: OrgStore, settings: Settings
) -> Fields:
    """Return a membership with safe values where it is silent.

    Settings stay in force while the role does: what an admin could see, nobody else inherits.
    """
    role = given.get("role") or (kept["role"] if kept else "member")
    before: Doc = kept if kept and kept["role"] == role else {}
    member = {**before.get("memberSettings", {}), **given.get("memberSettings", {})}
    manager = {**before.get("managerSettings", {}), **given.get("managerSettings", {})}
    return {
        "role": role,
        "status": status,
        "memberSettings": {
            "visibility": member.get("visibility", "self") if role == "member" else "self"
        },
        "managerSettings": manager_settings(role, manager, org, settings),
    }


def manager_settings(role: str, given: Body, org: OrgStore, settings: Settings) -> Fields:
    """Return what a role lets somebody manage; only managers have a choice."""
    fields: dict[str, Any] = dict(EVERYTHING if role == "admin" else NOTHING)
    if settings["experimental"] == "on":
        fields["managesAll"] = role == "admin"
    if role != "manager":
        return fields
    fields |= {name: given[name] for name in fields if name in given}
    # An id of another workspace is dropped like one of none.
    known = (key for key in fields["managesResources"] if is_present(org.resources, key))
    return {**fields, "managesResources": list(dict.fromkeys(known))}
