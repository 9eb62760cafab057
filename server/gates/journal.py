"""Notes every exchange as it went over the wire, errors too."""

from collections.abc import Awaitable
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.gates.visit import route_of, visit_of
from understudy.server.state.journal import Entry

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
        visit = visit_of(scope)
        at = visit.world.clock.stamp()
        sent: list[bytes] = []
        answer: list[bytes] = []
        start: Message = UNANSWERED

        async def received() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                sent.append(message.get("body", b""))
            return message

        # No coroutine of its own: this is on the way of every answer.
        def answered(message: Message) -> Awaitable[None]:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            else:
                answer.append(message.get("body", b""))
            return send(message)

        try:
            await self.app(scope, receive if scope["method"] in BODILESS else received, answered)
        finally:
            base, operation = route_of(scope)
            query = scope["query_string"]
            visit.world.journal.record(
                Entry(
                    at,
                    self.names.get(base or ""),
                    operation,
                    scope["method"],
                    scope["path"],
                    query.decode("latin-1") if query else "",
                    start["status"],
                    (perf_counter() - begun) * 1000,
                    scope["headers"],
                    b"".join(sent),
                    start["headers"],
                    answer[0] if len(answer) == 1 else b"".join(answer),
                )
            )
