"""The operations that public clients have met otherwise; every other one is the documented one."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Clock, Created, Ids, OrgHooks, OrgStore
from understudy.server.apis.planado.handlers import clients, jobs, sites, users
from understudy.server.apis.planado.handlers.jobs import page_of_jobs
from understudy.server.apis.planado.handlers.lists import found as found_entry
from understudy.server.apis.planado.job import UNSET, changed_job
from understudy.server.apis.planado.observed.answers import (
    in_seconds,
    merged,
    permissions_of,
    row_of,
    user_of,
)
from understudy.server.apis.planado.observed.bodies import (
    documented_client,
    documented_job,
    documented_site,
    hidden_fields,
    named_fields,
    without_template_fields,
)
from understudy.server.apis.planado.page import page_of
from understudy.server.apis.planado.record import Recorder, found

Body = Mapping[str, Any]
Settings = Mapping[str, str]
Answer = dict[str, Any]


async def list_jobs(query: Body, org: OrgStore, settings: Settings) -> Answer:
    """Return a page of the jobs that fit the filters, the newest first."""
    return {"jobs": [row_of(job, settings) for job in page_of_jobs(query, org)]}


async def create_job(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Answer:
    """Add a job."""
    given = without_template_fields(documented_job(body))
    wanted = named_fields(UNSET, given.get("custom_fields", ()))
    if wanted:
        given["custom_fields"] = wanted
    return await jobs.create_job(given, org, hooks, ids, clock)


async def get_job(job_id: str, org: OrgStore, settings: Settings) -> Answer:
    """Return one job."""
    answer = await jobs.get_job(job_id, org, settings)
    return {"job": in_seconds(answer["job"])}


async def update_job(
    job_id: str, body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer:
    """Change the fields that the body names."""
    job, given = found(org.jobs, job_id), documented_job(body)
    wanted = named_fields(job, given.get("custom_fields", ()))
    if wanted:
        given["custom_fields"] = wanted
    fields = changed_job(job, given, org, ids)
    after = {**job, **fields}
    fields["custom_fields"] = hidden_fields(after["custom_fields"], wanted)
    changed = {name: value for name, value in fields.items() if job[name] != value}
    Recorder(org, hooks, ids, clock).change("jobs", job, changed)
    return {"job_uuid": job["uuid"]}


async def list_job_history(job_id: str, after: int | None, org: OrgStore) -> Answer:
    """Return a chunk of what happened to a job, the oldest first."""
    answer = await jobs.list_job_history(job_id, after, org)
    return {
        "events": [{**event, "payload": in_seconds(event["payload"])} for event in answer["events"]]
    }


async def create_client(
    body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer:
    """Add a client."""
    return await clients.create_client(documented_client(body), org, hooks, ids, clock)


async def update_client(
    client_id: str, body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer | Created:
    """Change the fields that the body names, or add a client of this external id."""
    return await clients.update_client(client_id, documented_client(body), org, hooks, ids, clock)


async def create_site(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Answer:
    """Add a site."""
    return await sites.create_site(documented_site(body), org, hooks, ids, clock)


async def update_site(
    site_id: str, body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer | Created:
    """Change the fields that the body names, or add a site of this external id."""
    return await sites.update_site(site_id, documented_site(body), org, hooks, ids, clock)


async def list_users(after: str | None, org: OrgStore) -> Answer:
    """Return a page of users, the oldest first."""
    return {"users": [user_of(user) for user in page_of(org.users.all(), after)]}


async def update_user(user_id: str, body: Body, org: OrgStore) -> Answer:
    """Change what a user may do."""
    user = found_entry(org.users, user_id, "User")
    permissions = merged(permissions_of(user), body.get("permissions", {}))
    org.users.put({**user, "permissions": permissions})
    return {"user_uuid": user["uuid"]}


async def list_shifts(user_id: str, after: str, before: str, org: OrgStore) -> Answer:
    """Return what a user does between two days."""
    answer = await users.list_shifts(user_id, after, before, org)
    return {"timeline": [in_seconds(shift) for shift in answer["timeline"]]}
