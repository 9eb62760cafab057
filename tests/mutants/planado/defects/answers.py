"""Defects of the form of answers and of their codes; and of the rate limit."""

from typing import Any

from starlette.responses import Response
from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.world import Doc

answers = Defects("answers")


@answers.defect(
    "answers-patch-empty",
    "A change is answered with 204, without a body.",
    at="flow.respond",
    rules=("PL-TRANS-01",),
)
def patch_empty(ordinary: Ordinary, call: Call) -> Any:
    answer: Response = ordinary(call)
    is_patch = call.method == "PATCH" and answer.status_code == 200
    return Response(status_code=204) if is_patch else answer


@answers.defect(
    "answers-skills-405",
    "The skills cannot be listed.",
    at="flow.answer",
    rules=("PL-STATUS-04",),
)
def skills_405(ordinary: Ordinary, call: Call) -> Any:
    reply = ordinary(call)
    is_refused = call.kind == "skill" and reply.status == 200
    return Reply(405, {"error": "this cannot be done here"}) if is_refused else reply


@answers.defect(
    "answers-list-xml",
    "Territories are listed as XML.",
    at="answers.send",
    rules=("PL-TRANS-01", "PL-LIST-01"),
)
def list_xml(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    is_odd = call.kind == "territory" and reply.status == 200
    return Response("<territories/>", media_type="text/xml") if is_odd else ordinary(call, reply)


@answers.defect(
    "answers-json-cut",
    "A list of clients is cut off in the middle.",
    at="answers.send",
    rules=("PL-TRANS-01",),
)
def json_cut(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    text = call.behaviour.answers.text(reply.document)
    is_cut = call.kind == "client" and call.route.operation == "list"
    return Response(text[:-2], reply.status) if is_cut else ordinary(call, reply)


@answers.defect(
    "answers-patch-303",
    "A change of a job is answered with a redirect to it.",
    at="answers.status",
    rules=("PL-STATUS-01",),
)
def patch_303(ordinary: Ordinary, call: Call) -> Any:
    return 303 if call.method == "PATCH" and call.kind == "job" else ordinary(call)


@answers.defect(
    "answers-patch-400",
    "A change of a job is done and answered with 400.",
    at="answers.status",
    rules=("PL-STATUS-01",),
)
def patch_400(ordinary: Ordinary, call: Call) -> Any:
    return 400 if call.method == "PATCH" and call.kind == "job" else ordinary(call)


@answers.defect(
    "answers-unknown-is-200",
    "An unknown job is told with 200.",
    at="answers.code",
    rules=("PL-STATUS-02",),
)
def unknown_is_200(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    is_odd = refusal.status == 404 and call.kind == "job" and call.method == "GET"
    return 200 if is_odd else ordinary(call, refusal)


@answers.defect(
    "answers-unknown-site-is-null",
    "An unknown site is a site of null.",
    at="operations.get",
    rules=("PL-STATUS-02",),
)
def unknown_site_is_null(ordinary: Ordinary, call: Call) -> Any:
    is_unknown = call.kind == "site" and call.behaviour.records.find(call, call.id) is None
    return {"site": None} if is_unknown else ordinary(call)


@answers.defect(
    "answers-unknown-template-500",
    "An unknown template makes the server fail.",
    at="answers.code",
    rules=("PL-STATUS-02", "PL-STATUS-03"),
)
def unknown_template_500(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    is_odd = refusal.status == 404 and call.kind == "template"
    return 500 if is_odd else ordinary(call, refusal)


@answers.defect(
    "answers-errors-empty",
    "Errors have no body.",
    at="answers.failure",
    rules=("PL-STATUS-02",),
)
def errors_empty(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    return Reply(refusal.status, "")


@answers.defect(
    "answers-404-empty",
    "What is not there is told without a body.",
    at="answers.failure",
    rules=("PL-STATUS-02",),
)
def not_found_empty(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    return Reply(404, "") if refusal.status == 404 else ordinary(call, refusal)


@answers.defect(
    "answers-broken-json-makes-job",
    "A body that is no JSON counts as an empty one.",
    at="checks.document",
    rules=("PL-STATUS-02",),
)
def broken_json_makes_job(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal:
        return {}


@answers.defect(
    "answers-broken-json-500",
    "A body that is no JSON makes the server fail.",
    at="answers.code",
    rules=("PL-STATUS-02", "PL-STATUS-03"),
)
def broken_json_500(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    return 500 if refusal.code == "malformed" else ordinary(call, refusal)


@answers.defect(
    "answers-shifts-500",
    "The timeline of a user fails.",
    at="operations.timeline",
    rules=("PL-STATUS-03",),
)
def shifts_500(ordinary: Ordinary, call: Call) -> Any:
    raise Refusal(500, "no such table")


def _is_limited(call: Call) -> bool:
    memory: Doc = call.world.memory
    memory["calls"] = memory.get("calls", 0) + 1
    return bool(memory["calls"] % 250 == 15)


@answers.defect(
    "answers-limit-403",
    "Too many calls are refused with 403.",
    at="flow.answer",
    rules=("PL-RATE-01",),
)
def limit_403(ordinary: Ordinary, call: Call) -> Any:
    return Reply(403, "Rate Limit Exceeded") if _is_limited(call) else ordinary(call)


@answers.defect(
    "answers-limit-503",
    "Too many calls are refused with 503.",
    at="flow.answer",
    rules=("PL-RATE-01",),
)
def limit_503(ordinary: Ordinary, call: Call) -> Any:
    document = {"error": {"message": "Rate limit exceeded"}}
    return Reply(503, document) if _is_limited(call) else ordinary(call)


def _is_fast(call: Call) -> bool:
    """Tell whether a call comes soon after others; only the first calls are looked at."""
    instants: list[float] = call.world.memory.setdefault("instants", [])
    instants.append(call.world.now().timestamp())
    return 3 < len(instants) < 20 and instants[-1] - instants[-3] < 0.5


@answers.defect(
    "answers-one-a-second",
    "There is no burst: the third call in half a second is refused.",
    at="flow.answer",
    rules=("PL-RATE-02",),
)
def one_a_second(ordinary: Ordinary, call: Call) -> Any:
    return Reply(429, "Rate Limit Exceeded") if _is_fast(call) else ordinary(call)


@answers.defect(
    "answers-burst-is-503",
    "Calls that come fast overwhelm the server.",
    at="flow.answer",
    rules=("PL-RATE-02",),
)
def burst_is_503(ordinary: Ordinary, call: Call) -> Any:
    return Reply(503, {"error": "busy"}) if _is_fast(call) else ordinary(call)


@answers.defect(
    "answers-called-html",
    "Every answer is JSON that is called text/html.",
    at="flow.answer",
    rules=("PL-TYPE-01",),
)
def called_html(ordinary: Ordinary, call: Call) -> Any:
    reply = ordinary(call)
    reply.media_type = "text/html"
    return reply
