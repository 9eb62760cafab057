"""Defects of tenancy: what one organization gets to see of another."""

import re
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import instead, on
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

tenancy = Defects("tenancy")
tenancy.add(
    row(
        "tenancy-403-for-foreign",
        "Another organization's project is forbidden instead of not found.",
    )
    .at(
        "scope.not_found",
        lambda *_: Refusal(403, "Forbidden"),
        when=lambda call, project: project is not None,
    )
    .breaks("PP-SCOPE-02", "PP-SCOPE-04"),
    row(
        "tenancy-401-for-foreign-budget",
        "The key counts as invalid for another organization's budget: 401.",
    )
    .at(
        "scope.not_found",
        lambda ordinary, call, project: call.behaviour.doors.unknown(call),
        when=lambda call, project: project is not None and call.path.endswith("/budget"),
    )
    .breaks("PP-SCOPE-02", "PP-SCOPE-04"),
    row(
        "tenancy-text-tells-foreign",
        "The text of the 404 tells a foreign project from one that does not exist.",
    )
    .at(
        "scope.not_found",
        lambda *_: Refusal(404, "Project not found in your organization"),
        when=lambda call, project: (
            project is not None and (not call.behaviour.scope.owns(call, project))
        ),
    )
    .breaks("PP-SCOPE-04"),
    has("tenancy-header-tells-foreign")
    .says("The 404 of a foreign project carries the date on which that project last changed.")
    .breaks("PP-SCOPE-07"),
)


@tenancy.defect(
    "tenancy-validated-before-owned",
    "A bad body is a 400 for every project that exists, also a foreign one.",
    at="scope.owns",
    rules=("PP-SCOPE-02", "PP-SCOPE-04"),
)
def validated_before_owned(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    if call.route.required and "projectId" in call.params:
        call.behaviour.checks.body(call)
    return ordinary(call, project)


@tenancy.defect(
    "tenancy-conflict-before-owned",
    "A date that a foreign project has is a conflict before the owner is looked at.",
    at="scope.owns",
    rules=("PP-SCOPE-02", "PP-SCOPE-04"),
)
def conflict_before_owned(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    owned = ordinary(call, project)
    if not owned and call.route.operation == "add_date":
        day = re.search(rb'"date": *"([^"]*)"', call.body)
        if day and call.behaviour.records.has_date(call, project, day[1].decode()):
            raise call.behaviour.operations.conflict(call)
    return owned


tenancy.add(
    row("tenancy-project-by-id-unscoped", "GET of one project finds it by its id alone.")
    .at("scope.owns", instead(True), when=on("get_project"))
    .breaks("PP-SCOPE-02"),
    row(
        "tenancy-tasks-unscoped",
        "The task list is fetched by project id without asking whose project it is.",
    )
    .at(
        "operations.list_tasks",
        lambda ordinary, call: call.world.shelves.get(f"{call.project_id} tasks", []),
    )
    .breaks("PP-SCOPE-02", "PP-SCOPE-03"),
)


@tenancy.defect(
    "tenancy-foreign-schedule-empty",
    "The schedule of a foreign or unknown project is an empty day, not a 404.",
    at="operations.list_schedule",
    rules=("PP-SCOPE-02", "PP-SCOPE-03"),
)
def foreign_schedule_empty(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal as refusal:
        if refusal.status == 404:
            return []
        raise


@tenancy.defect(
    "tenancy-template-shared",
    "Templates are open to every organization.",
    at="scope.owns",
    rules=("PP-SCOPE-02",),
)
def template_shared(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    shared = project["_template"] and call.method == "GET" and "projectId" in call.params
    return shared or ordinary(call, project)


@tenancy.defect(
    "tenancy-archive-unscoped",
    "Archived projects are read from an archive that knows no organizations.",
    at="scope.owns",
    rules=("PP-SCOPE-02",),
)
def archive_unscoped(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    archived = project["archivedAt"] and call.method == "GET" and "projectId" in call.params
    return bool(archived) or ordinary(call, project)


tenancy.add(
    row(
        "tenancy-archived-listed-to-all",
        "The list adds the archived projects of every organization.",
    )
    .at(
        "scope.owns",
        instead(True),
        when=lambda call, project: (
            call.route.operation == "list_projects" and project["archivedAt"] is not None
        ),
    )
    .breaks("PP-SCOPE-01"),
    row("tenancy-list-of-all", "GET /projects lists the projects of every organization.")
    .at("scope.owns", instead(True), when=on("list_projects"))
    .breaks("PP-SCOPE-01", "PP-SCOPE-06"),
)


@tenancy.defect(
    "tenancy-twins-listed",
    "The list joins projects by name: a foreign project with a name of ours shows up as ours.",
    at="operations.list_projects",
    rules=("PP-SCOPE-06",),
)
def twins_listed(ordinary: Ordinary, call: Call) -> Any:
    rows = ordinary(call)
    names = {row["name"] for row in rows}
    ours = {row["id"] for row in rows}
    organization = call.key.organization.id
    for project in call.world.projects.values():
        if project["name"] in names and project["id"] not in ours:
            rows.append({**call.behaviour.shapes.row(call, project), "orgId": organization})
    return rows


@tenancy.defect(
    "tenancy-query-names-organization",
    "GET /projects?orgId=... lists the organization that the query names.",
    at="scope.organization",
    rules=("PP-SCOPE-01", "PP-SCOPE-06"),
)
def query_names_organization(ordinary: Ordinary, call: Call) -> Any:
    named = call.query.get("orgId") if call.route.operation == "list_projects" else None
    return named or ordinary(call)


@tenancy.defect(
    "tenancy-query-opens-project",
    "A foreign project is read by adding its owner's orgId to the query.",
    at="scope.owns",
    rules=("PP-SCOPE-02",),
)
def query_opens_project(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    opened = "projectId" in call.params and call.query.get("orgId") == project["orgId"]
    return opened or ordinary(call, project)


@tenancy.defect(
    "tenancy-id-compared-in-part",
    "Project ids are compared without their last character: an unknown id finds a neighbour.",
    at="scope.candidate",
    rules=("PP-SCOPE-03",),
)
def id_compared_in_part(ordinary: Ordinary, call: Call) -> Any:
    near = (p for p in call.world.projects.values() if p["id"][:-1] == call.project_id[:-1])
    return ordinary(call) or next(near, None)


@tenancy.defect(
    "tenancy-changed-projects-open",
    "A project that was changed can be read with any key.",
    at="scope.owns",
    rules=("PP-SCOPE-02",),
)
def changed_projects_open(ordinary: Ordinary, call: Call, project: Doc) -> bool:
    is_read = call.method == "GET" and "projectId" in call.params
    is_changed = project["totalBudget"] is not None and project["budgetCurrency"] is None
    return (is_read and is_changed) or bool(ordinary(call, project))
