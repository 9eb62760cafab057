"""What only tests may change in Planado: what its apps do, and its API cannot."""

from typing import Any

from understudy.api import (
    Action,
    Clock,
    Doc,
    Ids,
    Invalid,
    NotFound,
    OrgHooks,
    OrgStore,
    Staged,
    Staging,
    uuid_of,
)
from understudy.server.apis.planado.moves import (
    CANCEL,
    FINISH,
    RESUME,
    SET_OUT,
    START,
    SUSPEND,
    Move,
    moved,
    resolution_of,
)
from understudy.server.apis.planado.record import Recorder, found

Body = dict[str, Any]

SCHEMAS = {
    "jobs": "Job",
    "history": "JobEvent",
    "clients": "Client",
    "sites": "Site",
    "templates": "Template",
    "job_types": "JobType",
    "territories": "Territory",
    "teams": "Team",
    "skills": "Skill",
    "dictionaries": "Dictionary",
    "dictionary_values": "DictionaryValue",
    "users": "User",
}
# The lists that the API only reads.
LISTS = [name for name in SCHEMAS if name not in ("jobs", "history", "clients", "sites")]


def set_out_for_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Set out for a job that is posted or scheduled: it is en_route."""
    return job_moved(body, SET_OUT, Recorder(org, hooks, ids, clock, "app"))


def start_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Start a job that somebody has set out for."""
    return job_moved(body, START, Recorder(org, hooks, ids, clock, "app"))


def suspend_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Suspend a job that has started."""
    return job_moved(body, SUSPEND, Recorder(org, hooks, ids, clock, "app"))


def resume_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Go on with a job that is suspended: it is started again."""
    return job_moved(body, RESUME, Recorder(org, hooks, ids, clock, "app"))


def finish_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Finish a job that is started or suspended, with one of its resolutions."""
    return job_moved(body, FINISH, Recorder(org, hooks, ids, clock, "app"))


def cancel_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Cancel a job that is not finished."""
    return job_moved(body, CANCEL, Recorder(org, hooks, ids, clock, "app"))


def remove_client(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Remove a client: no call finds it any more, and lists can still go on after it."""
    return removed("clients", body["client"], Recorder(org, hooks, ids, clock, "app"))


def remove_site(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Staged:
    """Remove a site: no call finds it any more, and lists can still go on after it."""
    return removed("sites", body["site"], Recorder(org, hooks, ids, clock, "app"))


def set_entry(body: Body, org: OrgStore, ids: Ids) -> Staged:
    """Add an entry to a list, or change the fields that are given of one that there is."""
    collection, fields = body["collection"], body["entry"]
    uuid = fields.get("uuid") or uuid_of(ids)
    kept = org[collection].find(uuid) or {}
    entry = {**kept, **fields, "uuid": uuid}
    if collection == "dictionary_values":
        entry["_dictionary"] = body.get("dictionary") or kept.get("_dictionary")
        if entry["_dictionary"] is None or org.dictionaries.find(entry["_dictionary"]) is None:
            raise Invalid("must be the uuid of a dictionary", "dictionary")
    return [(collection, uuid, entry)]


def remove_entry(body: Body, org: OrgStore) -> Staged:
    """Remove an entry from a list; lists can still go on after it."""
    collection, uuid = body["collection"], body["uuid"]
    entry: Doc | None = org[collection].find(uuid)
    if entry is None:
        raise NotFound(f"no entry {uuid!r} in {collection}")
    return [(collection, uuid, {**entry, "_removed": True})]


def job_moved(body: Body, move: Move, recorder: Recorder) -> Staged:
    """Return what a move of a job changes."""
    job = found(recorder.org.jobs, body["job"])
    fields = moved(job, move, recorder.now)
    if move is FINISH:
        fields["resolution"] = resolution_of(job, body.get("resolution"), recorder.ids)
    return staged(recorder, "jobs", move.event_type, recorder.next_version(job, fields), fields)


def removed(collection: str, wanted: str, recorder: Recorder) -> Staged:
    """Return what removing a client or a site changes."""
    entity = found(recorder.org[collection], wanted)
    gone = recorder.next_version(entity, {"_removed": True})
    return staged(recorder, collection, f"{collection[:-1]}_deleted", gone, {})


def staged(
    recorder: Recorder, collection: str, event_type: str, entity: Doc, payload: Body
) -> Staged:
    """Return a version of something with all that tells of it."""
    puts, announced = recorder.changes(collection, event_type, entity, payload)
    return [*((name, document["uuid"], document) for name, document in puts), *announced]


ID = {"type": "string", "minLength": 1}
SHOWN = {"pattern": "^[^_]", "x-problem": "must name fields as the API shows them"}
LIST = {"type": "string", "enum": LISTS}


def taking(name: str, description: str, **optional: Body) -> Body:
    """Return the schema of a body that names one thing."""
    return {
        "type": "object",
        "required": [name],
        "additionalProperties": False,
        "properties": {name: {**ID, "description": description}, **optional},
    }


JOB = taking("job", "The uuid or external id of a job.")
ENDING = taking(
    "job",
    "The uuid or external id of a job.",
    resolution={"type": "string", "description": "The name of one of its possible resolutions."},
)
CLIENT = taking("client", "The uuid or external id of a client.")
SITE = taking("site", "The uuid or external id of a site.")
ENTRY = {
    "type": "object",
    "required": ["collection", "entry"],
    "additionalProperties": False,
    "properties": {
        "collection": LIST,
        "dictionary": {**ID, "description": "The uuid of the dictionary that a value is for."},
        "entry": {
            "type": "object",
            "propertyNames": SHOWN,
            "properties": {"uuid": ID},
            "description": "Its fields as the API shows them; without a uuid, a new entry.",
        },
    },
}
REMOVAL = {
    "type": "object",
    "required": ["collection", "uuid"],
    "additionalProperties": False,
    "properties": {"collection": LIST, "uuid": ID},
}

ACTIONS = (
    *(Action(act, JOB) for act in (set_out_for_job, start_job, suspend_job, resume_job)),
    Action(finish_job, ENDING),
    Action(cancel_job, JOB),
    Action(remove_client, CLIENT),
    Action(remove_site, SITE),
    Action(set_entry, ENTRY),
    Action(remove_entry, REMOVAL),
)
STAGING = Staging(ACTIONS, SCHEMAS)
