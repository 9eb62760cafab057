"""Notes every exchange as it went over the wire, errors too."""

from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.gates.visit import route_of, visit_of
from understudy.server.state.journal import Entry


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
        start: Message = {"status": 0, "headers": ()}

        async def received() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                sent.append(message.get("body", b""))
            return message

        async def answered(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            else:
                answer.append(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, received, answered)
        finally:
            base, operation = route_of(scope)
            visit.world.journal.record(
                Entry(
                    at=at,
                    api=self.names.get(base or ""),
                    operation=operation,
                    method=scope["method"],
                    path=scope["path"],
                    query=scope["query_string"].decode("latin-1"),
                    status=start["status"],
                    duration_ms=(perf_counter() - begun) * 1000,
                    request_headers=scope["headers"],
                    request_body=b"".join(sent),
                    response_headers=start["headers"],
                    response_body=b"".join(answer),
                )
            )
