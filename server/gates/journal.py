"""Notes every exchange as it went over the wire, errors too."""

from collections.abc import Awaitable
from functools import partial
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.request.body import read_rest
from understudy.server.request.gathered import Gathered
from understudy.server.request.visit import ROUTING, SLOT, Visit
from understudy.server.state.rows import HEAD, Row

BODILESS = ("GET", "HEAD")
UNANSWERED: Message = {"status": 0, "headers": ()}


class JournalGate:
    """Stands outside the errors, so that it sees the very bytes that the client gets."""

    def __init__(self, app: ASGIApp, *, names: dict[str, str]) -> None:
        self.app = app
        self.names = names

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] != "http":
            return self.app(scope, receive, send)
        visit: Visit = scope[SLOT]
        visit.begun = visit.world.clock.seconds(), perf_counter()
        # Neither a closure, whose cells take longer to make, nor a coroutine.
        return self.app(scope, receive, partial(self.answered, scope, visit, receive, send))

    def answered(
        self, scope: Scope, visit: Visit, receive: Receive, send: Send, message: Message
    ) -> Awaitable[None]:
        """Pass a part of an answer on, and note the exchange with the last one."""
        if message["type"] == "http.response.start":
            visit.start = message
            if visit.raw is None and scope["method"] not in BODILESS:
                return drained(visit, scope, receive, send, message)
            return send(message)
        # Who hangs up ends an answer that has not begun.
        start = visit.start = visit.start or UNANSWERED
        body, gathered = message.get("body", b""), visit.gathered
        has_more = message.get("more_body")
        if has_more or gathered or len(body) > HEAD:
            visit.gathered = gathered = gathered or Gathered(start)
            gathered.add(body)
        if not has_more:
            noted = gathered.body if gathered else body
            visit.world.journal.record(self.row_of(scope, visit, start, noted))
        return send(message)

    def row_of(self, scope: Scope, visit: Visit, start: Message, body: bytes) -> Row:
        """Return what is noted of an exchange."""
        routing, (when, begun) = scope["extensions"][ROUTING], visit.begun
        return (
            when,
            self.names.get(routing.get("api_base_path")),
            routing.get("operation_id"),
            scope["method"],
            scope["path"],
            scope["query_string"],
            start["status"],
            perf_counter() - begun,
            scope["headers"],
            visit.raw or b"",
            start["headers"],
            body,
            visit.caller.key_id if visit.caller else None,
            visit.faults,
        )


async def drained(
    visit: Visit, scope: Scope, receive: Receive, send: Send, message: Message
) -> None:
    """Read what was refused unread before it is answered: afterwards it would be gone."""
    await read_rest(visit, receive, scope)
    await send(message)
