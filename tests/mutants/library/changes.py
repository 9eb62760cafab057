"""What a row does at its point, and when: named changes and conditions.

A change is called with what stood at the point, and then with what that is called with, the call
first: `(ordinary, call, ...)`. A condition is called with the same, but for `ordinary`.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.mutants.skeleton import Refusal, Reply

Change = Callable[..., Any]
Condition = Callable[..., Any]


def instead(value: Any) -> Change:
    """Return the change that gives this value; it must be one that nobody alters."""
    return lambda ordinary, *given: value


def refused(status: int, message: str, code: str = "invalid") -> Change:
    """Return the change that refuses the call."""

    def change(ordinary: Change, *given: Any) -> Any:
        raise Refusal(status, message, code)

    return change


def crash(message: str = "Internal server error") -> Change:
    """Return the change that looks from outside like an unhandled error."""
    return refused(500, message)


def replied(status: int, document: Any, media_type: str = "application/json") -> Change:
    """Return the change that answers this; it stands where a Reply is made."""
    return lambda ordinary, *given: Reply(status, document, media_type=media_type)


def of_refusal(document: Any) -> Change:
    """Return the change that answers a refusal with its code and this; it stands where they are."""
    return lambda ordinary, call, refusal: Reply(refusal.status, document)


def then(turn: Callable[[Any], Any]) -> Change:
    """Return the change that makes something else of what is ordinary."""
    return lambda ordinary, *given: turn(ordinary(*given))


def after(turn: Callable[..., Any]) -> Change:
    """Return the same; `turn` is told of the call too, `(found, call, ...)`."""
    return lambda ordinary, *given: turn(ordinary(*given), *given)


def replaced(name: str, value: Any) -> Change:
    """Return the change that gives one field of a document another value."""
    return then(lambda found: {**found, name: value})


def dropped(*names: str) -> Change:
    """Return the change that leaves fields of a document out."""
    return then(lambda found: {name: found[name] for name in found if name not in names})


def turned(name: str, turn: Callable[[Any], Any]) -> Change:
    """Return the change that makes something else of one field of a document."""
    return then(lambda found: {**found, name: turn(found[name])})


def all_turned(turn: Callable[[Any], Any], *names: str) -> Change:
    """Return the change that makes something else of several fields of a document."""
    return then(lambda found: {**found, **{name: turn(found[name]) for name in names}})


def in_each(change: Change) -> Change:
    """Return the change that does to each row of a list what another does to a document."""
    return then(lambda found: [change(lambda row=row: row) for row in found])


def in_body(change: Change) -> Change:
    """Return the change that does to the document of a Reply what another does to a document."""

    def bodied(ordinary: Change, *given: Any) -> Any:
        reply = ordinary(*given)
        reply.document = change(lambda: reply.document)
        return reply

    return bodied


def called(media_type: str) -> Change:
    """Return the change that gives a Reply another media type."""

    def change(ordinary: Change, *given: Any) -> Any:
        reply = ordinary(*given)
        reply.media_type = media_type
        return reply

    return change


def on(*operations: str) -> Condition:
    """Return the condition that the call is one of these operations."""
    return lambda call, *given: call.route.operation in operations


def by(*methods: str) -> Condition:
    """Return the condition that the call is made by one of these methods."""
    return lambda call, *given: call.method in methods


def of(*kinds: str) -> Condition:
    """Return the condition that the call is about one of these kinds, where routes have a kind."""
    return lambda call, *given: call.route.kind in kinds


def both(*conditions: Condition) -> Condition:
    """Return the condition that all of these hold."""
    return lambda *given: all(each(*given) for each in conditions)


def refusal_of(status: int) -> Condition:
    """Return the condition that a refusal has this code; it stands where refusals are told."""
    return lambda call, refusal: refusal.status == status


def where(condition: Condition, change: Change) -> Change:
    """Return the change that is done where the condition holds."""

    def chosen(ordinary: Change, *given: Any) -> Any:
        return change(ordinary, *given) if condition(*given) else ordinary(*given)

    return chosen


def sent(call: Any, header: str) -> Iterator[str]:
    """Yield each value of a header that a request bears, however often it does."""
    name = header.lower().encode()
    pairs = getattr(call.headers, "raw", [])
    return (value.decode("latin-1") for key, value in pairs if key == name)
