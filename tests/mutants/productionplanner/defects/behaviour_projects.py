"""Defects of behaviour: the key's own data, the list of projects, making and reading one."""

import html
from collections.abc import Iterable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")


@behaviour.defect(
    "behaviour-info-without-name",
    "GET /info does not name the organization.",
    at="operations.get_info",
    rules=("PP-INFO-01",),
)
def info_without_name(ordinary: Ordinary, call: Call) -> Any:
    return {**ordinary(call), "orgName": None}


@behaviour.defect(
    "behaviour-info-numbers-the-key",
    "GET /info gives the key's number in a table instead of a string.",
    at="operations.get_info",
    rules=("PP-INFO-01", "PP-PROJ-02"),
)
def info_numbers_the_key(ordinary: Ordinary, call: Call) -> Any:
    return {**ordinary(call), "keyId": call.world.keys.index(call.key) + 1}


@behaviour.defect(
    "behaviour-key-id-of-organization",
    "All keys of an organization are shown with, and act under, one and the same id.",
    at="doors.admit",
    rules=("PP-INFO-02",),
)
def key_id_of_organization(ordinary: Ordinary, call: Call) -> Any:
    organization = ordinary(call).organization
    return next(key for key in call.world.keys if key.organization == organization)


@behaviour.defect(
    "behaviour-organization-id-per-key",
    "GET /info derives the organization's id from the key.",
    at="operations.get_info",
    rules=("PP-INFO-02", "PP-SCOPE-01"),
)
def organization_id_per_key(ordinary: Ordinary, call: Call) -> Any:
    return {**ordinary(call), "orgId": f"org_{call.key.id}"}


@behaviour.defect(
    "behaviour-list-oldest-first",
    "The list begins with the project that was updated longest ago.",
    at="scope.ordered",
    rules=("PP-LIST-01", "PP-LIST-05"),
)
def list_oldest_first(ordinary: Ordinary, projects: Iterable[Doc]) -> Any:
    return list(reversed(ordinary(projects)))


@behaviour.defect(
    "behaviour-list-by-creation",
    "The list is ordered by creation, whatever was updated since.",
    at="scope.ordered",
    rules=("PP-LIST-01", "PP-LIST-05"),
)
def list_by_creation(ordinary: Ordinary, projects: Iterable[Doc]) -> Any:
    return sorted(ordinary(projects), key=lambda project: project["createdAt"], reverse=True)


@behaviour.defect(
    "behaviour-list-by-name",
    "The list is in the order of the alphabet.",
    at="scope.ordered",
    rules=("PP-LIST-01", "PP-LIST-05"),
)
def list_by_name(ordinary: Ordinary, projects: Iterable[Doc]) -> Any:
    return sorted(projects, key=lambda project: project["name"])


@behaviour.defect(
    "behaviour-deleted-listed",
    "Soft-deleted projects stay in the list.",
    at="scope.is_listed",
    rules=("PP-LIST-02", "PP-LIST-04"),
)
def deleted_listed(ordinary: Ordinary, project: Doc) -> bool:
    return not project["_template"]


@behaviour.defect(
    "behaviour-archived-hidden",
    "Archived projects are not listed.",
    at="scope.is_listed",
    rules=("PP-LIST-03",),
)
def archived_hidden(ordinary: Ordinary, project: Doc) -> bool:
    return project["archivedAt"] is None and bool(ordinary(project))


@behaviour.defect(
    "behaviour-templates-listed",
    "Templates are listed among the projects.",
    at="scope.is_listed",
    rules=("PP-LIST-04",),
)
def templates_listed(ordinary: Ordinary, project: Doc) -> bool:
    return project["deletedAt"] is None


@behaviour.defect(
    "behaviour-description-not-kept",
    "A new project shows the description that was sent, and forgets it.",
    at="records.keep_project",
    rules=("PP-PROJ-01",),
)
def description_not_kept(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    ordinary(call, {**project, "description": ""})
    return project


@behaviour.defect(
    "behaviour-timezone-of-server",
    "A new project always gets the server's timezone.",
    at="things.project",
    rules=("PP-PROJ-01",),
)
def timezone_of_server(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    return {**ordinary(call, body, organization), "timezone": "Etc/UTC"}


@behaviour.defect(
    "behaviour-names-escaped",
    "Names of projects are stored with HTML entities.",
    at="things.project",
    rules=("PP-PROJ-01",),
)
def names_escaped(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    project: Doc = ordinary(call, body, organization)
    return {**project, "name": html.escape(project["name"])}


@behaviour.defect(
    "behaviour-created-id-is-another",
    "The id that creating a project answers is not the one under which it is found.",
    at="shapes.created_project",
    rules=("PP-PROJ-01",),
)
def created_id_is_another(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    return {**ordinary(call, project), "id": f"p_{len(call.world.projects):020d}"}


@behaviour.defect(
    "behaviour-author-is-a-user",
    "A project made over the API records the person who owns the key.",
    at="things.project",
    rules=("PP-PROJ-02",),
)
def author_is_a_user(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    return {**ordinary(call, body, organization), "createdBy": "user:u_jordan"}


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


@behaviour.defect(
    "behaviour-timestamps-in-local-form",
    "Timestamps are written without a zone, day first.",
    at="records.stamp",
    rules=("PP-LIST-05", "PP-TOL-11"),
)
def timestamps_in_local_form(ordinary: Ordinary, call: Call) -> str:
    return call.world.now().strftime("%d.%m.%Y %H:%M:%S")


@behaviour.defect(
    "behaviour-new-project-is-draft",
    "A new project is a draft until somebody opens it in the app.",
    at="things.project",
    rules=("PP-PROJ-05",),
)
def new_project_is_draft(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    return {**ordinary(call, body, organization), "status": "draft"}


@behaviour.defect(
    "behaviour-document-without-dates",
    "The document of a project shows no dates, whatever it has.",
    at="shapes.project",
    rules=("PP-DATE-04",),
)
def document_without_dates(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    return {**ordinary(call, project), "dates": []}


@behaviour.defect(
    "behaviour-docs-behind-the-key",
    "/docs.json asks for a key.",
    at="strays.document",
    rules=("PP-DOCS-01",),
)
def docs_behind_the_key(ordinary: Ordinary, call: Call) -> Any:
    if not call.headers.get("authorization"):
        return Reply(401, {"status": "error", "message": "Unauthorized"})
    return ordinary(call)


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
