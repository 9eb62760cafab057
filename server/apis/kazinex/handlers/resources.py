"""The operation on the resources of a schedule."""

from understudy.api import Doc, NotFound, OrgStore
from understudy.server.apis.kazinex.analysis import LOAD_FIELDS, LoadRow
from understudy.server.apis.kazinex.content import rows_at
from understudy.server.apis.kazinex.name import id_at
from understudy.server.apis.kazinex.page import Page, Wanted
from understudy.server.apis.kazinex.project import in_use, present_project


async def list_resources(
    project_id: str, page: int | None, per_page: int | None, org: OrgStore
) -> Page:
    """Return a page of the assignments in the revision in use, with their load by week."""
    revision = in_use(org, present_project(org, project_id))
    if revision is None:
        raise NotFound("There is no schedule in this project")
    wanted = Wanted(page, per_page)
    count = org.files.get(revision["id"])["_load_count"]
    rows = rows_at(org, revision, range(count)[wanted.places], of="loads")
    return Page([shown_load(row, revision, place) for place, row in rows], count, wanted.number)


def shown_load(row: LoadRow, revision: Doc, place: int) -> Doc:
    """Return the assignment at a place of a revision as it is shown."""
    return {
        "id": id_at("res", revision["id"], place),
        "activity_id": id_at("act", revision["id"], row[0]),
        **dict(zip(LOAD_FIELDS, row[1:], strict=True)),
    }
