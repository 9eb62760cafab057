"""Defects in who is let in, and in what the scope of a key allows."""

import contextlib
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.kazinex.reference.call import Call, Refusal
from tests.mutants.library import library_of
from tests.mutants.library.changes import instead, on, refused
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import row
from tests.mutants.skeleton import Key, Reply

has = library_of(Facts(prefix="kzx_"))
auth = Defects("auth")
NO_KEY, INVENTED, VALID, SCOPE, REVOKED = (f"KZ-AUTH-0{number}" for number in (1, 2, 3, 4, 5))
USERS, CODE, STATUS = "KZ-USERS-01", "KZ-CODE-01", "KZ-STATUS-01"
READ_ONLY, NOT_ADMIN = "scopes.read_only", "scopes.not_admin"


def _locked_out(ident: str) -> Any:
    """Return the change that does not know one key."""

    def admit(ordinary: Ordinary, call: Call) -> Key:
        key: Key = ordinary(call)
        if key.id == ident:
            raise Refusal(401, "no such key")
        return key

    return admit


def _refused_and_made(ordinary: Ordinary, call: Call) -> None:
    """Register a webhook before the scope of the key is looked at."""
    if call.operation == "create_webhook" and call.key.role == "read-only":
        with contextlib.suppress(Refusal):
            call.behaviour.hooks.registered(call, call.behaviour.checks.hook(call))
    ordinary(call)


def _told_as(status: int, operation: str) -> Any:
    """Return the change that gives refusals of one operation another status."""

    def answer(ordinary: Ordinary, call: Call) -> Reply:
        reply: Reply = ordinary(call)
        is_meant = call.operation == operation and reply.status == 403
        return Reply(status, {"data": []}) if is_meant else reply

    return answer


auth.add(
    # No key
    has("auth-reads-without-key").breaks(NO_KEY, INVENTED),
    has("auth-missing-key-is-200").breaks(NO_KEY, INVENTED),
    has("auth-missing-key-is-500").breaks(NO_KEY, INVENTED, STATUS),
    has("auth-login-redirect").breaks(NO_KEY, INVENTED),
    has("auth-connection-remembers").breaks(NO_KEY),
    *(
        has(name).breaks(NO_KEY)
        for name in (
            "auth-key-in-query",
            "auth-key-in-other-header",
            "auth-key-in-session-cookie",
            "auth-key-in-token-header",
        )
    ),
    has("auth-missing-key-is-403").breaks(CODE),
    row("auth-missing-key-is-404", "Without a key there is no such path.")
    .at("doors.missing", refused(404, "no such path"))
    .breaks(CODE),
    # Invented keys
    *(
        has(name).breaks(INVENTED)
        for name in (
            "auth-any-key",
            "auth-key-found-by-prefix",
            "auth-last-character-cut",
            "auth-longer-token-passes",
            "auth-shortened-key-passes",
            "auth-letter-case-ignored",
        )
    ),
    row("auth-invented-key-crashes", "An invented key is a 500.")
    .at("doors.unknown", refused(500, "no row"))
    .breaks(INVENTED, STATUS),
    row("auth-invented-key-is-400", "An invented key is a 400.")
    .at("doors.unknown", refused(400, "malformed"))
    .breaks(CODE),
    # Revoked keys
    has("auth-revoked-accepted").breaks(REVOKED),
    has("auth-revoked-still-reads").breaks(REVOKED),
    has("auth-revoked-is-403").breaks(CODE),
    # Valid keys
    row("auth-list-is-206", "The list of projects is answered with 206.")
    .at("answers.status", instead(206), when=on("list_projects"))
    .breaks(VALID),
    row("auth-readers-locked-out", "A read-only key is none.")
    .at("doors.admit", _locked_out("key_reader"))
    .breaks(VALID),
    row("auth-writers-locked-out", "A read-write key is none.")
    .at("doors.admit", _locked_out("key_writer"))
    .breaks(VALID),
    row("auth-list-for-administrators", "The list of projects is for administrators alone.")
    .at(
        "operations.list_projects",
        refused(403, "for administrators alone"),
        when=lambda call: call.key.id in ("key_reader", "key_writer"),
    )
    .breaks(VALID),
    # Scopes
    row("auth-readers-write", "A read-only key writes.")
    .at("scopes.may_write", instead(True))
    .breaks(SCOPE),
    row("auth-readers-register", "A read-only key registers webhooks, and writes nothing else.")
    .at("scopes.may_write", instead(True), when=on("create_webhook"))
    .breaks(SCOPE),
    row("auth-readers-refused-and-made", "What a read-only key is refused is made.")
    .at("scopes.check", _refused_and_made)
    .breaks(SCOPE),
    row("auth-readers-crash", "A write with a read-only key is a 500.")
    .at(READ_ONLY, refused(500, "oops"))
    .breaks(SCOPE, STATUS),
    row("auth-readers-told-it-went-well", "A refused registration is a 200.")
    .at("flow.answer", _told_as(200, "create_webhook"))
    .breaks(SCOPE),
    row("auth-readers-sent-away", "A refused registration redirects.")
    .at("flow.answer", _told_as(302, "create_webhook"))
    .breaks(SCOPE),
    *(
        row(f"auth-readers-are-{status}", f"A write with a read-only key is a {status}.")
        .at(READ_ONLY, refused(status, "no"))
        .breaks(CODE)
        for status in (400, 401, 409)
    ),
    # Users
    row("auth-users-open", "Users are shown to every key.")
    .at("scopes.is_admin", instead(True))
    .breaks(USERS),
    row("auth-users-to-writers", "Users are shown to every key that may write.")
    .at("scopes.is_admin", lambda _, call: call.key.role in ("admin", "read-write"))
    .breaks(USERS),
    row("auth-users-crash", "Users are a 500 to who is no administrator.")
    .at(NOT_ADMIN, refused(500, "oops"))
    .breaks(USERS),
    row("auth-users-empty", "Users are an empty list to who is no administrator.")
    .at("flow.answer", _told_as(200, "list_users"))
    .breaks(USERS),
    row("auth-users-redirect", "Users redirect who is no administrator.")
    .at("flow.answer", _told_as(303, "list_users"))
    .breaks(USERS),
    *(
        row(f"auth-users-are-{status}", f"Users are a {status} to who is no administrator.")
        .at(NOT_ADMIN, refused(status, "no"))
        .breaks(CODE)
        for status in (400, 401)
    ),
)
