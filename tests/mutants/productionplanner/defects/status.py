"""Defects of status codes: successes, refusals and crashes."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

status = Defects("status")


def crash() -> Refusal:
    """Return what an unhandled error looks like from outside."""
    return Refusal(500, "Internal server error")


@status.defect(
    "status-project-created-200",
    "Creating a project answers 200.",
    at="answers.status",
    rules=("PP-STATUS-02",),
)
def project_created_200(ordinary: Ordinary, call: Call) -> Any:
    return 200 if call.route.operation == "create_project" else ordinary(call)


@status.defect(
    "status-schedule-accepted-202",
    "Adding a schedule item answers 202.",
    at="answers.status",
    rules=("PP-STATUS-02", "PP-STATUS-06"),
)
def schedule_accepted_202(ordinary: Ordinary, call: Call) -> Any:
    return 202 if call.route.operation == "add_schedule_item" else ordinary(call)


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


@status.defect(
    "status-link-redirects",
    "A link that was added answers 303 to the list.",
    at="answers.success",
    rules=("PP-STATUS-03", "PP-RES-02"),
)
def link_redirects(ordinary: Ordinary, call: Call, payload: Any) -> Any:
    if call.route.operation != "add_resource_link":
        return ordinary(call, payload)
    return Reply(303, "", {"Location": call.path.removesuffix("/link")})


@status.defect(
    "status-patch-201",
    "PATCH answers 201.",
    at="answers.status",
    rules=("PP-PATCH-01",),
)
def patch_201(ordinary: Ordinary, call: Call) -> Any:
    return 201 if call.method == "PATCH" else ordinary(call)


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


@status.defect(
    "status-missing-budget-name-crashes",
    "A budget item without a name is a 500.",
    at="checks.required",
    rules=("PP-STATUS-04", "PP-STATUS-05"),
)
def missing_budget_name_crashes(ordinary: Ordinary, call: Call, document: Doc) -> None:
    if call.route.operation == "add_budget_item" and "name" not in document:
        raise crash()
    ordinary(call, document)


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


@status.defect(
    "status-duplicate-date-400",
    "A date that exists is a 400.",
    at="operations.conflict",
    rules=("PP-DATE-02",),
)
def duplicate_date_400(ordinary: Ordinary, call: Call) -> Refusal:
    return Refusal(400, "Date already exists")


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


@status.defect(
    "status-empty-budget-204",
    "A project without budget items answers 204.",
    at="answers.success",
    rules=("PP-STATUS-01", "PP-ENV-01"),
)
def empty_budget_204(ordinary: Ordinary, call: Call, payload: Any) -> Any:
    empty = call.route.operation == "list_budget" and not payload
    return Reply(204, "") if empty else ordinary(call, payload)


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


@status.defect(
    "status-body-missing-crashes",
    "A POST without any body is a 500.",
    at="checks.document",
    rules=("PP-STATUS-05",),
)
def body_missing_crashes(ordinary: Ordinary, call: Call) -> Any:
    if not call.body:
        raise crash()
    return ordinary(call)


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
        raise crash() if "object" in refusal.message else refusal from None


@status.defect(
    "status-emoji-crashes",
    "A name beyond the basic plane of Unicode cannot be stored: 500.",
    at="checks.values",
    rules=("PP-STATUS-05",),
)
def emoji_crashes(ordinary: Ordinary, call: Call, document: Doc) -> None:
    if max(str(document.get("name", "")), default="") > "\uffff":
        raise crash()
    ordinary(call, document)


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
