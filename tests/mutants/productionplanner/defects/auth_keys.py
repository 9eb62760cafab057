"""Defects of authorization: which key a token is, revoked keys, and what a refusal leaves."""

from collections.abc import Iterator
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import on
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
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
    has("auth-key-found-by-prefix").breaks("PP-AUTH-03"),
    has("auth-last-character-cut").breaks("PP-AUTH-03"),
    has("auth-compared-as-displayed").breaks("PP-AUTH-03"),
    has("auth-longer-token-passes").breaks("PP-AUTH-03"),
    has("auth-letter-case-ignored").breaks("PP-AUTH-03"),
    has("auth-prefix-optional").says("A key is accepted without its `pp_`.").breaks("PP-AUTH-03"),
    has("auth-shortened-key-passes").breaks("PP-AUTH-03"),
    has("auth-id-is-a-key")
    .says("The id of a key, as GET /info shows it, is accepted in its place.")
    .breaks("PP-AUTH-03"),
    has("auth-revoked-accepted").breaks("PP-AUTH-04"),
    has("auth-revoked-still-reads").breaks("PP-AUTH-04"),
    has("auth-revoked-is-403").breaks("PP-AUTH-04"),
    has("auth-revoked-told-apart").breaks("PP-AUTH-04"),
    row(
        "auth-public-read", "The resources route was mounted outside the guard: anybody reads them."
    )
    .at("doors.admit", lambda ordinary, call: owner_of(call), when=on("list_resources"))
    .breaks("PP-AUTH-01"),
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
