"""The job document: what a body makes of it, where it stands, and how lists show it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from understudy.api import Conflict, Doc, Ids, OrgStore, shown, uuid_of
from understudy.server.apis.planado.parts import (
    address_of,
    contacts_of,
    merged_fields,
    resolutions_of,
)
from understudy.server.apis.planado.reference import assign, refer, refer_external

Fields = dict[str, Any]
Reader = Callable[[Any, OrgStore, Ids, Doc], Any]

TIMES = ("en_route_at", "started_at", "suspended_at", "finished_at")
# Every field of a job in the order in which it is shown, with what it holds when unset.
UNSET: Fields = {
    "external_id": None,
    "external_order_id": None,
    "serial_no": 0,
    "status": "posted",
    "scheduled_at": None,
    "scheduled_duration": None,
    "description": None,
    "template": None,
    "client": None,
    "site": None,
    "type": None,
    "territory": None,
    "assignee": None,
    "assignees": [],
    "skills": [],
    "address": None,
    "contacts": [],
    "possible_resolutions": [],
    "custom_fields": [],
    "report_fields": [],
    "timestamps": dict.fromkeys(TIMES),
}
# "Update job": what cannot change once a job has started.
FIXED_BY_START = ("assignee", "assignees", "possible_resolutions")
STARTED = ("started", "suspended", "finished")
READERS: Mapping[str, Reader] = {
    "description": lambda given, org, ids, job: given,
    "scheduled_at": lambda given, org, ids, job: given,
    "scheduled_duration": lambda given, org, ids, job: given and {"minutes": given["minutes"]},
    "possible_resolutions": lambda given, org, ids, job: resolutions_of(
        job["possible_resolutions"], given, ids
    ),
    "address": lambda given, org, ids, job: address_of(given),
    "contacts": lambda given, org, ids, job: contacts_of(given),
    "client": lambda given, org, ids, job: refer_external(org.clients, given, "client"),
    "site": lambda given, org, ids, job: refer_external(org.sites, given, "site"),
    "territory": lambda given, org, ids, job: refer(org.territories, given, "territory"),
    "skills": lambda given, org, ids, job: [refer(org.skills, one, "skills") for one in given],
    "custom_fields": lambda given, org, ids, job: merged_fields(job["custom_fields"], given, ids),
    "report_fields": lambda given, org, ids, job: merged_fields(job["report_fields"], given, ids),
}


def new_job(body: Doc, org: OrgStore, ids: Ids, now: str) -> Fields:
    """Return a job of what a body says and, where it says nothing, its template."""
    template = refer(org.templates, body.get("template"), "template")
    fields = from_template(org, template) | given_fields(body, org, ids, UNSET)
    if "job_type" in body:
        fields["type"] = refer(org.job_types, body["job_type"], "job_type", "code")
    for name in ("external_id", "external_order_id"):
        fields[name] = body.get(name)
    number = max((job["serial_no"] for job in org.jobs.all()), default=0) + 1
    job = {"uuid": uuid_of(ids), **UNSET, **fields, "template": template, "serial_no": number}
    return {**job, "status": status_of(job), "version": 1, "created_at": now, "updated_at": now}


def from_template(org: OrgStore, template: Doc | None) -> Fields:
    """Return the fields that a template fills."""
    if template is None:
        return {}
    row = org.templates.get(template["uuid"])
    assignee = row["assignee"]
    if assignee is not None:
        kind = "worker" if "worker_uuid" in assignee else "team"
        assignee = assign(org, {kind: {"uuid": assignee[f"{kind}_uuid"]}}, "template.assignee")
    return {
        "type": refer(org.job_types, {"uuid": row["type_uuid"]}, "template.type_uuid", "code"),
        "description": row["description"],
        "scheduled_duration": row["scheduled_duration"],
        **assigned_alone(assignee),
    }


def given_fields(body: Doc, org: OrgStore, ids: Ids, job: Doc) -> Fields:
    """Return the fields that a body names, in the form in which they are stored."""
    fields = {
        name: read(body[name], org, ids, job) for name, read in READERS.items() if name in body
    }
    if "assignees" in body:
        return fields | assigned_together(body["assignees"], org)
    if "assignee" in body:
        return fields | assigned_alone(assign(org, body["assignee"], "assignee"))
    return fields


def assigned_alone(assignee: Doc | None) -> Fields:
    """Return the fields of a job with this assignee, or with none."""
    if assignee is None:
        return {"assignee": None, "assignees": []}
    return {"assignee": assignee, "assignees": [{**assignee, "edit_access": True}]}


def assigned_together(wanted: Sequence[Doc], org: OrgStore) -> Fields:
    """Return the fields of a job with these assignees; it is the one who edits that is shown."""
    assignees = [
        {**(assign(org, one, f"assignees[{number}]") or {}), "edit_access": one["edit_access"]}
        for number, one in enumerate(wanted)
    ]
    editors = [assignee for assignee in assignees if assignee["edit_access"]]
    if len(editors) != 1:
        raise Conflict("assignees must give edit access to exactly one of them")
    return {"assignee": without_access(editors[0]), "assignees": assignees}


def without_access(assignee: Doc) -> Fields:
    """Return an assignee without what it may do."""
    return {name: value for name, value in assignee.items() if name != "edit_access"}


def changed_job(job: Doc, body: Doc, org: OrgStore, ids: Ids) -> Fields:
    """Return the fields of a job to which a body gives other values."""
    if job["status"] in STARTED:
        fixed = [name for name in FIXED_BY_START if name in body]
        if fixed:
            raise Conflict(f"{fixed[0]} cannot change once the job has started")
    fields = given_fields(body, org, ids, job)
    fields["status"] = status_of({**job, **fields})
    return {name: value for name, value in fields.items() if job[name] != value}


def status_of(job: Doc) -> str:
    """Return where a job stands that nobody has set out for: planned as a whole, or posted."""
    if job["status"] not in ("posted", "scheduled"):
        return str(job["status"])
    is_planned = job["scheduled_at"] is not None and job["assignee"] is not None
    return "scheduled" if is_planned else "posted"


def in_full(job: Doc, settings: Mapping[str, str]) -> Fields:
    """Return a job as it is shown alone."""
    return {**shown(job), **minutes_of(job, settings)}


def in_list(job: Doc, settings: Mapping[str, str]) -> Fields:
    """Return a job as lists show it: with the uuids of what it refers to."""
    common = ("uuid", "external_id", "external_order_id", "serial_no", "status", "scheduled_at")
    assignee = job["assignee"]
    return {
        **{name: job[name] for name in (*common, "scheduled_duration", "description")},
        **minutes_of(job, settings),
        **{
            f"{name}_uuid": job[name] and job[name]["uuid"]
            for name in ("template", "client", "site", "type", "territory")
        },
        "assignee": assignee and {f"{kind}_uuid": who["uuid"] for kind, who in assignee.items()},
        "contacts": job["contacts"],
        "skill_uuids": [skill["uuid"] for skill in job["skills"]],
        "initial_job_uuid": job.get("_initial_job_uuid"),
        "completion_of_uuid": job.get("_completion_of_uuid"),
        **{name: job[name] for name in ("version", "created_at", "updated_at")},
    }


def minutes_of(job: Doc, settings: Mapping[str, str]) -> Fields:
    """Return the duration in the form that only the first generation of the page shows."""
    if settings["profile"] == "current":
        return {}
    duration = job["scheduled_duration"]
    return {"scheduled_duration_min": duration and duration["minutes"]}
