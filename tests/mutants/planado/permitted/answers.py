"""Permitted differences of codes, error bodies and what else an answer may carry."""

from datetime import datetime
from typing import Any

from starlette.responses import Response
from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import after, by, instead, then
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.world import Doc

differences = Differences()


@differences.permit("post-200", "What is made is answered with 200.", at="answers.status")
def post_200(ordinary: Ordinary, call: Call) -> Any:
    ordinary(call)
    return 200


differences.add(
    row("patch-202", "What is changed is answered with 202.").at(
        "answers.status", instead(202), when=by("PATCH")
    )
)


def _coded(codes: dict[int, int]) -> Any:
    def change(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
        code = ordinary(call, refusal)
        return codes.get(code, code)

    return change


for _name, _says, _codes in (
    ("invalid-422", "What is not valid is 422.", {400: 422}),
    ("missing-key-403", "Without a key it is 403.", {401: 403}),
    ("missing-key-400", "Without a key it is 400.", {401: 400}),
    ("unknown-410", "What is not there is 410.", {404: 410}),
    ("unknown-400", "What is not there is 400.", {404: 400}),
):
    differences.permit(_name, _says, at="answers.code")(_coded(_codes))
differences.add(
    row("errors-as-text", "Errors are plain text.").at(
        "answers.failure",
        lambda ordinary, call, refusal: Reply(
            refusal.status, refusal.message, media_type="text/plain"
        ),
    ),
    row("errors-as-list", "Errors are a list of texts.").at(
        "answers.error", lambda ordinary, call, refusal: {"errors": [refusal.message]}
    ),
    row("errors-as-html", "Errors are a page.").at(
        "answers.failure",
        lambda ordinary, call, refusal: Reply(
            refusal.status, f"<h1>{refusal.message}</h1>", media_type="text/html"
        ),
    ),
    row("more-fields", "Things have more fields.").at(
        "shapes.shown",
        then(lambda found: {**found, "tags": [], "owner": {"uuid": "none"}, "score": 0.5}),
    ),
    row("more-keys", "Lists tell more than their rows.").at(
        "shapes.many", then(lambda found: {"total": 400, **found, "next": None})
    ),
    row("writes-answer-things", "A write answers the whole thing.").at(
        "shapes.uuid",
        lambda ordinary, call, record: {
            **ordinary(call, record),
            call.kind: call.behaviour.shapes.record(call, record),
        },
    ),
    row("loud-uuids", "Uuids are shown in capitals.").at(
        "answers.send",
        lambda ordinary, call, reply: ordinary(
            call, Reply(reply.status, _loud(reply.document), reply.headers)
        ),
    ),
)


def _loud(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: value.upper() if key.endswith("uuid") and isinstance(value, str) else _loud(value)
            for key, value in node.items()
        }
    return [_loud(each) for each in node] if isinstance(node, list) else node


def _stamped(form: str, cut: int | None) -> Any:
    def change(ordinary: Ordinary, call: Call, record: Doc) -> Any:
        shown: Doc = ordinary(call, record)
        for name in ("created_at", "updated_at"):
            moment = datetime.fromisoformat(shown[name])
            shown[name] = moment.strftime(form)[:cut] + ("Z" if cut else "")
        return shown

    return change


differences.permit("times-in-seconds", "Times are shown in seconds.", at="shapes.shown")(
    _stamped("%Y-%m-%dT%H:%M:%SZ", None)
)
differences.permit("times-in-milliseconds", "Times have three digits.", at="shapes.shown")(
    _stamped("%Y-%m-%dT%H:%M:%S.%f", -3)
)
differences.permit("times-with-offset", "Times have an offset.", at="shapes.shown")(
    _stamped("%Y-%m-%dT%H:%M:%S.%f+00:00", None)
)
differences.add(
    row("other-status-names", "A new job is published.").at(
        "shapes.shown",
        after(
            lambda shown, call, *_: (
                {**shown, "status": "published"} if call.kind == "job" else shown
            )
        ),
    )
)


@differences.permit("duration-as-text", "A duration is shown as a text.", at="shapes.shown")
def duration_as_text(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    duration = shown.get("scheduled_duration")
    return {**shown, "scheduled_duration": f"PT{duration['minutes']}M"} if duration else shown


@differences.permit("list-rows-short", "Lists show little of each row.", at="shapes.row")
def list_rows_short(ordinary: Ordinary, call: Call, row: Doc) -> Any:
    names = ("uuid", "external_id", "name", "version", "created_at", "updated_at")
    return {name: value for name, value in ordinary(call, row).items() if name in names}


differences.add(
    row("no-versions", "Versions are shown in lists only.").at(
        "shapes.record",
        then(lambda found: {name: value for name, value in found.items() if name != "version"}),
    )
)


@differences.permit("more-headers", "Answers carry what proxies add.", at="answers.send")
def more_headers(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    answer: Response = ordinary(call, reply)
    answer.headers["X-Request-Id"] = "0b0c"
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Type"] = "application/json; charset=utf-8"
    return answer
