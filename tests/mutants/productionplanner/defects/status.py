"""Defects of status codes: successes, refusals and crashes."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import crash, instead, on, replied
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

status = Defects("status")


status.add(
    row("status-project-created-200", "Creating a project answers 200.")
    .at("answers.status", instead(200), when=on("create_project"))
    .breaks("PP-STATUS-02"),
    row("status-schedule-accepted-202", "Adding a schedule item answers 202.")
    .at("answers.status", instead(202), when=on("add_schedule_item"))
    .breaks("PP-STATUS-02", "PP-STATUS-06"),
)


@status.defect(
    "status-things-created-200",
    "Adding a member, task, budget item or location answers 200.",
    at="answers.status",
    rules=("PP-STATUS-03",),
)
def things_created_200(ordinary: Ordinary, call: Call) -> Any:
    last = call.path.rsplit("/", 1)[1]
    created = call.method == "POST" and last in ("team", "tasks", "budget", "locations")
    return 200 if created else ordinary(call)


status.add(
    row("status-link-redirects", "A link that was added answers 303 to the list.")
    .at(
        "answers.success",
        lambda ordinary, call, payload: Reply(
            303, "", {"Location": call.path.removesuffix("/link")}
        ),
        when=on("add_resource_link"),
    )
    .breaks("PP-STATUS-03", "PP-RES-02"),
    has("status-patch-201").breaks("PP-PATCH-01"),
)


@status.defect(
    "status-missing-field-422",
    "A missing required field answers 422.",
    at="checks.required",
    rules=("PP-STATUS-04",),
)
def missing_field_422(ordinary: Ordinary, call: Call, document: Doc) -> None:
    try:
        ordinary(call, document)
    except Refusal as refusal:
        raise Refusal(422, refusal.message) from None


status.add(
    row("status-missing-budget-name-crashes", "A budget item without a name is a 500.")
    .at(
        "checks.required",
        crash(),
        when=lambda call, document: (
            call.route.operation == "add_budget_item" and "name" not in document
        ),
    )
    .breaks("PP-STATUS-04", "PP-STATUS-05")
)


@status.defect(
    "status-url-not-required",
    "A link without a url is accepted.",
    at="checks.required",
    rules=("PP-STATUS-04",),
)
def url_not_required(ordinary: Ordinary, call: Call, document: Doc) -> None:
    if call.route.operation == "add_resource_link":
        document.setdefault("url", "about:blank")
    ordinary(call, document)


@status.defect(
    "status-project-untitled",
    "A project without a name is created as `Untitled project`.",
    at="checks.required",
    rules=("PP-STATUS-04",),
)
def project_untitled(ordinary: Ordinary, call: Call, document: Doc) -> None:
    if call.route.operation == "create_project":
        document.setdefault("name", "Untitled project")
    ordinary(call, document)


@status.defect(
    "status-date-not-required",
    "A date without a `date` is accepted and stored as null.",
    at="checks.required",
    rules=("PP-STATUS-04", "PP-DATE-03"),
)
def date_not_required(ordinary: Ordinary, call: Call, document: Doc) -> None:
    if call.route.operation == "add_date":
        document.setdefault("date", None)
        return
    ordinary(call, document)


status.add(
    row("status-duplicate-date-400", "A date that exists is a 400.")
    .at("operations.conflict", lambda *_: Refusal(400, "Date already exists"))
    .breaks("PP-DATE-02")
)


@status.defect(
    "status-duplicate-date-accepted",
    "A date that exists is answered as if it had been added just now.",
    at="operations.add_date",
    rules=("PP-DATE-02",),
)
def duplicate_date_accepted(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        return call.behaviour.operations.list_dates(call)


@status.defect(
    "status-empty-tasks-404",
    "A project without tasks answers 404 to the task list.",
    at="operations.list_tasks",
    rules=("PP-STATUS-01",),
)
def empty_tasks_404(ordinary: Ordinary, call: Call) -> Any:
    tasks = ordinary(call)
    if not tasks:
        raise Refusal(404, "No tasks found")
    return tasks


status.add(
    row("status-empty-budget-204", "A project without budget items answers 204.")
    .at(
        "answers.success",
        replied(204, ""),
        when=lambda call, payload: call.route.operation == "list_budget" and not payload,
    )
    .breaks("PP-STATUS-01", "PP-ENV-01")
)


@status.defect(
    "status-unknown-project-400",
    "An id that no project has is a 400 on the resources route.",
    at="scope.project",
    rules=("PP-SCOPE-02", "PP-SCOPE-03"),
)
def unknown_project_400(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal as refusal:
        if call.route.operation == "list_resources":
            raise Refusal(400, "projectId is not valid") from None
        raise refusal


status.add(
    row("status-body-missing-crashes", "A POST without any body is a 500.")
    .at("checks.document", crash(), when=lambda call: not call.body)
    .breaks("PP-STATUS-05")
)


@status.defect(
    "status-array-body-crashes",
    "A body that is JSON but no object is a 500.",
    at="checks.document",
    rules=("PP-STATUS-05",),
)
def array_body_crashes(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal as refusal:
        raise (
            Refusal(500, "Internal server error") if "object" in refusal.message else refusal
        ) from None


status.add(
    row("status-emoji-crashes", "A name beyond the basic plane of Unicode cannot be stored: 500.")
    .at(
        "checks.values",
        crash(),
        when=lambda call, document: max(str(document.get("name", "")), default="") > "\uffff",
    )
    .breaks("PP-STATUS-05")
)


@status.defect(
    "status-refused-but-stored",
    "A location without a name is a 400, and in the list with an empty one.",
    at="checks.required",
    rules=("PP-STATUS-07",),
)
def refused_but_stored(ordinary: Ordinary, call: Call, document: Doc) -> None:
    if call.route.operation == "add_location" and "name" not in document:
        project = call.behaviour.scope.project(call)
        nameless = call.behaviour.things.locations(call, {**document, "name": ""})
        call.behaviour.records.add(call, project, "locations", nameless)
    ordinary(call, document)
