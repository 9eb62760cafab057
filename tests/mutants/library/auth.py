"""Defects of authorization: where a key is looked for, and in which forms."""

import json
from collections.abc import Callable
from typing import Any

from tests.mutants.library.changes import Change, crash, instead, sent, then
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row

NAMES = ("api_key", "apiKey", "key", "access_token")


def in_body(call: Any, field: str) -> str:
    """Return a text of the body, "" without it."""
    try:
        given = json.loads(call.body)[field]
    except (ValueError, KeyError, TypeError):
        return ""
    return given if isinstance(given, str) else ""


def in_cookie(call: Any, name: str) -> str:
    """Return the value of a cookie, "" without it."""
    parts = call.headers.get("cookie", "").split(";")
    jar: dict[str, str] = dict(part.strip().partition("=")[::2] for part in parts)
    return jar.get(name, "")


def behind(call: Any, scheme: str) -> str:
    """Return what follows a scheme in the Authorization header, "" where there is another."""
    given, _, token = call.headers.get("authorization", "").partition(" ")
    return token if given == scheme else ""


def remembered(header: Callable[[Any], str]) -> Change:
    """Return the change that admits who has no header as the last caller on the connection."""

    def change(ordinary: Any, call: Any) -> Any:
        callers = call.world.memory.setdefault("callers", {})
        if header(call) or call.connection not in callers:
            callers[call.connection] = ordinary(call)
        return callers[call.connection]

    return change


def first_key(ordinary: Any, call: Any) -> Any:
    """Admit whoever calls as the first key."""
    return call.world.keys[0]


def elsewhere(facts: Facts) -> tuple[Row, ...]:
    """Return those that find a key where no page says that it is."""

    def header(call: Any) -> str:
        return str(call.headers.get(facts.header, ""))

    def otherwise(given: Callable[[Any], str]) -> Change:
        return lambda ordinary, call: (not header(call) and given(call)) or ordinary(call)

    def of_query(call: Any) -> str:
        return next((str(call.query[name]) for name in NAMES if name in call.query), "")

    at = "doors.token"
    return (
        row("auth-key-in-query", "Without a header, a key in the query string is accepted.").at(
            at, otherwise(of_query)
        ),
        row("auth-key-in-other-header", "Without a header, a key in X-API-Key is accepted.").at(
            at, otherwise(lambda call: call.headers.get("x-api-key", ""))
        ),
        row(
            "auth-key-in-session-cookie",
            "Without a header, a key in the cookie of a session is accepted.",
        ).at(at, otherwise(lambda call: in_cookie(call, "session"))),
        row("auth-key-in-body", "Without a header, a key in the body is accepted.").at(
            at, otherwise(lambda call: in_body(call, "access_token"))
        ),
        row("auth-key-in-token-header", "Without a header, a key in Token is accepted.").at(
            at, otherwise(lambda call: call.headers.get("token", ""))
        ),
    )


def forms(facts: Facts) -> tuple[Row, ...]:
    """Return those that read the header in forms which no page names."""

    def header(call: Any) -> str:
        return str(call.headers.get(facts.header, ""))

    def twice(call: Any) -> bool:
        return len([*sent(call, facts.header)]) > 1

    def bare(found: str) -> str:
        return f"Bearer {found}" if found.startswith(facts.prefix or "k") else found

    admit = "doors.admit"
    return (
        row("auth-open", "Whoever has no header is let in.").at(
            admit, first_key, when=lambda call: not header(call)
        ),
        row("auth-bare-key", "A key without a scheme is accepted.").at("doors.header", then(bare)),
        row(
            "auth-any-scheme", "The scheme before the key is never looked at: `Basic <key>` passes."
        ).at("doors.is_bearer", instead(True)),
        row("auth-scheme-of-api-keys", "`ApiKey <key>` is taken too.").at(
            "doors.is_bearer", instead(True), when=lambda scheme: scheme == "ApiKey"
        ),
        row(
            "auth-first-word-counts",
            "What follows the key in the header is ignored: `Bearer <key> junk` passes.",
        ).at("doors.header", then(lambda found: " ".join(found.split()[:2]))),
        row(
            "auth-empty-token-is-a-key",
            "`Bearer` with an empty token finds a key that was stored without one.",
        ).at(admit, first_key, when=lambda call: header(call).strip().lower() == "bearer"),
        row(
            "auth-crash-on-scheme-alone",
            "`Authorization: Bearer` with nothing behind it crashes the parser.",
        ).at(
            admit,
            crash("list index out of range"),
            when=lambda call: len(header(call).split()) == 1,
        ),
        row("auth-tab-crash", "A tab between scheme and key crashes the parser.").at(
            admit, crash("not enough values to unpack"), when=lambda call: "\t" in header(call)
        ),
        row(
            "auth-two-headers-let-in",
            "Two Authorization headers are taken for one that a proxy has checked.",
        ).at(admit, first_key, when=twice),
        row("auth-two-headers-crash", "A second Authorization header crashes the parser.").at(
            admit, crash("too many values to unpack"), when=twice
        ),
        row(
            "auth-connection-remembers",
            "A request without a header is taken for the last caller on the same connection.",
        ).at(admit, remembered(header)),
    )


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""
    return (*elsewhere(facts), *forms(facts))
