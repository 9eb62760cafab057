"""Defects in who is let in."""

from typing import Any
from urllib.parse import parse_qs

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.auth_keys import found_by
from tests.mutants.library.changes import both, by, instead, of, on, refusal_of, refused
from tests.mutants.library.rows import row
from tests.mutants.resourceplanner.facts import has
from tests.mutants.resourceplanner.reference.call import KINDS, Call, Refusal
from tests.mutants.skeleton import Key

auth = Defects("auth")
NO_KEY, WRONG, REPLACED, CODE, SCHEME = (f"RP-AUTH-0{number}" for number in (1, 2, 3, 4, 5))
DONE = {"GET": "lists", "POST": "makes", "PUT": "changes", "DELETE": "deletes"}


def _in_form(call: Call) -> Any:
    """Return the key that stands in a body, "" without one."""
    try:
        return call.behaviour.checks.document(call).get("api_key")
    except Refusal:
        return parse_qs(call.body.decode("latin-1")).get("api_key", [""])[0]


auth.add(
    has("auth-open").breaks(NO_KEY),
    *(
        has("auth-open")
        .only(both(by(method), of(kind)))
        .named(f"auth-{kind}-{done}-open")
        .says(f"{method} of {kind}s works without a key.")
        .breaks(NO_KEY)
        for method, done in DONE.items()
        for kind in KINDS
    ),
    has("auth-open")
    .only(on("get"))
    .named("auth-single-reads-open")
    .says("One thing is read without a key.")
    .breaks(NO_KEY),
    # Elsewhere than in the header
    has("auth-key-in-query").breaks(NO_KEY),
    has("auth-key-in-query")
    .only(lambda call: "access_token" in call.query)
    .named("auth-token-in-query")
    .says("A token in the query lets in.")
    .breaks(NO_KEY),
    has("auth-key-in-other-header").named("auth-key-in-header").breaks(NO_KEY),
    row("auth-key-in-form", "A key in the body lets in.")
    .at("doors.token", lambda ordinary, call: ordinary(call) or _in_form(call))
    .breaks(NO_KEY, layer="more"),
    # Which keys there are
    has("auth-any-key").breaks(WRONG),
    has("auth-last-character-cut").named("auth-key-in-part").breaks(WRONG),
    row("auth-workspace-alone", "The workspace in a key is all that counts.")
    .at("doors.key", found_by(lambda known, given: known[:-24] == given[:-24]))
    .breaks(WRONG),
    has("auth-longer-token-passes").named("auth-longer-key").breaks(WRONG),
    has("auth-letter-case-ignored").named("auth-any-case").breaks(WRONG, layer="more"),
    has("auth-revoked-accepted")
    .named("auth-replaced")
    .says("The key before works on.")
    .breaks(REPLACED),
    has("auth-revoked-still-reads")
    .named("auth-replaced-reads")
    .says("The key before reads on.")
    .breaks(REPLACED),
    row("auth-replaced-writes", "The key before writes on.")
    .at("doors.is_revoked", instead(False), when=by("POST", "PUT", "DELETE"))
    .breaks(REPLACED),
    # How they are refused
    has("auth-missing-key-is-200").named("auth-refused-with-200").breaks(NO_KEY, WRONG),
    has("auth-login-redirect").named("auth-refused-with-302").breaks(NO_KEY),
    has("auth-missing-key-is-500").named("auth-refused-with-500").breaks(NO_KEY),
    row("auth-refused-with-404", "A refusal is a 404.")
    .at("answers.code", instead(404), when=refusal_of(401))
    .breaks(CODE),
    row("auth-wrong-key-404", "A wrong key is a 404.")
    .at("doors.unknown", refused(404, "no such key"))
    .breaks(CODE),
    row("auth-refusal-tells", "A refusal shows the list.")
    .at(
        "answers.error",
        lambda _, call, refusal: {"error": "no", f"{call.kind}s": _of_the_first(call)},
        when=both(refusal_of(401), on("list")),
    )
    .breaks(NO_KEY),
    *(
        has("auth-refused-and-done")
        .only(by(method))
        .named(f"auth-refused-and-{done}")
        .says(f"What is refused is {done}.")
        .breaks(NO_KEY)
        for method, done in (("POST", "made"), ("PUT", "changed"), ("DELETE", "deleted"))
    ),
)


def _of_the_first(call: Call) -> Any:
    return call.world.table(call.world.keys[0].organization.id, call.kind)


@auth.defect(
    "auth-path-remembered",
    "Whoever comes after a key is let in.",
    at="doors.admit",
    rules=(NO_KEY,),
)
def path_remembered(ordinary: Ordinary, call: Call) -> Key:
    paths: dict[str, Key] = call.world.memory.setdefault("paths", {})
    if call.headers.get("authorization") or call.path not in paths:
        paths[call.path] = ordinary(call)
    return paths[call.path]


auth.add(has("auth-any-scheme").breaks(SCHEME))
