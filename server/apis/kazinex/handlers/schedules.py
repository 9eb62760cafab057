"""The operations on the revisions of a project's schedule."""

from typing import Any

from understudy.api import (
    Caller,
    Clock,
    Ids,
    OrgHooks,
    OrgStore,
    Settings,
    Work,
    shown,
)
from understudy.server.apis.kazinex.event import UPLOADED, event
from understudy.server.apis.kazinex.page import Page, Wanted
from understudy.server.apis.kazinex.project import present_project, revision_of, revisions_of
from understudy.server.apis.kazinex.quality import computed, told
from understudy.server.apis.kazinex.revision import added
from understudy.server.apis.kazinex.upload import (
    plain_name,
)

Body = dict[str, Any]
Answer = dict[str, Any]


async def list_schedules(
    project_id: str, page: int | None, per_page: int | None, org: OrgStore
) -> Page:
    """Return a page of the revisions, the newest first."""
    project = present_project(org, project_id)
    return Wanted(page, per_page).of(revisions_of(org, project), shown)


async def upload_schedule(
    project_id: str,
    body: Body,
    org: OrgStore,
    caller: Caller,
    clock: Clock,
    hooks: OrgHooks,
    ids: Ids,
    work: Work,
    settings: Settings,
) -> Answer:
    """Add a revision: all of it in one commit, once its file is read and judged."""
    project, content = await computed(project_id, body, org, work, settings)
    name = plain_name(body["file"].filename)
    revision, puts = added(org, project, name, content, ids, clock)
    uploaded = event(UPLOADED, caller.org, project_id, clock, shown(revision))
    quality = {"schedule_id": revision["id"], **content.analysis.quality}
    done = told(quality, caller.org, project_id, clock)
    org.write(puts, also=[*hooks.announce(uploaded), *hooks.announce(done)])
    return shown(revision)


async def get_schedule(project_id: str, schedule_id: str, org: OrgStore) -> Answer:
    """Return one revision."""
    return shown(revision_of(org, present_project(org, project_id), schedule_id))
