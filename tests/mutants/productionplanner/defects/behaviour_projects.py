"""Defects of behaviour: the key's own data, the list of projects, making and reading one."""

import html
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import replaced, then, turned
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")
behaviour.add(
    row("behaviour-info-without-name", "GET /info does not name the organization.")
    .at("operations.get_info", replaced("orgName", None))
    .breaks("PP-INFO-01"),
    row(
        "behaviour-info-numbers-the-key",
        "GET /info gives the key's number in a table instead of a string.",
    )
    .at(
        "operations.get_info",
        lambda ordinary, call: {**ordinary(call), "keyId": call.world.keys.index(call.key) + 1},
    )
    .breaks("PP-INFO-01", "PP-PROJ-02"),
)


@behaviour.defect(
    "behaviour-key-id-of-organization",
    "All keys of an organization are shown with, and act under, one and the same id.",
    at="doors.admit",
    rules=("PP-INFO-02",),
)
def key_id_of_organization(ordinary: Ordinary, call: Call) -> Any:
    organization = ordinary(call).organization
    return next(key for key in call.world.keys if key.organization == organization)


behaviour.add(
    row(
        "behaviour-organization-id-per-key", "GET /info derives the organization's id from the key."
    )
    .at(
        "operations.get_info",
        lambda ordinary, call: {**ordinary(call), "orgId": f"org_{call.key.id}"},
    )
    .breaks("PP-INFO-02", "PP-SCOPE-01"),
    row(
        "behaviour-list-oldest-first",
        "The list begins with the project that was updated longest ago.",
    )
    .at("scope.ordered", then(lambda found: list(reversed(found))))
    .breaks("PP-LIST-01", "PP-LIST-05"),
    row(
        "behaviour-list-by-creation", "The list is ordered by creation, whatever was updated since."
    )
    .at(
        "scope.ordered",
        then(lambda found: sorted(found, key=lambda project: project["createdAt"], reverse=True)),
    )
    .breaks("PP-LIST-01", "PP-LIST-05"),
    row("behaviour-list-by-name", "The list is in the order of the alphabet.")
    .at(
        "scope.ordered",
        lambda ordinary, projects: sorted(projects, key=lambda project: project["name"]),
    )
    .breaks("PP-LIST-01", "PP-LIST-05"),
    row("behaviour-deleted-listed", "Soft-deleted projects stay in the list.")
    .at("scope.is_listed", lambda ordinary, project: not project["_template"])
    .breaks("PP-LIST-02", "PP-LIST-04"),
    row("behaviour-archived-hidden", "Archived projects are not listed.")
    .at(
        "scope.is_listed",
        lambda ordinary, project: project["archivedAt"] is None and bool(ordinary(project)),
    )
    .breaks("PP-LIST-03"),
    row("behaviour-templates-listed", "Templates are listed among the projects.")
    .at("scope.is_listed", lambda ordinary, project: project["deletedAt"] is None)
    .breaks("PP-LIST-04"),
)


@behaviour.defect(
    "behaviour-description-not-kept",
    "A new project shows the description that was sent, and forgets it.",
    at="records.keep_project",
    rules=("PP-PROJ-01",),
)
def description_not_kept(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    ordinary(call, {**project, "description": ""})
    return project


behaviour.add(
    row("behaviour-timezone-of-server", "A new project always gets the server's timezone.")
    .at("things.project", replaced("timezone", "Etc/UTC"))
    .breaks("PP-PROJ-01"),
    row("behaviour-names-escaped", "Names of projects are stored with HTML entities.")
    .at("things.project", turned("name", lambda value: html.escape(value)))
    .breaks("PP-PROJ-01"),
    row(
        "behaviour-created-id-is-another",
        "The id that creating a project answers is not the one under which it is found.",
    )
    .at(
        "shapes.created_project",
        lambda ordinary, call, project: {
            **ordinary(call, project),
            "id": f"p_{len(call.world.projects):020d}",
        },
    )
    .breaks("PP-PROJ-01"),
    row(
        "behaviour-author-is-a-user",
        "A project made over the API records the person who owns the key.",
    )
    .at("things.project", replaced("createdBy", "user:u_jordan"))
    .breaks("PP-PROJ-02"),
)


@behaviour.defect(
    "behaviour-timezone-required",
    "A project without a timezone is refused.",
    at="checks.required",
    rules=("PP-PROJ-03", "PP-BACK-03"),
)
def timezone_required(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    if call.route.operation == "create_project" and not document.get("timezone"):
        raise Refusal(400, "timezone is required")


behaviour.add(
    row("behaviour-timestamps-in-local-form", "Timestamps are written without a zone, day first.")
    .at("records.stamp", lambda ordinary, call: call.world.now().strftime("%d.%m.%Y %H:%M:%S"))
    .breaks("PP-LIST-05", "PP-TOL-11"),
    row(
        "behaviour-new-project-is-draft",
        "A new project is a draft until somebody opens it in the app.",
    )
    .at("things.project", replaced("status", "draft"))
    .breaks("PP-PROJ-05"),
    row(
        "behaviour-document-without-dates",
        "The document of a project shows no dates, whatever it has.",
    )
    .at("shapes.project", then(lambda found: {**found, "dates": []}))
    .breaks("PP-DATE-04"),
    row("behaviour-docs-behind-the-key", "/docs.json asks for a key.")
    .at(
        "strays.document",
        lambda *_: Reply(401, {"status": "error", "message": "Unauthorized"}),
        when=lambda call: not call.headers.get("authorization"),
    )
    .breaks("PP-DOCS-01"),
)


@behaviour.defect(
    "behaviour-docs-of-swagger-2",
    "/docs.json is a Swagger 2.0 document.",
    at="strays.document",
    rules=("PP-DOCS-01",),
)
def docs_of_swagger_2(ordinary: Ordinary, call: Call) -> Any:
    reply: Reply = ordinary(call)
    del reply.document["openapi"]
    reply.document["swagger"] = "2.0"
    return reply
