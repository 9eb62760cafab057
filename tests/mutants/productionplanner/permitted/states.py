"""Permitted differences about archived, deleted and template projects, folders and updates."""

from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()


@differences.permit(
    "archived-is-read-only",
    "A write to an archived project is a 409.",
    at="scope.project",
)
def archived_is_read_only(ordinary: Ordinary, call: Call) -> Any:
    project = ordinary(call)
    if project["archivedAt"] is not None and call.method != "GET":
        raise Refusal(409, "Project is archived")
    return project


@differences.permit(
    "template-not-found",
    "A template is a 404 by its id, as it is no project.",
    at="scope.is_alive",
)
def template_not_found(ordinary: Ordinary, project: Doc) -> Any:
    return ordinary(project) and not project["_template"]


@differences.permit(
    "deleted-still-read",
    "Its owner still reads a soft-deleted project by its id.",
    at="scope.project",
)
def deleted_still_read(ordinary: Ordinary, call: Call) -> Any:
    scope = call.behaviour.scope
    project = scope.candidate(call)
    if project is not None and scope.owns(call, project) and call.method == "GET":
        return project
    return ordinary(call)


@differences.permit(
    "archived-says-so",
    "The status of an archived project is `archived`.",
    at="shapes.project",
)
def archived_says_so(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    status = "active" if project["archivedAt"] is None else "archived"
    return {**ordinary(call, project), "status": status}


@differences.permit(
    "everything-updates-the-project",
    "Adding anything below a project moves that project to the head of the list.",
    at="records.add",
)
def everything_updates_the_project(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    call.behaviour.records.touch(call, project)
    return ordinary(call, project, kind, item, day)


@differences.permit(
    "dates-do-not-update",
    "Adding a date leaves the project's `updatedAt` as it was.",
    at="records.add_date",
)
def dates_do_not_update(ordinary: Ordinary, call: Call, project: Doc, entry: Doc) -> Any:
    project["dates"] = [*project["dates"], entry]
    return list(project["dates"])


@differences.permit(
    "schedule-adds-its-day",
    "An item for a day that the project does not have adds that day to its dates.",
    at="records.add",
)
def schedule_adds_its_day(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    records = call.behaviour.records
    if kind == "schedule" and not records.has_date(call, project, day):
        records.add_date(call, project, call.behaviour.things.date(call, {"date": day}))
    return ordinary(call, project, kind, item, day)


@differences.permit(
    "unknown-folder-ignored",
    "A link for an unknown folder is put at the root.",
    at="operations.check_folder",
)
def unknown_folder_ignored(
    ordinary: Ordinary, call: Call, project: Doc, folder: str | None
) -> None:
    return None


@differences.permit(
    "category-case-ignored",
    "`Venue` is taken for `venue`.",
    at="things.category",
)
def category_case_ignored(ordinary: Ordinary, given: Any) -> Any:
    return ordinary(given.lower() if isinstance(given, str) else given)


@differences.permit(
    "omitted-category-empty",
    "A budget item sent without a category has none.",
    at="things.category",
)
def omitted_category_empty(ordinary: Ordinary, given: Any) -> Any:
    return None if given is None else ordinary(given)


@differences.permit(
    "same-thing-is-the-one-there",
    "What is added again with the same values is the one that is there, and stays alone.",
    at="operations.keep",
)
def same_thing_is_the_one_there(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc
) -> Any:
    for known in call.behaviour.records.items(call, project, kind):
        if {**known, "id": ""} == {**item, "id": ""}:
            return call.behaviour.shapes.created(call, kind, project, known)
    return ordinary(call, project, kind, item)


@differences.permit(
    "same-thing-refused",
    "What is added again with the same values is a 409.",
    at="operations.keep",
)
def same_thing_refused(ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc) -> Any:
    for known in call.behaviour.records.items(call, project, kind):
        if {**known, "id": ""} == {**item, "id": ""}:
            raise Refusal(409, "This is there already")
    return ordinary(call, project, kind, item)
