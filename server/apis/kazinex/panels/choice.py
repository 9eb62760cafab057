"""Which project a panel is about: the one that its address names, else one with a schedule."""

from collections.abc import Mapping

from understudy.api import Doc, Link, OrgStore, Rows
from understudy.server.apis.kazinex.page import newest_first
from understudy.server.apis.kazinex.project import in_use

Chosen = tuple[Doc, Doc]


def chosen(org: OrgStore, query: Mapping[str, str]) -> Chosen | str:
    """Return a project and its revision in use, or in words that there is none to show."""
    projects = present(org)
    named = [project for project in projects if project["id"] == query.get("project")]
    pairs = [(project, in_use(org, project)) for project in named or projects]
    found = [(project, revision) for project, revision in pairs if revision is not None]
    if found:
        return found[0]
    return f"{named[0]['name']} has no schedule yet." if named else "No project has a schedule yet."


def choices(org: OrgStore) -> Rows:
    """Return the projects to choose from, each a link to the same panel."""
    rows = [
        (Link(project["name"], {"project": project["id"]}), project["schedule_count"])
        for project in present(org)
    ]
    return Rows(("Project", "Revisions"), rows, about="Projects")


def present(org: OrgStore) -> list[Doc]:
    """Return the projects that are not deleted, the newest first."""
    return newest_first([row for row in org.projects.all() if "_deleted" not in row])


def about(project: Doc, revision: Doc) -> str:
    """Return in words which schedule is shown."""
    count = revision["activity_count"]
    return (
        f"{project['name']}, revision {revision['revision']} ({revision['role']}), "
        f"{count} {'activity' if count == 1 else 'activities'}"
    )
