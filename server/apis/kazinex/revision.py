"""A revision of a schedule: how it joins a project, and how it becomes the baseline."""

from understudy.api import Clock, Doc, Ids, OrgStore
from understudy.server.apis.kazinex.content import Content, puts_of
from understudy.server.apis.kazinex.name import new_id, now
from understudy.server.apis.kazinex.project import BASELINE, CURRENT, NONE, with_role

Puts = list[tuple[str, Doc]]
Removes = list[tuple[str, str]]


def added(
    org: OrgStore, project: Doc, filename: str, content: Content, ids: Ids, clock: Clock
) -> tuple[Doc, Puts]:
    """Return a new revision of a project's schedule, and all that is stored with it."""
    count = project["schedule_count"] + 1
    revision = {
        "id": new_id(ids, "sched"),
        "revision": count,
        "filename": filename,
        "format": content.format,
        "role": NONE if with_role(org, project, CURRENT) else CURRENT,
        "activity_count": content.count,
        "uploaded_at": now(clock),
        "_project": project["id"],
    }
    puts: Puts = [
        *puts_of(revision["id"], content, revision["uploaded_at"]),
        ("schedules", revision),
        ("projects", {**project, "schedule_count": count}),
    ]
    return revision, puts


def marked(
    org: OrgStore, project: Doc, revision: Doc, ids: Ids, clock: Clock
) -> tuple[Doc, Puts, Removes]:
    """Return the new baseline of a project, and what is stored and goes with it."""
    baseline = {
        "id": new_id(ids, "base"),
        "project_id": project["id"],
        "schedule_id": revision["id"],
        "revision": revision["revision"],
        "marked_at": now(clock),
    }
    demoted, gone = unmarked(org, project)
    puts = [*demoted, ("schedules", {**revision, "role": BASELINE}), ("baselines", baseline)]
    return baseline, puts, gone


def unmarked(org: OrgStore, project: Doc) -> tuple[Puts, Removes]:
    """Return what is stored and goes where a project has no baseline any more."""
    holders: Puts = [
        ("schedules", {**row, "role": NONE}) for row in with_role(org, project, BASELINE)
    ]
    rows = org.baselines.matching({"project_id": project["id"]})
    return holders, [("baselines", row["id"]) for row in rows]
