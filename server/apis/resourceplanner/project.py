"""The project document: what is worked on, its size and its rates."""

from collections.abc import Sequence

from understudy.api import Caller, Doc, Invalid, OrgStore, shown
from understudy.server.apis.resourceplanner.workspace import (
    Answer,
    Body,
    Fields,
    is_present,
    without,
)

FINANCIAL = ("projectRate", "resourceRates")
UNSET: Fields = {
    "color": None,
    "note": None,
    "hidden": False,
    "probability": "confirmed",
    "projectSize": None,
    "projectRate": None,
    "resourceRates": [],
}


def changed_project(project: Doc, body: Body, org: OrgStore) -> Doc:
    """Return a project with what a body changes of it."""
    fields = {name: body[name] for name in ("title", *UNSET) if name in body}
    if "resourceRates" in fields:
        fields["resourceRates"] = rates_of(fields["resourceRates"] or (), org)
    return {**project, **fields}


def rates_of(given: Sequence[Doc], org: OrgStore) -> list[Fields]:
    """Return the rates of some resources, each of the workspace and named once."""
    rates = [{"resourceId": one["resourceId"], "rate": one["rate"]} for one in given]
    named = [rate["resourceId"] for rate in rates]
    for number, key in enumerate(named):
        field = f"resourceRates[{number}].resourceId"
        if not is_present(org.resources, key):
            raise Invalid("must be a resource of the workspace", field)
        if key in named[:number]:
            raise Invalid("must not be named twice", field)
    return rates


def shown_project(project: Doc, caller: Caller) -> Answer:
    """Return a project as a caller may see it."""
    return shown(without(project, FINANCIAL, caller))
