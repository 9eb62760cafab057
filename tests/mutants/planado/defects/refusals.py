"""Defects of refusals, of what is odd or unknown, and of answers that are no objects."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.world import Doc

refusals = Defects("refusals")


@refusals.defect(
    "refusals-without-details",
    "The body of an error is {}.",
    at="answers.error",
    rules=("PL-STATUS-02",),
)
def without_details(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    return {}


@refusals.defect(
    "refusals-unknown-client-changed",
    "PATCH of an unknown client is a 200.",
    at="operations.upsert",
    rules=("PL-STATUS-02",),
    layer="more",
)
def unknown_client_changed(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if call.kind == "client" and call.id.count("-") == 4 and len(call.id) == 36:
        return {"client_uuid": call.id}
    return ordinary(call, body)


@refusals.defect(
    "refusals-unknown-history-is-empty",
    "The history of an unknown job is empty.",
    at="operations.history",
    rules=("PL-STATUS-02",),
    layer="more",
)
def unknown_history_is_empty(ordinary: Ordinary, call: Call) -> Any:
    found = call.behaviour.records.find(call, call.id)
    return {"events": []} if found is None else ordinary(call)


@refusals.defect(
    "refusals-unknown-job-500",
    "PATCH of an unknown job is a 500.",
    at="operations.upsert",
    rules=("PL-STATUS-03",),
    layer="more",
)
def unknown_job_500(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if call.kind == "job":
        raise Refusal(500, "no such row")
    return ordinary(call, body)


@refusals.defect(
    "refusals-unknown-after-500",
    "An unknown after is a 500.",
    at="pages.start",
    rules=("PL-STATUS-03",),
    layer="more",
)
def unknown_after_500(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    try:
        return ordinary(call, rows)
    except Refusal:
        raise Refusal(500, "no such row") from None


@refusals.defect(
    "refusals-odd-version-500",
    "A history after what is no version is a 500.",
    at="operations.history",
    rules=("PL-STATUS-03",),
    layer="more",
)
def odd_version_500(ordinary: Ordinary, call: Call) -> Any:
    if not call.query.get("after", "0").isdecimal():
        raise Refusal(500, "invalid literal")
    return ordinary(call)


@refusals.defect(
    "refusals-nul-500",
    "A text with a NUL is a 500.",
    at="checks.value",
    rules=("PL-STATUS-03",),
    layer="more",
)
def nul_500(ordinary: Ordinary, call: Call, name: str, value: Any) -> Any:
    if "\0" in str(value):
        raise Refusal(500, "a text cannot hold NUL")
    return ordinary(call, name, value)


@refusals.defect(
    "refusals-odd-id-500",
    "A long id is a 500.",
    at="records.find",
    rules=("PL-STATUS-03",),
    layer="more",
)
def odd_id_500(ordinary: Ordinary, call: Call, ident: str) -> Any:
    if len(ident) > 500:
        raise Refusal(500, "value too long")
    return ordinary(call, ident)


@refusals.defect(
    "refusals-no-route-500",
    "What is no call is a 500.",
    at="strays.answer",
    rules=("PL-STATUS-03",),
    layer="more",
)
def no_route_500(ordinary: Ordinary, call: Call, status: int) -> Any:
    return ordinary(call, 500)


@refusals.defect(
    "refusals-form-refused",
    "JSON with the type of a form is refused.",
    at="checks.document",
    rules=("PL-JOB-03",),
)
def form_refused(ordinary: Ordinary, call: Call) -> Any:
    if "json" not in call.headers.get("content-type", ""):
        raise Refusal(415, "send JSON")
    return ordinary(call)


@refusals.defect(
    "refusals-form-lost",
    "Of JSON with the type of a form, nothing is kept.",
    at="records.kept",
    rules=("PL-JOB-03",),
    layer="more",
)
def form_lost(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    is_form = "form" in call.headers.get("content-type", "")
    return {} if is_form else ordinary(call, body)


def _other(document: Any, media_type: str = "application/json") -> Any:
    def change(ordinary: Ordinary, call: Call) -> Any:
        reply = ordinary(call)
        is_first = call.route.operation == "list" and call.kind == "job"
        if is_first and reply.status == 200:
            return Reply(200, document, media_type=media_type)
        return reply

    return change


for _name, _says, _text, _type in (
    ("list", "a bare list", "[]", "application/json"),
    ("text", "a text", '"ok"', "application/json"),
    ("null", "null", "null", "application/json"),
    ("number", "a number that is called HTML", "7", "text/html"),
):
    refusals.defect(
        f"refusals-jobs-are-{_name}",
        f"The list of jobs is {_says}.",
        at="flow.answer",
        rules=("PL-FORM-01",),
    )(_other(_text, _type))


@refusals.defect(
    "refusals-site-is-list",
    "A site is shown as a list of one.",
    at="shapes.one",
    rules=("PL-FORM-01",),
)
def site_is_list(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    return [shown] if call.kind == "site" else shown
