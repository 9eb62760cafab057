"""Defects of authorization: which key a token is, revoked keys, and what a refusal leaves."""

from collections.abc import Iterator
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import instead, on
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import NOBODY, Key

auth = Defects("auth")


def active(call: Call) -> Iterator[Key]:
    """Return the keys that are not revoked."""
    return (key for key in call.world.keys if not key.revoked)


def owner_of(call: Call) -> Key:
    """Return an active key of the organization that owns the project of the path."""
    project = call.behaviour.scope.candidate(call)
    owner = project["orgId"] if project else ""
    return next((key for key in active(call) if key.organization.id == owner), NOBODY)


auth.add(
    row(
        "auth-key-found-by-prefix",
        "A key is found by its first twelve characters, the rest is not compared.",
    )
    .at(
        "doors.key",
        lambda ordinary, call, token: next(
            (key for key in call.world.keys if key.token[:12] == token[:12]), None
        ),
    )
    .breaks("PP-AUTH-03"),
    row(
        "auth-last-character-cut",
        "The column that keeps keys is one character too short, so the last one never counts.",
    )
    .at(
        "doors.key",
        lambda ordinary, call, token: next(
            (key for key in call.world.keys if key.token[:66] == token[:66]), None
        ),
    )
    .breaks("PP-AUTH-03"),
)


@auth.defect(
    "auth-compared-as-displayed",
    "Keys are compared in their shortened display form, first and last eight characters.",
    at="doors.key",
    rules=("PP-AUTH-03",),
)
def compared_as_displayed(ordinary: Ordinary, call: Call, token: str) -> Any:
    def display(text: str) -> tuple[str, str, int]:
        return text[:8], text[-8:], len(text)

    return next((key for key in call.world.keys if display(key.token) == display(token)), None)


auth.add(
    row("auth-longer-token-passes", "A token that begins with a whole key and goes on is accepted.")
    .at(
        "doors.key",
        lambda ordinary, call, token: next(
            (key for key in call.world.keys if token.startswith(key.token)), None
        ),
    )
    .breaks("PP-AUTH-03"),
    row("auth-letter-case-ignored", "Keys are compared without regard to upper and lower case.")
    .at("doors.key", lambda ordinary, call, token: ordinary(call, token.lower()))
    .breaks("PP-AUTH-03"),
    row("auth-prefix-optional", "A key is accepted without its `pp_`.")
    .at(
        "doors.key", lambda ordinary, call, token: ordinary(call, f"pp_{token.removeprefix('pp_')}")
    )
    .breaks("PP-AUTH-03"),
)


@auth.defect(
    "auth-shortened-key-passes",
    "A key of which the end was lost is accepted.",
    at="doors.key",
    rules=("PP-AUTH-03",),
)
def shortened_key_passes(ordinary: Ordinary, call: Call, token: str) -> Any:
    known = len(token) > 10
    return next((key for key in call.world.keys if known and key.token.startswith(token)), None)


auth.add(
    row("auth-id-is-a-key", "The id of a key, as GET /info shows it, is accepted in its place.")
    .at(
        "doors.key",
        lambda ordinary, call, token: next(
            (key for key in call.world.keys if token in (key.token, key.id)), None
        ),
    )
    .breaks("PP-AUTH-03"),
    row("auth-revoked-accepted", "A revoked key goes on working.")
    .at("doors.is_revoked", instead(False))
    .breaks("PP-AUTH-04"),
    row("auth-revoked-still-reads", "A revoked key may still read, only its writes are refused.")
    .at(
        "doors.is_revoked",
        lambda ordinary, call, key: call.method != "GET" and bool(ordinary(call, key)),
    )
    .breaks("PP-AUTH-04"),
)


@auth.defect(
    "auth-revoked-is-403",
    "A revoked key is known, and therefore forbidden: 403.",
    at="doors.admit",
    rules=("PP-AUTH-04",),
)
def revoked_is_403(ordinary: Ordinary, call: Call) -> Any:
    doors = call.behaviour.doors
    key = doors.key(call, doors.token(call))
    if key is not None and key.revoked:
        raise Refusal(403, "API key was revoked")
    return ordinary(call)


@auth.defect(
    "auth-revoked-told-apart",
    "A revoked key is told that it was revoked, in words of its own.",
    at="doors.admit",
    rules=("PP-AUTH-04",),
)
def revoked_told_apart(ordinary: Ordinary, call: Call) -> Any:
    doors = call.behaviour.doors
    key = doors.key(call, doors.token(call))
    if key is not None and key.revoked:
        raise Refusal(401, "API key has been revoked")
    return ordinary(call)


auth.add(
    row(
        "auth-public-read", "The resources route was mounted outside the guard: anybody reads them."
    )
    .at("doors.admit", lambda ordinary, call: owner_of(call), when=on("list_resources"))
    .breaks("PP-AUTH-01")
)


@auth.defect(
    "auth-patch-unguarded",
    "The guard knows GET and POST; PATCH passes without a key.",
    at="doors.admit",
    rules=("PP-AUTH-01", "PP-AUTH-05"),
)
def patch_unguarded(ordinary: Ordinary, call: Call) -> Any:
    unguarded = call.method == "PATCH" and not call.headers.get("authorization")
    return owner_of(call) if unguarded else ordinary(call)


@auth.defect(
    "auth-unknown-key-may-add",
    "Adding a team member asks for a well-formed key, not for a known one.",
    at="doors.admit",
    rules=("PP-AUTH-03", "PP-AUTH-05"),
)
def unknown_key_may_add(ordinary: Ordinary, call: Call) -> Any:
    doors = call.behaviour.doors
    token = doors.token(call)
    unknown = token and doors.key(call, token) is None
    anonymous = call.route.operation == "add_team_member" and unknown
    return owner_of(call) if anonymous else ordinary(call)


@auth.defect(
    "auth-refused-after-the-write",
    "A location is stored before the missing key is noticed and refused.",
    at="doors.missing",
    rules=("PP-AUTH-05",),
)
def refused_after_the_write(ordinary: Ordinary, call: Call) -> Any:
    write_anyway(call, "add_location")
    return ordinary(call)


@auth.defect(
    "auth-revoked-write-lands",
    "A link sent with a revoked key is refused, and stored all the same.",
    at="doors.is_revoked",
    rules=("PP-AUTH-05",),
)
def revoked_write_lands(ordinary: Ordinary, call: Call, key: Key) -> Any:
    if key.revoked:
        write_anyway(call, "add_resource_link")
    return ordinary(call, key)


@auth.defect(
    "auth-failed-try-touches-project",
    "A PATCH with an unknown key is refused, yet the project counts as updated.",
    at="doors.unknown",
    rules=("PP-AUTH-05",),
)
def failed_try_touches_project(ordinary: Ordinary, call: Call) -> Any:
    project = call.behaviour.scope.candidate(call) if "projectId" in call.params else None
    if project is not None and call.method == "PATCH":
        call.behaviour.records.touch(call, project)
    return ordinary(call)


def write_anyway(call: Call, operation: str) -> None:
    """Perform one operation in the name of the project's owner, whoever calls."""
    if call.route.operation != operation:
        return
    call.key = owner_of(call)
    try:
        call.behaviour.operations.perform(call)
    except Refusal:
        call.key = NOBODY
