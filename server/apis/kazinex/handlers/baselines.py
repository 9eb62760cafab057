"""The operations on the baseline of a project."""

from typing import Any

from understudy.api import (
    Caller,
    Clock,
    Conflict,
    Doc,
    Event,
    Ids,
    NotFound,
    OrgHooks,
    OrgStore,
    Settings,
    Work,
    shown,
)
from understudy.server.apis.kazinex.event import MARKED, event
from understudy.server.apis.kazinex.page import Page, Wanted
from understudy.server.apis.kazinex.project import BASELINE, present_project, revision_of
from understudy.server.apis.kazinex.quality import Measured, measured, put_of, told
from understudy.server.apis.kazinex.revision import Puts, marked, unmarked

Body = dict[str, Any]
Answer = dict[str, Any]


async def list_baselines(
    project_id: str, page: int | None, per_page: int | None, org: OrgStore
) -> Page:
    """Return the baseline, if there is one."""
    project = present_project(org, project_id)
    rows = org.baselines.matching({"project_id": project["id"]})
    return Wanted(page, per_page).of(rows, shown)


async def mark_baseline(
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
    """Make a revision the baseline; the one before has no role any more."""
    wanted = revision_of(org, present_project(org, project_id), body["schedule_id"])
    anew = await measured(org, project_id, wanted, settings, work)
    project = present_project(org, project_id)
    revision = revision_of(org, project, wanted["id"])
    if revision["role"] == BASELINE:
        raise Conflict(f"Revision {revision['revision']} is the baseline already")
    baseline, puts, gone = marked(org, project, revision, ids, clock)
    news = [event(MARKED, caller.org, project_id, clock, baseline)]
    more, done = told_anew(org, project_id, anew, caller, clock)
    also = [each for one in [*news, *done] for each in hooks.announce(one)]
    org.write([*puts, *more], gone, also=also)
    return shown(baseline)


async def unmark_baseline(
    project_id: str,
    baseline_id: str,
    org: OrgStore,
    caller: Caller,
    clock: Clock,
    hooks: OrgHooks,
    work: Work,
    settings: Settings,
) -> None:
    """Take the role of the baseline from its revision."""
    found(org, project_id, baseline_id)
    anew = await measured(org, project_id, None, settings, work)
    puts, gone = unmarked(org, found(org, project_id, baseline_id))
    more, done = told_anew(org, project_id, anew, caller, clock)
    also = [each for one in done for each in hooks.announce(one)]
    org.write([*puts, *more], gone, also=also)


def found(org: OrgStore, project_id: str, baseline_id: str) -> Doc:
    """Return the project whose baseline this is, or raise NotFound."""
    project = present_project(org, project_id)
    baseline = org.baselines.find(baseline_id)
    if baseline is None or baseline["project_id"] != project["id"]:
        raise NotFound(f"There is no baseline {baseline_id} in this project")
    return project


def told_anew(
    org: OrgStore, project_id: str, anew: Measured | None, caller: Caller, clock: Clock
) -> tuple[Puts, list[Event]]:
    """Return what is stored and told of a quality that was computed anew, if one was."""
    if anew is None:
        return [], []
    kept = put_of(org, anew, clock)
    return [kept], [told(kept[1]["_quality"], caller.org, project_id, clock)]
