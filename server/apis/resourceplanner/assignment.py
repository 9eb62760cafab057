"""The assignment document: which resource works on which project, from day to day."""

from datetime import date, timedelta

from understudy.api import Doc, Invalid, OrgStore, shown
from understudy.server.apis.resourceplanner.workspace import Answer, Body, Fields, present

# 40 hours in five days.
HOURS = 8
# What a client may set of the task; it is shown only where it is set.
TASK = ("title", "description", "comments", "timeOff")


def new_assignment(key: str, body: Body, org: OrgStore) -> Doc:
    """Return an assignment of what a body says, or raise NotFound for its links."""
    links = {
        "_project": present(org.projects, body["project"])["id"],
        "_resource": present(org.resources, body["resource"])["id"],
    }
    empty = {"id": key, "dateFrom": "", "dateTo": "", "hoursPerDay": HOURS}
    rest = {"startFrom": None, "note": None, **links, "_series": None}
    return changed_assignment({**empty, **rest}, body)


def links_of(body: Body, org: OrgStore) -> Fields:
    """Return the links that an update changes, or raise NotFound."""
    links = {}
    if "projectId" in body:
        links["_project"] = present(org.projects, body["projectId"])["id"]
    if "resourceId" in body:
        links["_resource"] = present(org.resources, body["resourceId"])["id"]
    return links


def changed_assignment(assignment: Doc, body: Body) -> Doc:
    """Return an assignment with what a body changes of it, but for its links."""
    fields: Fields = {name: body[name] for name in ("hoursPerDay", "note", *TASK) if name in body}
    fields |= {name: midnight(body[name]) for name in ("dateFrom", "dateTo") if name in body}
    changed = {**assignment, **fields}
    if changed["dateTo"] < changed["dateFrom"]:
        raise Invalid("must not be before dateFrom", "dateTo")
    if body.get("timeOffAction") and changed.get("timeOff") is not None:
        changed["timeOff"] = {**changed["timeOff"], "status": "approved"}
    return {name: value for name, value in changed.items() if name not in TASK or value is not None}


def moved(assignment: Doc, begins: timedelta, ends: timedelta, field: str) -> Fields:
    """Return the days of an assignment, its ends moved; Invalid beyond the end of time."""
    try:
        return {
            "dateFrom": midnight(str(day_of(assignment["dateFrom"]) + begins)),
            "dateTo": midnight(str(day_of(assignment["dateTo"]) + ends)),
        }
    except OverflowError:
        raise Invalid("must not lead out of the calendar", field) from None


def day_of(text: str) -> date:
    """Return the day of a date or an instant, as it is written."""
    return date.fromisoformat(text[:10])


def midnight(text: str) -> str:
    """Return the day of a date or an instant in the form in which it is shown."""
    return f"{text[:10]}T00:00:00.000Z"


def shown_assignment(assignment: Doc, org: OrgStore) -> Answer:
    """Return an assignment with the names of what it links."""
    project = org.projects.get(assignment["_project"])
    resource = org.resources.get(assignment["_resource"])
    series = assignment["_series"]
    return {
        "id": assignment["id"],
        "project": {"id": project["id"], "title": project["title"]},
        "resource": {"id": resource["id"], "name": resource["name"]},
        **shown(assignment),
        **({"seriesId": series} if series else {}),
    }
