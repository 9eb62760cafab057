"""Notes every exchange as it went over the wire, errors too."""

from collections.abc import Awaitable
from datetime import datetime
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.gates.body import LARGEST
from understudy.server.gates.visit import route_of, visit_of
from understudy.server.state.journal import packed

BODILESS = ("GET", "HEAD")
UNANSWERED: Message = {"status": 0, "headers": ()}


class JournalGate:
    """Stands outside the errors, so that it sees the very bytes that the client gets."""

    def __init__(self, app: ASGIApp, *, names: dict[str, str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = perf_counter()
        when = visit_of(scope).world.clock.now()
        sent: list[bytes] = []
        start, body = UNANSWERED, b""
        if scope["method"] not in BODILESS:
            receive, send = noting(receive, send, sent)

        # Not a coroutine of its own: this runs twice for every request.
        def answered(message: Message) -> Awaitable[None]:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
            else:
                body += message.get("body", b"")
            return send(message)

        try:
            await self.app(scope, receive, answered)
        finally:
            lasted = (perf_counter() - begun) * 1000
            self.note(scope, when, lasted, b"".join(sent), start, body)

    def note(
        self, scope: Scope, when: datetime, lasted: float, sent: bytes, start: Message, body: bytes
    ) -> None:
        """Note one exchange in the journal of its world."""
        visit = visit_of(scope)
        base, operation = route_of(scope)
        visit.world.journal.record(
            (
                when,
                self.names.get(base or ""),
                operation,
                scope["method"],
                scope["path"],
                scope["query_string"],
                start["status"],
                lasted,
                packed(scope["headers"]),
                sent,
                packed(start["headers"]),
                body,
                visit.caller.key_id if visit.caller else None,
                visit.faults,
            )
        )


def noting(receive: Receive, send: Send, sent: list[bytes]) -> tuple[Receive, Send]:
    """Return ways in and out that note the body that was sent, also where nobody reads it."""
    has_more = True

    async def received() -> Message:
        nonlocal has_more
        message = await receive()
        sent.append(message.get("body", b""))
        has_more = message.get("more_body", False)
        return message

    async def drained(message: Message) -> None:
        # What is refused unread was sent all the same, and is gone once it is answered.
        while has_more and sum(map(len, sent)) <= LARGEST:
            await received()
        await send(message)

    def answered(message: Message) -> Awaitable[None]:
        return drained(message) if has_more else send(message)

    return received, answered
