"""Permitted differences in what marks an answer or a moment: ids of requests, coarse clocks."""

from typing import Any
from uuid import UUID

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import refused, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply

differences = Differences()


def request_id(call: Call) -> str:
    """Return a fresh UUID of version 4."""
    return str(UUID(int=call.world.dice.getrandbits(128), version=4))


@differences.permit(
    "errors-carry-uuids", "An error carries a UUID of its own and the time.", at="answers.error"
)
def errors_carry_uuids(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    marks = {"requestId": request_id(call), "timestamp": call.world.now().isoformat()}
    return {**ordinary(call, refusal), **marks}


differences.add(
    row(
        "errors-tell-how-long", "An error tells the milliseconds that it took, a few more or less."
    ).at(
        "answers.error",
        lambda ordinary, call, refusal: {
            **ordinary(call, refusal),
            "took": call.world.dice.choice((1, 1, 1, 2, 3)),
        },
    )
)


@differences.permit(
    "uuids-in-headers",
    "Every answer carries the UUID of its request in a header.",
    at="flow.answer",
)
def uuids_in_headers(ordinary: Ordinary, call: Call) -> Any:
    reply: Reply = ordinary(call)
    reply.headers["X-Request-Id"] = request_id(call)
    return reply


differences.add(
    row(
        "minutes-only", "The clock ticks in minutes, so most writes of a run share a timestamp."
    ).at("records.stamp", then(lambda found: str(found)[:17] + "00.000Z")),
    row(
        "minute-ties-oldest-first",
        "Of the projects that were updated in one minute the list shows the oldest first.",
    )
    .at(
        "scope.ordered",
        lambda ordinary, projects: sorted(
            projects, key=lambda project: project["updatedAt"], reverse=True
        ),
    )
    .seen_over("minutes-only"),
    row("empty-texts-left-out", "Texts that were not sent are left out of the answer.").at(
        "shapes.item",
        then(
            lambda shown: {name: value for name, value in shown.items() if value not in ("", None)}
        ),
    ),
    row(
        "folders-numbered-apart", "Resources and folders are numbered from 1, each kind for itself."
    ).at(
        "operations.list_resources",
        then(
            lambda shown: {
                kind: [{**each, "id": str(number)} for number, each in enumerate(shown[kind], 1)]
                for kind in ("resources", "folders")
            }
        ),
    ),
    row("only-json-is-read", "A write whose body is not called JSON is a 415.").at(
        "operations.perform",
        refused(415, "Send JSON"),
        when=lambda call: (
            call.method != "GET" and "json" not in call.headers.get("content-type", "")
        ),
    ),
)
