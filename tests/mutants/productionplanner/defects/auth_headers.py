"""Defects of authorization: where the key is looked for, and how a refusal reads."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import on
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.doors import MISSING, UNKNOWN

auth = Defects("auth")


def header_of(call: Call) -> str:
    """Return the Authorization header as the reference reads it."""
    return call.behaviour.doors.header(call)


auth.add(
    has("auth-key-in-query").breaks("PP-AUTH-01"),
    has("auth-key-in-other-header").breaks("PP-AUTH-01"),
    has("auth-bare-key").breaks("PP-AUTH-02"),
    has("auth-any-scheme").breaks("PP-AUTH-02"),
    has("auth-first-word-counts").breaks("PP-AUTH-02"),
    has("auth-empty-token-is-a-key").breaks("PP-AUTH-02"),
    has("auth-crash-on-scheme-alone").breaks("PP-AUTH-02", "PP-STATUS-05"),
    row("auth-403-without-header", "A missing header is answered 403.")
    .at("doors.missing", lambda *_: Refusal(403, MISSING))
    .breaks("PP-AUTH-01", "PP-AUTH-02"),
    row("auth-first-text-reworded", "The text for a missing header names the scheme another way.")
    .at("doors.missing", lambda *_: Refusal(401, MISSING.replace("<api-key>", "<token>")))
    .breaks("PP-AUTH-01", "PP-AUTH-02"),
    row(
        "auth-second-text-on-one-route",
        "The locations list answers a missing header with the text for unknown keys.",
    )
    .at("doors.missing", lambda *_: Refusal(401, UNKNOWN), when=on("list_locations"))
    .breaks("PP-AUTH-01"),
    row("auth-one-text-for-both", "An unknown key is answered with the text for a missing header.")
    .at("doors.unknown", lambda *_: Refusal(401, MISSING))
    .breaks("PP-AUTH-03"),
    row("auth-second-text-names-the-key", "The text for an unknown key repeats that key.")
    .at(
        "doors.unknown",
        lambda ordinary, call: Refusal(401, f"{UNKNOWN}: {header_of(call).partition(' ')[2]}"),
    )
    .breaks("PP-AUTH-03", "PP-AUTH-06"),
    row("auth-malformed-is-a-400", "A header with another scheme is a bad request, not a 401.")
    .at("doors.missing", lambda *_: Refusal(400, MISSING), when=header_of)
    .breaks("PP-AUTH-02"),
    has("auth-connection-remembers").breaks("PP-AUTH-01", "PP-AUTH-05"),
)


@auth.defect(
    "auth-project-before-key",
    "A project is looked up before the key: an unknown id is a 404 to anybody.",
    at="flow.answer",
    rules=("PP-AUTH-01",),
)
def project_before_key(ordinary: Ordinary, call: Call) -> Any:
    if "projectId" in call.params and call.behaviour.scope.candidate(call) is None:
        refusal = call.behaviour.scope.not_found(call, None)
        return call.behaviour.answers.failure(call, refusal)
    return ordinary(call)


auth.add(
    row("auth-info-shows-the-key", "GET /info answers the id of the key with the secret behind it.")
    .at(
        "operations.get_info",
        lambda ordinary, call: {**ordinary(call), "keyId": f"{call.key.id}:{call.key.token}"},
    )
    .breaks("PP-AUTH-06", "PP-PROJ-02"),
    has("auth-key-echoed-in-header").breaks("PP-AUTH-06"),
    has("auth-second-key-reads-only").breaks("PP-SCOPE-08"),
)
