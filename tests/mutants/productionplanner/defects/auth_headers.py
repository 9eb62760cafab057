"""Defects of authorization: where the key is looked for, and how a refusal reads."""

from collections.abc import Mapping
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import crash, instead, on, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.doors import MISSING, UNKNOWN
from tests.mutants.productionplanner.reference.world import Key

auth = Defects("auth")


def first_given(places: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Return the value of the first of these names that a request carries."""
    return next((places[name] for name in names if name in places), None)


def header_of(call: Call) -> str:
    """Return the Authorization header as the reference reads it."""
    return call.behaviour.doors.header(call)


@auth.defect(
    "auth-key-in-query",
    "Without a header, a key in the query string is accepted.",
    at="doors.token",
    rules=("PP-AUTH-01",),
)
def key_in_query(ordinary: Ordinary, call: Call) -> Any:
    given = first_given(call.query, ("api_key", "apiKey", "key", "access_token"))
    return ordinary(call) if given is None or header_of(call) else given


@auth.defect(
    "auth-key-in-other-header",
    "Without a header, a key in X-API-Key is accepted.",
    at="doors.token",
    rules=("PP-AUTH-01",),
)
def key_in_other_header(ordinary: Ordinary, call: Call) -> Any:
    given = call.headers.get("x-api-key")
    return ordinary(call) if given is None or header_of(call) else given


auth.add(
    row("auth-bare-key", "A key without a scheme is accepted.")
    .at(
        "doors.header",
        then(lambda header: f"Bearer {header}" if header.startswith("pp_") else header),
    )
    .breaks("PP-AUTH-02"),
    row("auth-any-scheme", "The scheme before the key is never looked at: `Basic <key>` passes.")
    .at("doors.is_bearer", instead(True))
    .breaks("PP-AUTH-02"),
    row(
        "auth-first-word-counts",
        "What follows the key in the header is ignored: `Bearer <key> junk` passes.",
    )
    .at("doors.header", then(lambda found: " ".join(found.split()[:2])))
    .breaks("PP-AUTH-02"),
    row(
        "auth-empty-token-is-a-key",
        "`Bearer` with an empty token finds a key that was stored without one.",
    )
    .at(
        "doors.admit",
        lambda ordinary, call: call.world.keys[0],
        when=lambda call: header_of(call).strip().lower() == "bearer",
    )
    .breaks("PP-AUTH-02"),
    row(
        "auth-crash-on-scheme-alone",
        "`Authorization: Bearer` with nothing behind it crashes the parser.",
    )
    .at(
        "doors.admit",
        crash("list index out of range"),
        when=lambda call: header_of(call) and len(header_of(call).split()) == 1,
    )
    .breaks("PP-AUTH-02", "PP-STATUS-05"),
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
)


@auth.defect(
    "auth-connection-remembers",
    "A request without a header is taken for the last caller on the same connection.",
    at="doors.admit",
    rules=("PP-AUTH-01", "PP-AUTH-05"),
)
def connection_remembers(ordinary: Ordinary, call: Call) -> Key:
    callers: dict[str, Key] = call.world.memory.setdefault("callers", {})
    if not header_of(call) and call.connection in callers:
        return callers[call.connection]
    callers[call.connection] = ordinary(call)
    return callers[call.connection]


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
    .breaks("PP-AUTH-06", "PP-PROJ-02")
)


@auth.defect(
    "auth-key-echoed-in-header",
    "Every answer to a good key carries that key in a header.",
    at="answers.success",
    rules=("PP-AUTH-06",),
)
def key_echoed_in_header(ordinary: Ordinary, call: Call, payload: Any) -> Any:
    reply = ordinary(call, payload)
    reply.headers["X-Authenticated-As"] = call.key.token
    return reply


@auth.defect(
    "auth-second-key-reads-only",
    "Of an organization's keys, only the first may write.",
    at="doors.admit",
    rules=("PP-SCOPE-08",),
)
def second_key_reads_only(ordinary: Ordinary, call: Call) -> Any:
    key = ordinary(call)
    first = next(each for each in call.world.keys if each.organization == key.organization)
    if key != first and call.method != "GET":
        raise Refusal(403, "This key may only read")
    return key
