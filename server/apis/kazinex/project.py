"""The project document, and which revision of its schedule it is about."""

from operator import itemgetter

from understudy.api import Doc, NotFound, OrgStore

CURRENT, BASELINE, ARCHIVED, NONE = "current", "baseline", "archived", "none"


def present_project(org: OrgStore, key: str) -> Doc:
    """Return a project, or raise NotFound; a deleted one only keeps its id."""
    found = org.projects.find(key)
    if found is None or "_deleted" in found:
        raise NotFound(f"There is no project {key}")
    return found


def revisions_of(org: OrgStore, project: Doc) -> list[Doc]:
    """Return the revisions of a project's schedule, the newest first."""
    rows = org.schedules.matching({"_project": project["id"]})
    return sorted(rows, key=itemgetter("revision"), reverse=True)


def revision_of(org: OrgStore, project: Doc, key: str) -> Doc:
    """Return one revision of a project's schedule, or raise NotFound."""
    found = org.schedules.find(key)
    if found is None or found["_project"] != project["id"]:
        raise NotFound(f"There is no schedule {key} in this project")
    return found


def in_use(org: OrgStore, project: Doc, marked: Doc | None = None) -> Doc | None:
    """Return the current revision of a project, else the latest; None where there is none.

    With `marked`, the one that is in use once this is the baseline.
    """
    revisions = revisions_of(org, project)
    current = [row for row in revisions if row["role"] == CURRENT and row != marked]
    return next(iter([*current, *revisions]), None)


def with_role(org: OrgStore, project: Doc, role: str) -> list[Doc]:
    """Return the revisions of a project that have a role."""
    return [row for row in revisions_of(org, project) if row["role"] == role]
