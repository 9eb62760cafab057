"""Permitted differences in texts, extra keys, ids, timestamps and the look of JSON."""

import json
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import after, instead, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()
differences.add(
    row("other-messages", "Successes are worded another way.").at(
        "answers.message", then(lambda found: f"{found.capitalize()} (done)")
    ),
    row("empty-messages", "The message of a success is an empty string.").at(
        "answers.message", instead("")
    ),
)


@differences.permit(
    "other-refusal-texts", "The texts of 400, 404 and 409 are other ones.", at="answers.error"
)
def other_refusal_texts(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    texts = {400: "Validation error", 404: "No project with this id", 409: "Conflicting data"}
    message = texts.get(refusal.status, refusal.message)
    return {**ordinary(call, refusal), "message": message}


@differences.permit(
    "not-found-names-the-id",
    "The text of a 404 names the id that was asked for.",
    at="answers.error",
)
def not_found_names_the_id(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    document: Doc = ordinary(call, refusal)
    if refusal.status == 404:
        document["message"] = f"Project {call.params.get('projectId')} not found"
    return document


@differences.permit(
    "not-found-shouts-the-id",
    "The text of a 404 names the id that was asked for in capitals.",
    at="answers.error",
)
def not_found_shouts_the_id(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    document: Doc = ordinary(call, refusal)
    if refusal.status == 404:
        document["message"] = f"No project {call.params.get('projectId', '').upper()}"
    return document


differences.add(
    row(
        "not-found-names-the-path", "An error carries the method and the path beside its message."
    ).at(
        "answers.error",
        lambda ordinary, call, refusal: {
            **ordinary(call, refusal),
            "path": call.path,
            "method": call.method,
        },
    ),
    row(
        "errors-carry-fields",
        "A 400 carries a list of problems beside its message, outside `data`.",
    ).at(
        "answers.error",
        after(
            lambda document, call, refusal: {
                **document,
                "code": refusal.status,
                "errors": [{"problem": refusal.message}],
            }
        ),
    ),
)


@differences.permit(
    "request-ids",
    "Every answer carries the id of its request, in a header and in the envelope.",
    at="flow.answer",
)
def request_ids(ordinary: Ordinary, call: Call) -> Any:
    reply: Reply = ordinary(call)
    number = call.world.memory["requests"] = call.world.memory.get("requests", 0) + 1
    reply.headers["X-Request-Id"] = f"req-{number}"
    if isinstance(reply.document, dict):
        reply.document["requestId"] = f"req-{number}"
    return reply


@differences.permit(
    "info-without-message",
    "GET /info has no message, as in the page's example.",
    at="answers.success",
)
def info_without_message(ordinary: Ordinary, call: Call, payload: Any) -> Any:
    reply: Reply = ordinary(call, payload)
    if call.route.operation == "get_info":
        del reply.document["message"]
    return reply


differences.add(
    row("info-shows-masked-key", "GET /info shows the beginning and the end of the key.").at(
        "operations.get_info",
        lambda ordinary, call: {
            **ordinary(call),
            "keyPreview": f"{call.key.token[:7]}...{call.key.token[-4:]}",
            "scopes": ["read", "write"],
        },
    ),
    row("extra-keys", "Things below a project carry keys that the page does not show.").at(
        "shapes.item",
        lambda ordinary, call, kind, item: {
            **ordinary(call, kind, item),
            "kind": kind,
            "subtasks": [],
            "meta": {"v": 2},
        },
    ),
)


@differences.permit(
    "projects-carry-more",
    "Projects carry counts and links that the page does not show.",
    at="shapes.project",
)
def projects_carry_more(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    more = {"memberCount": 0, "_links": {"self": f"/v1/projects/{project['id']}"}}
    return {**ordinary(call, project), **more}


differences.add(
    row("project-author-hidden", "A project does not show who made it.").at(
        "shapes.project",
        then(lambda found: {name: text for name, text in found.items() if name != "createdBy"}),
    ),
    row("nulls-left-out", "Fields of a project that are null are left out.").at(
        "shapes.project",
        then(lambda shown: {name: value for name, value in shown.items() if value is not None}),
    ),
)


@differences.permit(
    "rows-are-short",
    "The list shows fewer fields of a project than reading it does.",
    at="shapes.row",
)
def rows_are_short(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    row: Doc = ordinary(call, project)
    for name in ("links", "theme", "scheduleSettings", "scheduleItemTypes", "createdBy"):
        row.pop(name, None)
    return row


differences.add(
    row("ids-are-numbers-as-text", "Ids are counted, one count for all kinds.").at(
        "records.new_id", lambda ordinary, call, prefix: str(1000 + call.world.next_write())
    )
)


@differences.permit("ids-are-uuids", "Ids are UUIDs.", at="records.new_id")
def ids_are_uuids(ordinary: Ordinary, call: Call, prefix: str) -> str:
    text = f"{call.world.dice.getrandbits(128):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


differences.add(
    row("seconds-only", "Timestamps have no milliseconds, so several writes share one.").at(
        "records.stamp", then(lambda found: str(found)[:19] + "Z")
    ),
    row(
        "ties-oldest-first",
        "Of the projects that were updated in one second the list shows the oldest first.",
    )
    .at(
        "scope.ordered",
        lambda ordinary, projects: sorted(
            projects, key=lambda project: project["updatedAt"][:19], reverse=True
        ),
    )
    .seen_over("seconds-only"),
    row("zero-milliseconds", "Timestamps have milliseconds that are always zero.").at(
        "records.stamp", then(lambda found: str(found)[:19] + ".000Z")
    ),
    row("offset-for-z", "Timestamps are in microseconds and end in +00:00.").at(
        "records.stamp", lambda ordinary, call: call.world.now().isoformat(timespec="microseconds")
    ),
    row("json-pretty", "JSON is indented and its keys are sorted.").at(
        "answers.text",
        lambda ordinary, document: json.dumps(document, indent=4, sort_keys=True) + "\n",
    ),
    row("json-escaped", "JSON is pure ASCII, other characters are escaped.").at(
        "answers.text", lambda ordinary, document: json.dumps(document, ensure_ascii=True)
    ),
)
