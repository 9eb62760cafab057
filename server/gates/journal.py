"""Notes every exchange as it went over the wire, errors too."""

from collections.abc import Awaitable
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.request.body import read_rest
from understudy.server.request.visit import ROUTING, SLOT, Visit
from understudy.server.state.journal import HEAD, Beginning

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
        when = visit.world.clock.seconds()
        begun = perf_counter()
        start, body, size = UNANSWERED, b"", 0

        # No coroutine, here and around: this runs twice for every request.
        def answered(message: Message) -> Awaitable[None]:
            nonlocal start, body, size
            if message["type"] == "http.response.start":
                start = message
                if visit.raw is None and scope["method"] not in BODILESS:
                    return drained(visit, scope, receive, send, message)
                return send(message)
            part = message.get("body", b"")
            size += len(part)
            if not body:
                body = part
            elif len(body) < HEAD or is_json(start):
                body += part
            if not message.get("more_body"):
                if size > HEAD and not is_json(start):
                    body = Beginning.of(body[:HEAD], size)
                self.note(scope, visit, when, begun, start, body)
            return send(message)

        return self.app(scope, receive, answered)

    def note(
        self,
        scope: Scope,
        visit: Visit,
        when: float,
        begun: float,
        start: Message,
        body: bytes,
    ) -> None:
        """Note one exchange in the journal of its world."""
        routing = scope["extensions"][ROUTING]
        lasted = perf_counter() - begun
        visit.world.journal.record(
            (
                when,
                self.names.get(routing.get("api_base_path")),
                routing.get("operation_id"),
                scope["method"],
                scope["path"],
                scope["query_string"],
                start["status"],
                lasted,
                scope["headers"],
                visit.raw or b"",
                start["headers"],
                body,
                visit.caller.key_id if visit.caller else None,
                visit.faults,
            )
        )


def is_json(start: Message) -> bool:
    """Whether an answer is JSON, of which all is noted."""
    return any(name == b"content-type" and b"json" in value for name, value in start["headers"])


async def drained(
    visit: Visit, scope: Scope, receive: Receive, send: Send, message: Message
) -> None:
    """Read what was refused unread before it is answered: afterwards it would be gone."""
    await read_rest(visit, receive, scope)
    await send(message)
