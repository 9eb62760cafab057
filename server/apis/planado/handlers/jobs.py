"""The operations on jobs."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Clock, Doc, Ids, OrgHooks, OrgStore, shown
from understudy.server.apis.planado.job import changed_job, in_full, in_list, new_job
from understudy.server.apis.planado.moment import lies_between, stamp
from understudy.server.apis.planado.page import SIZE, is_there, newest_first, page_of
from understudy.server.apis.planado.record import Recorder, found, refuse_taken

Body = Mapping[str, Any]
Settings = Mapping[str, str]
Answer = dict[str, Any]


async def list_jobs(query: Body, org: OrgStore, settings: Settings) -> Answer:
    """Return a page of the jobs that fit the filters, the newest first."""
    return {"jobs": [in_list(job, settings) for job in page_of_jobs(query, org)]}


def page_of_jobs(query: Body, org: OrgStore) -> list[Doc]:
    """Return the stored jobs of a page."""

    def fits(job: Doc) -> bool:
        return is_there(job) and is_wanted(job, query)

    return page_of(newest_first(org.jobs.all()), query.get("after"), fits)


def is_wanted(job: Doc, query: Body) -> bool:
    """Whether a job fits every filter that a query names."""
    worker = (job["assignee"] or {}).get("worker") or {}
    wanted_worker = query.get("assignee[worker_uuid]", worker.get("uuid"))
    return (
        job["status"] in query.get("status[]", [job["status"]])
        and (wanted_worker or "").lower() == worker.get("uuid", "").lower()
        and query.get("external_order_id", job["external_order_id"]) == job["external_order_id"]
        and lies_between(
            job["scheduled_at"], query.get("scheduled_at[after]"), query.get("scheduled_at[before]")
        )
    )


async def create_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Answer:
    """Add a job."""
    refuse_taken(org.jobs, body.get("external_id"))
    job = new_job(body, org, ids, stamp(clock))
    Recorder(org, hooks, ids, clock).add("jobs", job, body)
    return {"job_uuid": job["uuid"]}


async def get_job(job_id: str, org: OrgStore, settings: Settings) -> Answer:
    """Return one job."""
    return {"job": in_full(found(org.jobs, job_id), settings)}


async def update_job(
    job_id: str, body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer:
    """Change the fields that the body names."""
    job = found(org.jobs, job_id)
    Recorder(org, hooks, ids, clock).change("jobs", job, changed_job(job, body, org, ids))
    return {"job_uuid": job["uuid"]}


async def delete_job(job_id: str, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Answer:
    """Remove a job."""
    job = found(org.jobs, job_id)
    Recorder(org, hooks, ids, clock).remove("jobs", job)
    return {"job_uuid": job["uuid"]}


async def list_job_history(job_id: str, after: int | None, org: OrgStore) -> Answer:
    """Return a chunk of what happened to a job, the oldest first."""
    job = found(org.jobs, job_id)
    events = [event for event in org.history.where(job["uuid"]) if event["version"] > (after or 0)]
    return {"events": [shown(event) for event in events[:SIZE]]}
