"""Defects of tenancy: what one organization gets to see of another, and does to it."""

from typing import Any

from tests.mutants.library.changes import by, instead, replied
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row
from tests.mutants.skeleton import Refusal, Reply

WRITES = ("POST", "PUT", "PATCH", "DELETE")


def told(ordinary: Any, call: Any, refusal: Refusal) -> Any:
    """Refuse in words that tell a foreign thing from none."""
    return ordinary(call, Refusal(refusal.status, f"{refusal.message} of yours", refusal.code))


def in_header(ordinary: Any, call: Any, refusal: Refusal) -> Reply:
    """Refuse with a header that only what is there has."""
    reply: Reply = ordinary(call, refusal)
    reply.headers["X-Last-Change"] = "yesterday"
    return reply


def cached(ordinary: Any, call: Any) -> Any:
    """Answer a path as it was answered before, whoever asks, until something is written."""
    memory = call.world.memory
    if call.method != "GET":
        memory.pop("cache", None)
        return ordinary(call)
    cache = memory.setdefault("cache", {})
    if call.path not in cache:
        cache[call.path] = ordinary(call)
    return cache[call.path]


def kept_by_connection(ordinary: Any, call: Any) -> Any:
    """Admit whoever calls as the first key on the connection."""
    return call.world.memory.setdefault("first keys", {}).setdefault(
        call.connection, ordinary(call)
    )


def named_by(text: Any) -> Any:
    """Return the change that admits a key as one of the organization that a call names."""

    def change(ordinary: Any, call: Any) -> Any:
        key, wanted = ordinary(call), text(call)
        return next((each for each in call.world.keys if each.organization.id == wanted), key)

    return change


def refusals(facts: Facts) -> tuple[Row, ...]:
    """Return those that tell by a refusal what is there."""

    def is_there(call: Any, refusal: Refusal) -> bool:
        return refusal.status == 404 and facts.anyones(call) is not None

    def is_asked(call: Any) -> bool:
        return "if-none-match" in call.headers and facts.anyones(call) is not None

    return (
        row("tenancy-403-for-foreign", "Another organization's thing is forbidden: 403.").at(
            "answers.code", instead(403), when=is_there
        ),
        row("tenancy-text-tells-foreign", "The text of a 404 tells a foreign thing from none.").at(
            "answers.error", told, when=is_there
        ),
        row("tenancy-header-tells-foreign", "A header of a 404 tells a foreign thing.").at(
            "answers.failure", in_header, when=is_there
        ),
        row("tenancy-not-modified-for-foreign", "What another organization has is a 304.").at(
            "flow.answer", replied(304, ""), when=is_asked
        ),
        row("tenancy-head-tells-foreign", "HEAD of what another organization has is a 200.").at(
            "strays.method",
            replied(200, ""),
            when=lambda call, *_: call.method == "HEAD" and facts.anyones(call) is not None,
        ),
    )


def unscoped(facts: Facts) -> tuple[Row, ...]:
    """Return those that find what another organization has."""
    at = facts.found

    def anybodys(ordinary: Any, call: Any, *given: Any) -> Any:
        return facts.anyones(call) or ordinary(call, *given)

    return (
        row("tenancy-read-unscoped", "A read finds a thing by its id alone.").at(
            at, anybodys, when=by("GET")
        ),
        row("tenancy-write-unscoped", "A write finds a thing by its id alone.").at(
            at, anybodys, when=by(*WRITES)
        ),
        row("tenancy-encoded-id-unscoped", "A percent-encoded id is looked up among all.").at(
            at, anybodys, when=lambda call, *_: facts.encoded in call.target
        ),
        row("tenancy-id-in-capitals-changes", "A change by an id in capitals reaches all.").at(
            at,
            anybodys,
            when=lambda call, *_: call.method == "PATCH" and facts.named(call).isupper(),
        ),
    )


CALLERS = (
    row("tenancy-cached-by-path", "Reads are cached by path until the next write.").at(
        "operations.perform", cached
    ),
    row("tenancy-connection-keeps-organization", "A connection stays with its first key.").at(
        "doors.admit", kept_by_connection
    ),
    row("tenancy-query-names-organization", "The organization is the one that a query names.").at(
        "doors.admit", named_by(lambda call: call.query.get("organization"))
    ),
    row("tenancy-header-names-organization", "The organization is the one in a header.").at(
        "doors.admit", named_by(lambda call: call.headers.get("x-organization"))
    ),
)


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""
    return (*refusals(facts), *unscoped(facts), *CALLERS)
