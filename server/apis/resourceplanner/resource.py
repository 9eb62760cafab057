"""The resource document: somebody or something that can be assigned."""

from understudy.api import Caller, Doc, OrgStore, shown
from understudy.server.apis.resourceplanner.membership import Settings, membership_of
from understudy.server.apis.resourceplanner.workspace import Answer, Body, Fields, without

FINANCIAL = ("hourlyExpense",)
UNSET: Fields = {
    "email": None,
    "capacity": 40,
    "hourlyExpense": None,
    "workDays": [1, 2, 3, 4, 5],
    "hidden": False,
    "note": None,
}


def new_resource(key: str, body: Body, org: OrgStore, settings: Settings) -> Doc:
    """Return a resource of what a body says."""
    nobody = {"id": key, "name": body["name"], **UNSET, "membership": None}
    return changed_resource(nobody, body, org, settings)


def changed_resource(resource: Doc, body: Body, org: OrgStore, settings: Settings) -> Doc:
    """Return a resource with what a body changes of it."""
    fields = {name: body[name] for name in ("name", *UNSET) if name in body}
    if "workDays" in fields:
        fields["workDays"] = sorted(fields["workDays"])
    email = fields.get("email", resource["email"])
    membership = membership_of(body, resource["membership"], email, org, settings)
    return {**resource, **fields, "membership": membership}


def shown_resource(resource: Doc, caller: Caller) -> Answer:
    """Return a resource as a caller may see it."""
    return shown(without(resource, FINANCIAL, caller))
