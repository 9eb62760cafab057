"""Defects of tenancy: what one organization can do to another, or to what does not exist."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import instead, on, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

tenancy = Defects("tenancy")


def act_on_foreign(call: Call, operation: str, project: Doc | None) -> None:
    """Perform one operation on a foreign project as if its owner had asked."""
    if call.route.operation != operation or project is None:
        return
    if call.behaviour.scope.owns(call, project):
        return
    owner = next(key for key in call.world.keys if key.organization.id == project["orgId"])
    mine, call.key = call.key, owner
    try:
        call.behaviour.operations.perform(call)
    except Refusal:
        return
    finally:
        call.key = mine


@tenancy.defect(
    "tenancy-foreign-patch-lands",
    "A PATCH of a foreign project answers 404, and changes it.",
    at="scope.not_found",
    rules=("PP-SCOPE-05",),
)
def foreign_patch_lands(ordinary: Ordinary, call: Call, project: Doc | None) -> Any:
    act_on_foreign(call, "update_project", project)
    return ordinary(call, project)


@tenancy.defect(
    "tenancy-foreign-task-lands",
    "A task for a foreign project answers 404, and is in the owner's list.",
    at="scope.not_found",
    rules=("PP-SCOPE-05",),
)
def foreign_task_lands(ordinary: Ordinary, call: Call, project: Doc | None) -> Any:
    act_on_foreign(call, "add_task", project)
    return ordinary(call, project)


@tenancy.defect(
    "tenancy-foreign-date-touches",
    "A date for a foreign project answers 404, yet that project moves up its owner's list.",
    at="scope.not_found",
    rules=("PP-SCOPE-05",),
)
def foreign_date_touches(ordinary: Ordinary, call: Call, project: Doc | None) -> Any:
    if project is not None and call.route.operation == "add_date":
        call.behaviour.records.touch(call, project)
    return ordinary(call, project)


@tenancy.defect(
    "tenancy-foreign-item-clears-day",
    "A schedule item for a foreign project answers 404 after the day was emptied for it.",
    at="scope.not_found",
    rules=("PP-SCOPE-05",),
)
def foreign_item_clears_day(ordinary: Ordinary, call: Call, project: Doc | None) -> Any:
    if project is not None and call.route.operation == "add_schedule_item":
        call.behaviour.records.items(call, project, "schedule", call.date).clear()
    return ordinary(call, project)


tenancy.add(
    row(
        "tenancy-foreign-budget-accepted",
        "Adding a budget item forgets to ask for the owner: 201 and stored.",
    )
    .at("scope.owns", instead(True), when=on("add_budget_item"))
    .breaks("PP-SCOPE-02", "PP-SCOPE-05")
)


@tenancy.defect(
    "tenancy-foreign-location-pretended",
    "A location for a foreign or unknown project is answered 201 and kept nowhere.",
    at="operations.add_location",
    rules=("PP-SCOPE-02", "PP-SCOPE-03"),
)
def foreign_location_pretended(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal as refusal:
        if refusal.status != 404:
            raise
        return call.behaviour.things.locations(call, call.behaviour.checks.body(call))


@tenancy.defect(
    "tenancy-foreign-folder-takes-link",
    "A link with the id of a foreign folder is stored in that folder's project.",
    at="operations.add_resource_link",
    rules=("PP-SCOPE-05", "PP-RES-02"),
)
def foreign_folder_takes_link(ordinary: Ordinary, call: Call) -> Any:
    call.behaviour.scope.project(call)
    body = call.behaviour.checks.body(call)
    for shelf, items in call.world.shelves.items():
        ids = [entry["id"] for entry in items] if shelf.endswith(" folders") else []
        if body.get("folderId") in ids:
            project = call.world.projects[shelf.split()[0]]
            link = call.behaviour.things.resources(call, body)
            return call.behaviour.operations.keep(call, project, "resources", link)
    return ordinary(call)


@tenancy.defect(
    "tenancy-body-names-organization",
    "A project created with an `orgId` in the body belongs to that organization.",
    at="operations.create_project",
    rules=("PP-SCOPE-06", "PP-PROJ-01"),
)
def body_names_organization(ordinary: Ordinary, call: Call) -> Any:
    payload = ordinary(call)
    named = call.behaviour.checks.body(call).get("orgId")
    if isinstance(named, str):
        call.world.projects[payload["id"]]["orgId"] = named
    return payload


@tenancy.defect(
    "tenancy-body-opens-project",
    "A member sent with its owner's `orgId` gets onto the team of a foreign project.",
    at="scope.owns",
    rules=("PP-SCOPE-02", "PP-SCOPE-05"),
)
def body_opens_project(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    if call.route.operation == "add_team_member":
        named = call.behaviour.checks.document(call).get("orgId")
        return named == project["orgId"] or ordinary(call, project)
    return ordinary(call, project)


tenancy.add(
    row("tenancy-patch-moves-project", "A PATCH that names an `orgId` gives the project away.")
    .at("checks.recognised", then(lambda found: (*found, "orgId")))
    .breaks("PP-PATCH-02")
)


@tenancy.defect(
    "tenancy-body-id-redirects-patch",
    "An `id` in the body of a PATCH decides which project is changed.",
    at="records.change",
    rules=("PP-PATCH-02", "PP-SCOPE-05"),
)
def body_id_redirects_patch(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if call.method == "PATCH":
        named = call.behaviour.checks.document(call).get("id")
        if isinstance(named, str):
            project = call.world.projects.get(named, project)
    return ordinary(call, project, changes)


@tenancy.defect(
    "tenancy-rename-by-name",
    "A rename updates every project that bears the old name, in any organization.",
    at="records.change",
    rules=("PP-SCOPE-05",),
)
def rename_by_name(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    twins = [p for p in call.world.projects.values() if p["name"] == project["name"]]
    for twin in twins if "name" in changes else []:
        twin["name"] = changes["name"]
    return ordinary(call, project, changes)


@tenancy.defect(
    "tenancy-team-of-unknown-project",
    "A member of a project that does not exist is stored under its id: 201.",
    at="scope.candidate",
    rules=("PP-SCOPE-03",),
)
def team_of_unknown_project(ordinary: Ordinary, call: Call) -> Any:
    project = ordinary(call)
    if project is None and call.route.operation == "add_team_member":
        return {"id": call.project_id, "orgId": call.key.organization.id, "deletedAt": None}
    return project


@tenancy.defect(
    "tenancy-patch-creates",
    "A PATCH of an unknown id creates that project.",
    at="scope.candidate",
    rules=("PP-SCOPE-03",),
)
def patch_creates(ordinary: Ordinary, call: Call) -> Any:
    project = ordinary(call)
    if project is not None or call.route.operation != "update_project":
        return project
    changes = call.behaviour.checks.changes(call)
    body = {"name": "Untitled", **changes}
    made = call.behaviour.things.project(call, body, call.key.organization.id)
    return call.behaviour.records.keep_project(call, {**made, "id": call.project_id})


@tenancy.defect(
    "tenancy-refused-patch-creates",
    "A PATCH of an unknown id answers 404, and makes a project all the same.",
    at="scope.not_found",
    rules=("PP-SCOPE-03",),
)
def refused_patch_creates(ordinary: Ordinary, call: Call, project: Doc | None) -> Any:
    if project is None and call.route.operation == "update_project":
        body = {"name": "Untitled", **call.behaviour.checks.changes(call)}
        made = call.behaviour.things.project(call, body, call.key.organization.id)
        call.behaviour.records.keep_project(call, made)
    return ordinary(call, project)


@tenancy.defect(
    "tenancy-refusal-is-remembered",
    "A 404 is cached by path, so the owner's next look at that project is a 404 too.",
    at="operations.get_project",
    rules=("PP-SCOPE-05", "PP-STATUS-01"),
)
def refusal_is_remembered(ordinary: Ordinary, call: Call) -> Any:
    missing: set[str] = call.world.memory.setdefault("missing", set())
    if call.path in missing:
        missing.remove(call.path)
        raise call.behaviour.scope.not_found(call, None)
    try:
        return ordinary(call)
    except Refusal:
        missing.add(call.path)
        raise
