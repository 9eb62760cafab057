"""Defects of the form of answers and of their codes; and of the rate limit."""

from typing import Any

from starlette.responses import Response
from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import both, by, crash, instead, of, on, refusal_of, replied
from tests.mutants.library.rows import row
from tests.mutants.planado.facts import has
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.world import Doc

answers = Defects("answers")


answers.add(has("envelope-patch-empty").named("answers-patch-empty").breaks("PL-TRANS-01"))


@answers.defect(
    "answers-skills-405", "The skills cannot be listed.", at="flow.answer", rules=("PL-STATUS-04",)
)
def skills_405(ordinary: Ordinary, call: Call) -> Any:
    reply = ordinary(call)
    is_refused = call.kind == "skill" and reply.status == 200
    return Reply(405, {"error": "this cannot be done here"}) if is_refused else reply


answers.add(
    row("answers-list-xml", "Territories are listed as XML.")
    .at(
        "answers.send",
        lambda *_: Response("<territories/>", media_type="text/xml"),
        when=lambda call, reply: call.kind == "territory" and reply.status == 200,
    )
    .breaks("PL-TRANS-01", "PL-LIST-01"),
    row("answers-json-cut", "A list of clients is cut off in the middle.")
    .at(
        "answers.send",
        lambda ordinary, call, reply: Response(
            call.behaviour.answers.text(reply.document)[:-2], reply.status
        ),
        when=both(of("client"), on("list")),
    )
    .breaks("PL-TRANS-01"),
    row("answers-patch-303", "A change of a job is answered with a redirect to it.")
    .at("answers.status", instead(303), when=both(by("PATCH"), of("job")))
    .breaks("PL-STATUS-01"),
    row("answers-patch-400", "A change of a job is done and answered with 400.")
    .at("answers.status", instead(400), when=both(by("PATCH"), of("job")))
    .breaks("PL-STATUS-01"),
)


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


answers.add(
    row("answers-unknown-template-500", "An unknown template makes the server fail.")
    .at("answers.code", instead(500), when=both(refusal_of(404), of("template")))
    .breaks("PL-STATUS-02", "PL-STATUS-03"),
    has("envelope-errors-empty").named("answers-errors-empty").breaks("PL-STATUS-02"),
    has("envelope-404-empty").named("answers-404-empty").breaks("PL-STATUS-02"),
)


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


answers.add(
    row("answers-broken-json-500", "A body that is no JSON makes the server fail.")
    .at("answers.code", instead(500), when=lambda call, refusal: refusal.code == "malformed")
    .breaks("PL-STATUS-02", "PL-STATUS-03"),
    row("answers-shifts-500", "The timeline of a user fails.")
    .at("operations.timeline", crash("no such table"))
    .breaks("PL-STATUS-03"),
)


def _is_limited(call: Call) -> bool:
    memory: Doc = call.world.memory
    memory["calls"] = memory.get("calls", 0) + 1
    return bool(memory["calls"] % 250 == 15)


answers.add(
    row("answers-limit-403", "Too many calls are refused with 403.")
    .at("flow.answer", replied(403, "Rate Limit Exceeded"), when=_is_limited)
    .breaks("PL-RATE-01"),
    row("answers-limit-503", "Too many calls are refused with 503.")
    .at(
        "flow.answer",
        lambda *_: Reply(503, {"error": {"message": "Rate limit exceeded"}}),
        when=_is_limited,
    )
    .breaks("PL-RATE-01"),
)


def _is_fast(call: Call) -> bool:
    """Tell whether a call comes soon after others; only the first calls are looked at."""
    instants: list[float] = call.world.memory.setdefault("instants", [])
    instants.append(call.world.now().timestamp())
    return 3 < len(instants) < 20 and instants[-1] - instants[-3] < 0.5


answers.add(
    row("answers-one-a-second", "There is no burst: the third call in half a second is refused.")
    .at("flow.answer", replied(429, "Rate Limit Exceeded"), when=_is_fast)
    .breaks("PL-RATE-02"),
    row("answers-burst-is-503", "Calls that come fast overwhelm the server.")
    .at("flow.answer", lambda *_: Reply(503, {"error": "busy"}), when=_is_fast)
    .breaks("PL-RATE-02"),
    has("envelope-called-html").named("answers-called-html").breaks("PL-TYPE-01"),
)
