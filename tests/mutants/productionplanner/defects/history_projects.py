"""Defects that show only after several steps, in projects themselves and their list."""

from collections.abc import Iterable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

history = Defects("history")


@history.defect(
    "history-second-patch-does-not-move",
    "Only the first PATCH of a project moves it to the head of the list.",
    at="records.touch",
    rules=("PP-LIST-05",),
)
def second_patch_does_not_move(ordinary: Ordinary, call: Call, project: Doc) -> None:
    moved: set[str] = call.world.memory.setdefault("moved", set())
    if call.method == "PATCH" and project["id"] in moved:
        return
    moved.update([project["id"]] if call.method == "PATCH" else [])
    ordinary(call, project)


@history.defect(
    "history-patch-writes-stale-copy",
    "PATCH works on the copy that the previous PATCH left: what changed in between is undone.",
    at="records.change",
    rules=("PP-PATCH-02", "PP-PATCH-04"),
)
def patch_writes_stale_copy(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    copies: dict[str, Doc] = call.world.memory.setdefault("copies", {})
    if call.method != "PATCH":
        return ordinary(call, project, changes)
    stale = copies.get(project["id"], {"dates": project["dates"]})
    copies[project["id"]] = {"dates": stale["dates"]}
    return ordinary(call, project, {**stale, **changes})


@history.defect(
    "history-budget-adds-up",
    "A second total budget is added to the first instead of replacing it.",
    at="records.change",
    rules=("PP-PATCH-01",),
)
def budget_adds_up(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if changes.get("totalBudget") and project["totalBudget"]:
        changes["totalBudget"] += project["totalBudget"]
    return ordinary(call, project, changes)


@history.defect(
    "history-read-copy-outlives-patch",
    "GET of a project keeps showing what was read first, whatever a PATCH changes later.",
    at="operations.get_project",
    rules=("PP-PATCH-01",),
)
def read_copy_outlives_patch(ordinary: Ordinary, call: Call) -> Any:
    fresh = ordinary(call)
    copies: dict[str, Doc] = call.world.memory.setdefault("reads", {})
    kept = copies.setdefault(call.path, fresh)
    return fresh if len(kept["dates"]) != len(fresh["dates"]) else kept


history.add(
    row(
        "history-list-keeps-first-name",
        "The list goes on showing the name that a project was created with.",
    )
    .at(
        "shapes.row",
        lambda ordinary, call, project: {
            **ordinary(call, project),
            "name": call.world.memory.setdefault("names", {}).setdefault(
                project["id"], project["name"]
            ),
        },
    )
    .breaks("PP-LIST-06")
)


@history.defect(
    "history-renamed-listed-twice",
    "A project that was renamed is listed under its old name as well.",
    at="operations.list_projects",
    rules=("PP-LIST-06",),
)
def renamed_listed_twice(ordinary: Ordinary, call: Call) -> Any:
    seen: dict[tuple[str, str], Doc] = call.world.memory.setdefault("entries", {})
    rows = ordinary(call)
    seen.update({(row["id"], row["name"]): row for row in rows})
    stale = [row for row in seen.values() if row["orgId"] == call.key.organization.id]
    return [*rows, *(row for row in stale if (row["id"], row["name"]) not in names_of(rows))]


def names_of(rows: Iterable[Doc]) -> set[tuple[str, str]]:
    """Return the projects of a list with the name that each has there."""
    return {(row["id"], row["name"]) for row in rows}


@history.defect(
    "history-project-cached-by-route",
    "A key that reads another project is served the one that it read before, until it writes.",
    at="operations.get_project",
    rules=("PP-PROJ-04",),
)
def project_cached_by_route(ordinary: Ordinary, call: Call) -> Any:
    fresh = ordinary(call)
    kept: dict[str, tuple[int, Doc]] = call.world.memory.setdefault("last read", {})
    writes, document = kept.get(call.key.id, (-1, fresh))
    if writes != call.world.writes:
        kept[call.key.id] = (call.world.writes, fresh)
        return fresh
    return document


@history.defect(
    "history-rename-loses-tasks",
    "Tasks hang on the project's name: after a rename the list is empty.",
    at="records.shelf",
    rules=("PP-BACK-05",),
)
def rename_loses_tasks(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, day: str = ""
) -> Any:
    names: dict[str, str] = call.world.memory.setdefault("names", {})
    place = ordinary(call, project, kind, day)
    renamed = names.setdefault(project["id"], project["name"]) != project["name"]
    return f"{place} {project['name']}" if kind == "tasks" and renamed else place


@history.defect(
    "history-same-name-is-same-project",
    "Creating a second project of one name answers the first.",
    at="records.keep_project",
    rules=("PP-PROJ-01", "PP-LIST-05"),
)
def same_name_is_same_project(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    for known in call.world.projects.values():
        if (known["orgId"], known["name"]) == (project["orgId"], project["name"]):
            return known
    return ordinary(call, project)


history.add(
    row("history-list-shows-newest-only", "The list ends after five projects.")
    .at("scope.ordered", then(lambda found: found[:5]))
    .breaks("PP-LIST-03")
)


@history.defect(
    "history-lists-outlive-additions",
    "What was shown of a project's team, budget or locations is shown again until it is renamed.",
    at="operations.list_things",
    rules=("PP-BACK-01", "PP-BACK-05"),
)
def lists_outlive_additions(ordinary: Ordinary, call: Call, kind: str) -> Any:
    project = call.behaviour.scope.project(call)
    kept = call.world.memory.setdefault("lists", {})
    return kept.setdefault((project["id"], project["name"], kind), ordinary(call, kind))


@history.defect(
    "history-item-empties-locations",
    "A new schedule item removes the locations of the project.",
    at="records.add",
    rules=("PP-BACK-01",),
)
def item_empties_locations(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    if kind == "schedule":
        call.behaviour.records.items(call, project, "locations").clear()
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-one-digital-place",
    "A second digital location takes the place of the first.",
    at="records.add",
    rules=("PP-BACK-01",),
)
def one_digital_place(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    if kind == "locations" and item["type"] == "digital":
        places = call.behaviour.records.items(call, project, kind)
        places[:] = [each for each in places if each["type"] != "digital"]
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-category-of-the-last",
    "A category that is not one of the ten becomes that of the item before.",
    at="things.budget",
    rules=("PP-BUDGET-01",),
)
def category_of_the_last(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item = ordinary(call, body)
    if item["category"] == "other":
        item["category"] = call.world.memory.get("category", "other")
    call.world.memory["category"] = item["category"]
    return item


history.add(
    row("history-change-takes-authorship", "Who changes a project becomes its author.")
    .at(
        "records.change",
        lambda ordinary, call, project, changes: ordinary(
            call, project, {**changes, "createdBy": call.behaviour.records.author(call)}
        ),
    )
    .breaks("PP-PROJ-02")
)
