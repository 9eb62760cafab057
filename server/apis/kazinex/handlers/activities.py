"""The operations on the activities of the revision in use."""

from typing import Any

from understudy.api import Doc, NotFound, OrgStore
from understudy.server.apis.kazinex.activity import changed_row, shown_activity
from understudy.server.apis.kazinex.content import places_with, puts_of_row, row_at, rows_at
from understudy.server.apis.kazinex.name import place_of
from understudy.server.apis.kazinex.page import Page, Wanted
from understudy.server.apis.kazinex.project import in_use, present_project

Body = dict[str, Any]
Answer = dict[str, Any]


async def list_activities(
    project_id: str,
    page: int | None,
    per_page: int | None,
    status: str | None,
    task_code: str | None,
    org: OrgStore,
) -> Page:
    """Return a page of the activities that fit, in the order of the file."""
    wanted = Wanted(page, per_page)
    revision = in_use(org, present_project(org, project_id))
    if revision is None:
        return Page([], 0, wanted.number)
    places = places_with(org, revision, status, task_code)
    rows = rows_at(org, revision, places[wanted.places])
    shown = [shown_activity(row, revision, place) for place, row in rows]
    return Page(shown, len(places), wanted.number)


async def get_activity(project_id: str, activity_id: str, org: OrgStore) -> Answer:
    """Return one activity."""
    revision, place = found(org, project_id, activity_id)
    return shown_activity(row_at(org, revision, place), revision, place)


async def update_activity(project_id: str, activity_id: str, body: Body, org: OrgStore) -> Answer:
    """Change an activity; what a file says of it elsewhere stays as it is."""
    revision, place = found(org, project_id, activity_id)
    row = changed_row(row_at(org, revision, place), body)
    org.write([*puts_of_row(org, revision, place, row)])
    return shown_activity(row, revision, place)


def found(org: OrgStore, project_id: str, activity_id: str) -> tuple[Doc, int]:
    """Return the revision in use and at which place of it an activity stands, or raise NotFound."""
    revision = in_use(org, present_project(org, project_id))
    place = None if revision is None else place_of("act", revision["id"], activity_id)
    if revision is None or place is None or place >= revision["activity_count"]:
        raise NotFound(f"There is no activity {activity_id} in the schedule in use")
    return revision, place
