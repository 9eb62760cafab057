"""Defects of the envelope: status, message and data of every answer."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after, instead, on, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

envelope = Defects("envelope")


@envelope.defect(
    "envelope-info-without-status",
    "GET /info answers its data without a status.",
    at="answers.success",
    rules=("PP-ENV-01",),
)
def info_without_status(ordinary: Ordinary, call: Call, payload: Any) -> Reply:
    reply: Reply = ordinary(call, payload)
    if call.route.operation == "get_info":
        del reply.document["status"]
    return reply


@envelope.defect(
    "envelope-success-word",
    "A PATCH that succeeds says `success` where the page says `ok`.",
    at="answers.success",
    rules=("PP-ENV-01", "PP-ENV-02"),
)
def success_word(ordinary: Ordinary, call: Call, payload: Any) -> Reply:
    reply: Reply = ordinary(call, payload)
    if call.method == "PATCH":
        reply.document["status"] = "success"
    return reply


envelope.add(
    row("envelope-conflict-says-ok", "A 409 carries the status `ok`.")
    .at(
        "answers.error",
        lambda ordinary, call, refusal: {
            **ordinary(call, refusal),
            "status": "ok" if refusal.status == 409 else "error",
        },
    )
    .breaks("PP-ENV-02"),
    row("envelope-fail-word", "A 400 carries the status `fail`, as in JSend.")
    .at(
        "answers.error",
        lambda ordinary, call, refusal: {
            **ordinary(call, refusal),
            "status": "fail" if refusal.status == 400 else "error",
        },
    )
    .breaks("PP-ENV-01", "PP-ENV-02"),
    row("envelope-null-data-on-404", "A 404 carries `data: null`.")
    .at(
        "answers.error",
        after(
            lambda document, call, refusal: (
                {**document, "data": None} if refusal.status == 404 else document
            )
        ),
    )
    .breaks("PP-ENV-05"),
)


@envelope.defect(
    "envelope-problems-as-data",
    "A 400 lists the broken fields under `data`.",
    at="answers.error",
    rules=("PP-ENV-05",),
)
def problems_as_data(ordinary: Ordinary, call: Call, refusal: Refusal) -> Doc:
    document: Doc = ordinary(call, refusal)
    if refusal.status == 400:
        document["data"] = {"errors": [refusal.message]}
    return document


@envelope.defect(
    "envelope-empty-data-left-out",
    "A list without entries leaves `data` out.",
    at="answers.success",
    rules=("PP-ENV-04",),
)
def empty_data_left_out(ordinary: Ordinary, call: Call, payload: Any) -> Reply:
    reply: Reply = ordinary(call, payload)
    if not payload:
        del reply.document["data"]
    return reply


envelope.add(
    row("envelope-bare-project-list", "GET /projects answers the bare array, without an envelope.")
    .at(
        "answers.success",
        after(
            lambda reply, call, payload: (
                Reply(200, payload) if call.route.operation == "list_projects" else reply
            )
        ),
    )
    .breaks("PP-ENV-01")
)


@envelope.defect(
    "envelope-no-message-on-budget",
    "The budget list has no message.",
    at="answers.success",
    rules=("PP-ENV-03",),
)
def no_message_on_budget(ordinary: Ordinary, call: Call, payload: Any) -> Reply:
    reply: Reply = ordinary(call, payload)
    if call.route.operation == "list_budget":
        del reply.document["message"]
    return reply


envelope.add(
    row("envelope-null-message-on-link", "A link that was added is answered with `message: null`.")
    .at("answers.message", instead(None), when=on("add_resource_link"))
    .breaks("PP-ENV-03"),
    row("envelope-message-is-a-list", "The message of a 400 is a list of sentences.")
    .at(
        "answers.error",
        after(
            lambda document, call, refusal: (
                {**document, "message": [refusal.message]} if refusal.status == 400 else document
            )
        ),
    )
    .breaks("PP-ENV-03"),
)


@envelope.defect(
    "envelope-framework-401",
    "An unknown key gets the web framework's own body.",
    at="answers.error",
    rules=("PP-ENV-01", "PP-AUTH-03"),
)
def framework_401(ordinary: Ordinary, call: Call, refusal: Refusal) -> Doc:
    if refusal.message.startswith("Invalid"):
        return {"detail": "Invalid or revoked API key"}
    return dict(ordinary(call, refusal))


envelope.add(
    has("envelope-html-404")
    .only(on("list_schedule"))
    .says("An unknown project's schedule is an HTML error page.")
    .breaks("PP-ENV-01")
)


@envelope.defect(
    "envelope-problem-document-409",
    "A 409 is a problem+json document.",
    at="answers.failure",
    rules=("PP-ENV-01", "PP-ENV-03"),
)
def problem_document_409(ordinary: Ordinary, call: Call, refusal: Refusal) -> Reply:
    reply: Reply = ordinary(call, refusal)
    if refusal.status == 409:
        problem = {"title": "Conflict", "status": 409, "detail": refusal.message}
        return Reply(409, problem, media_type="application/problem+json")
    return reply


envelope.add(
    row("envelope-created-id-only", "Creating a project answers the id alone as data.")
    .at("shapes.created_project", lambda ordinary, call, project: str(project["id"]))
    .breaks("PP-ENV-04", "PP-ENV-06", "PP-PROJ-01"),
    row("envelope-team-wrapped", "The team list is an object with the array inside.")
    .at("operations.list_team", then(lambda found: {"members": found}))
    .breaks("PP-ENV-06"),
    row("envelope-resources-as-array", "Resources come as one array, folders left out.")
    .at("operations.list_resources", then(lambda found: found["resources"]))
    .breaks("PP-ENV-06", "PP-RES-01"),
    row("envelope-task-in-array", "Creating a task answers an array with the task inside.")
    .at("operations.add_task", then(lambda found: [found]))
    .breaks("PP-ENV-06"),
    has("envelope-json-in-json")
    .says("The error handler encodes a 404 twice: the body is one JSON string.")
    .breaks("PP-ENV-01"),
    row("envelope-empty-body-on-patch", "PATCH answers 200 without a body.")
    .at(
        "answers.success",
        after(lambda reply, call, *_: Reply(200, "") if call.method == "PATCH" else reply),
    )
    .breaks("PP-ENV-01", "PP-ENV-04"),
)
