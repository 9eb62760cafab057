"""Permitted differences of what calls do: pages, unknown keys, deletion, scope, limits, events."""

import json
from typing import Any

from starlette.responses import Response
from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import after, by, instead, refused, replied, then
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.checks import FIELDS
from tests.mutants.planado.reference.world import Doc

differences = Differences()


def _sized(size: int) -> Any:
    def change(ordinary: Ordinary, call: Call) -> Any:
        return size

    return change


for _size in (5, 50, 100):
    differences.permit(f"pages-of-{_size}", f"A page has {_size} rows.", at="pages.size")(
        _sized(_size)
    )
differences.add(
    row("pages-differ", "Page sizes differ by resource.").at(
        "pages.size", lambda ordinary, call: 7 + len(call.kind)
    )
)


@differences.permit("unknown-keys-refused", "Unknown keys are refused.", at="checks.document")
def unknown_keys_refused(ordinary: Ordinary, call: Call) -> Any:
    body = ordinary(call)
    if call.kind in FIELDS and set(body) - set(FIELDS[call.kind]):
        raise Refusal(400, "an unknown key")
    return body


differences.add(
    row("no-delete", "Jobs cannot be deleted: 405.").at(
        "operations.delete", refused(405, "no such method")
    ),
    row("delete-unknown", "No route deletes: 404.").at(
        "operations.delete", refused(404, "no such route")
    ),
    row("delete-fails", "Deleting fails, as nobody promised it.").at(
        "flow.answer", replied(500, ""), when=by("DELETE")
    ),
    row("delete-204", "Deleting is answered with 204.").at(
        "flow.answer",
        after(
            lambda reply, call: (
                Reply(204, "") if call.method == "DELETE" and reply.status == 200 else reply
            )
        ),
    ),
    row("one-account", "All keys see everything.").at(
        "records.table",
        lambda ordinary, call, kind: call.world.table(call.world.keys[0].organization.id, kind),
    ),
    row("no-history", "There is no history.").at(
        "operations.history", refused(404, "no such route")
    ),
)


@differences.permit("history-tells-more", "A job is also read.", at="operations.history")
def history_tells_more(ordinary: Ordinary, call: Call) -> Any:
    events = ordinary(call)["events"]
    first = [each for each in events if each["version"] == 1]
    seen = [{**each, "uuid": f"{each['uuid'][:-1]}x", "type": "job_seen"} for each in first]
    return {"events": [*first, *seen, *events[len(first) :]]}


@differences.permit("no-reference-lists", "Only jobs, clients and sites exist.", at="flow.answer")
def no_reference_lists(ordinary: Ordinary, call: Call) -> Any:
    reply = ordinary(call)
    is_gone = call.kind not in FIELDS and reply.status != 401
    return Reply(404, {"error": "no such route"}) if is_gone else reply


differences.add(
    row("either-header", "Either header takes the key.").at(
        "doors.token",
        lambda ordinary, call: (
            call.behaviour.doors.classic(call) or call.behaviour.doors.bearer(call)
        ),
    )
)


@differences.permit("shifts-204", "New shifts are answered without a body.", at="flow.respond")
def shifts_204(ordinary: Ordinary, call: Call) -> Any:
    answer: Response = ordinary(call)
    is_done = call.route.operation == "change_shifts" and answer.status_code == 200
    return Response(status_code=204) if is_done else answer


differences.add(
    row("no-shifts", "A timeline is asked for otherwise.").at(
        "operations.timeline", refused(404, "no such route")
    ),
    row("twins-allowed", "Two jobs may have one external id.").at(
        "records.refuse_twin", instead(None)
    ),
)


@differences.permit("uuid-upserts", "An unknown uuid makes a site too.", at="operations.upsert")
def uuid_upserts(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if call.kind == "job":
        return ordinary(call, body)
    call.behaviour.checks.new(call, body)
    made = call.behaviour.operations.made(call, {**body, "external_id": call.id})
    return call.behaviour.shapes.uuid(call, made)


@differences.permit("idle-patch-counts", "An idle PATCH is an update.", at="records.change")
def idle_patch_counts(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    version = record["version"]
    ordinary(call, record, changes)
    if record["version"] == version:
        record["version"] = version + 1
    return record


@differences.permit("names-without-case", "Letters of ids count alike.", at="records.find")
def names_without_case(ordinary: Ordinary, call: Call, ident: str) -> Any:
    found = ordinary(call, ident)
    if found is None and call.method != "GET":
        rows = call.behaviour.records.table(call, call.kind)
        alike = [row for row in rows if str(row.get("external_id")).lower() == ident.lower()]
        if alike:
            raise Refusal(409, "an external id in other letters is in use")
    return found


@differences.permit("flip-ignored", "A changed organization is ignored.", at="checks.flip")
def flip_ignored(ordinary: Ordinary, call: Call, record: Doc, body: Doc) -> Any:
    body.pop("organization", None)


@differences.permit("unknown-after-is-start", "An unknown after is ignored.", at="pages.start")
def unknown_after_is_start(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    try:
        return ordinary(call, rows)
    except Refusal:
        return 0


def _limits(reply: Reply) -> Any:
    def change(ordinary: Ordinary, call: Call) -> Any:
        memory = call.world.memory
        memory["calls"] = memory.get("calls", 0) + 1
        return reply if memory["calls"] % 250 == 15 else ordinary(call)

    return change


LIMIT_TEXT = "Rate Limit Exceeded"
for _name, _says, _reply in (
    ("limit-text", "429 is a plain text.", Reply(429, LIMIT_TEXT, media_type="text/plain")),
    ("limit-after", "429 says when to come back.", Reply(429, LIMIT_TEXT, {"Retry-After": "1"})),
    ("limit-json", "429 is JSON.", Reply(429, {"error": {"message": LIMIT_TEXT}})),
    ("limit-200", "The limit is a text with 200.", Reply(200, LIMIT_TEXT, media_type="text/plain")),
):
    differences.permit(_name, _says, at="flow.answer")(_limits(_reply))
differences.add(
    row("odd-names-refused", "External ids are plain words.").at(
        "checks.value",
        refused(422, "external_id is a word"),
        when=lambda call, name, value: (
            name == "external_id" and (not (str(value).isascii() and " " not in str(value)))
        ),
    ),
    row("events-without-uuid", "Events have no uuid of their own.").at(
        "hooks.body",
        then(lambda body: {name: value for name, value in body.items() if name != "event_uuid"}),
    ),
    row("events-bare", "Events name the thing and no more.").at(
        "shapes.event",
        lambda ordinary, call, record: {
            f"{call.kind}_uuid": record["uuid"],
            "at": json.dumps(record["updated_at"]),
        },
    ),
    row("retries-late", "From the ninth on, retries take too long.").at("hooks.most", instead(9)),
)


@differences.permit("same-again-refused", "The same again is a 409.", at="records.refuse_twin")
def same_again_refused(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    rows = [row for row in call.behaviour.records.table(call, call.kind) if not row.get("_gone")]
    if len(body) > 1 and any(body.items() <= row.items() for row in rows):
        raise Refusal(409, "there is one of these values")
    return ordinary(call, body)


@differences.permit("now-and-then-503", "A call fails for a moment.", at="flow.answer")
def now_and_then_503(ordinary: Ordinary, call: Call) -> Any:
    memory = call.world.memory
    memory["asked"] = memory.get("asked", 0) + 1
    return Reply(503, {"error": "busy"}) if memory["asked"] % 40 == 17 else ordinary(call)
