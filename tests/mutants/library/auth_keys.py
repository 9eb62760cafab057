"""Defects of authorization: which key a token is, revoked keys, and what goes before the key."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tests.mutants.library.auth import first_key
from tests.mutants.library.changes import (
    Change,
    after,
    by,
    instead,
    refusal_of,
    refused,
    replied,
    where,
)
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row
from tests.mutants.skeleton import Refusal, Reply

# Whoever keeps less than this of a key has none.
SHORTEST = 10
UNAUTHORIZED = 401


def found_by(is_it: Callable[[str, str], bool]) -> Change:
    """Return the change that finds the first key of which `is_it(known, given)` holds."""
    return lambda ordinary, call, token: next(
        (key for key in call.world.keys if is_it(key.token, token)), None
    )


def with_id(ordinary: Any, call: Any, token: str) -> Any:
    """Find a key by its id too."""
    return next((key for key in call.world.keys if token in (key.token, key.id)), None)


def ends(text: str) -> tuple[str, str, int]:
    """Return what a list of keys shows of one."""
    return text[:8], text[-8:], len(text)


def of_revoked(change: Change) -> Change:
    """Return the change, which stands where a call is admitted, for revoked keys alone."""

    def revoked(call: Any) -> bool:
        doors = call.behaviour.doors
        key = doors.key(call, doors.token(call))
        return key is not None and key.revoked

    return where(revoked, change)


def body_first(ordinary: Any, call: Any) -> Any:
    """Read the body of a write before its key."""
    if call.method != "GET":
        call.behaviour.checks.document(call)
    return ordinary(call)


def first_may_write(ordinary: Any, call: Any) -> Any:
    """Let only the first key of an organization write."""
    key = ordinary(call)
    first = next(each for each in call.world.keys if each.organization == key.organization)
    if key != first and call.method != "GET":
        raise Refusal(403, "This key may only read")
    return key


def key_in_header(reply: Any, call: Any, payload: Any) -> Any:
    """Show the key in a header."""
    reply.headers["X-Authenticated-As"] = call.key.token
    return reply


def done_all_the_same(ordinary: Any, call: Any) -> Reply:
    """Refuse a call without a key, and do what it asks."""
    reply: Reply = ordinary(call)
    if reply.status == UNAUTHORIZED:
        call.key = call.world.keys[0]
        with suppress(Refusal):
            call.behaviour.operations.perform(call)
    return reply


def keys(facts: Facts) -> tuple[Row, ...]:
    """Return those that take another key for one that there is."""
    at, cut = "doors.key", len(facts.prefix)
    return (
        row("auth-any-key", "Whatever stands in the header opens the door.").at(
            at, after(lambda found, call, token: found or call.world.keys[0])
        ),
        row(
            "auth-key-found-by-prefix",
            "A key is found by its first twelve characters, the rest is not compared.",
        ).at(at, found_by(lambda known, given: known[:12] == given[:12])),
        row(
            "auth-last-character-cut",
            "The column that keeps keys is one character too short, so the last one never counts.",
        ).at(at, found_by(lambda known, given: known[:-1] == given[: len(known) - 1])),
        row(
            "auth-compared-as-displayed",
            "Keys are compared in their shortened display form, first and last eight characters.",
        ).at(at, found_by(lambda known, given: ends(known) == ends(given))),
        row(
            "auth-longer-token-passes",
            "A token that begins with a whole key and goes on is accepted.",
        ).at(at, found_by(lambda known, given: given.startswith(known))),
        row("auth-shortened-key-passes", "A key of which the end was lost is accepted.").at(
            at, found_by(lambda known, given: len(given) > SHORTEST and known.startswith(given))
        ),
        row(
            "auth-letter-case-ignored", "Keys are compared without regard to upper and lower case."
        ).at(at, lambda ordinary, call, token: ordinary(call, token.lower())),
        row("auth-prefix-optional", "A key is accepted without its prefix.").at(
            at, found_by(lambda known, given: given in (known, known[cut:]))
        ),
        row("auth-id-is-a-key", "The id of a key is accepted in its place.").at(at, with_id),
    )


OTHERS = (
    row("auth-revoked-accepted", "A revoked key goes on working.").at(
        "doors.is_revoked", instead(False)
    ),
    row(
        "auth-revoked-still-reads", "A revoked key may still read, only its writes are refused."
    ).at("doors.is_revoked", instead(False), when=by("GET")),
    row("auth-revoked-is-403", "A revoked key is known, and therefore forbidden: 403.").at(
        "doors.admit", of_revoked(refused(403, "API key was revoked"))
    ),
    row(
        "auth-revoked-told-apart", "A revoked key is told that it was revoked, in words of its own."
    ).at("doors.admit", of_revoked(refused(401, "API key has been revoked"))),
    row("auth-reads-without-key", "Reads need no key.").at(
        "doors.admit", first_key, when=by("GET")
    ),
    row("auth-writes-without-key", "Writes need no key.").at(
        "doors.admit", first_key, when=by("POST", "PUT", "PATCH", "DELETE")
    ),
    row("auth-missing-key-is-200", "Without a key, the error is told with 200.").at(
        "answers.code", instead(200), when=refusal_of(401)
    ),
    row("auth-missing-key-is-500", "Without a key, the server fails.").at(
        "answers.code", instead(500), when=refusal_of(401)
    ),
    row("auth-missing-key-is-403", "Without a key it is 403.").at(
        "answers.code", instead(403), when=refusal_of(401)
    ),
    row("auth-login-redirect", "Without a key, callers are sent to a login page.").at(
        "answers.code", instead(302), when=refusal_of(401)
    ),
    row("auth-refused-and-done", "What is refused without a key is done.").at(
        "flow.answer", done_all_the_same
    ),
    row("auth-body-before-key", "A body that is no JSON is a 400, whoever sends it.").at(
        "doors.admit", body_first
    ),
    row("auth-empty-body-let-in", "An empty change is answered before the key is looked at.").at(
        "flow.answer", replied(200, {}), when=lambda call: call.method == "PATCH" and not call.body
    ),
    row("auth-key-echoed-in-header", "Every answer to a good key carries that key in a header.").at(
        "answers.success", after(key_in_header)
    ),
    row("auth-second-key-reads-only", "Of an organization's keys, only the first may write.").at(
        "doors.admit", first_may_write
    ),
)


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""
    return (*keys(facts), *OTHERS)
