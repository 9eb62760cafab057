"""Permitted differences about archived, deleted and template projects, folders and updates."""

from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import instead
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()


@differences.permit(
    "archived-is-read-only", "A write to an archived project is a 409.", at="scope.project"
)
def archived_is_read_only(ordinary: Ordinary, call: Call) -> Any:
    project = ordinary(call)
    if project["archivedAt"] is not None and call.method != "GET":
        raise Refusal(409, "Project is archived")
    return project


differences.add(
    row("template-not-found", "A template is a 404 by its id, as it is no project.").at(
        "scope.is_alive", lambda ordinary, project: ordinary(project) and (not project["_template"])
    )
)


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


differences.add(
    row("archived-says-so", "The status of an archived project is `archived`.").at(
        "shapes.project",
        lambda ordinary, call, project: {
            **ordinary(call, project),
            "status": "active" if project["archivedAt"] is None else "archived",
        },
    )
)


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


differences.add(
    row("unknown-folder-ignored", "A link for an unknown folder is put at the root.").at(
        "operations.check_folder", instead(None)
    ),
    row("category-case-ignored", "`Venue` is taken for `venue`.").at(
        "things.category",
        lambda ordinary, given: ordinary(given.lower() if isinstance(given, str) else given),
    ),
    row("omitted-category-empty", "A budget item sent without a category has none.").at(
        "things.category", instead(None), when=lambda given: given is None
    ),
)


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
    "same-thing-refused", "What is added again with the same values is a 409.", at="operations.keep"
)
def same_thing_refused(ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc) -> Any:
    for known in call.behaviour.records.items(call, project, kind):
        if {**known, "id": ""} == {**item, "id": ""}:
            raise Refusal(409, "This is there already")
    return ordinary(call, project, kind, item)
