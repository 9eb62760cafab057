"""Lets a call meet the faults that its world holds: slow, refused, broken or not answered."""

from collections.abc import Awaitable, Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.request.body import read_rest
from understudy.server.request.visit import SLOT, Visit, connection_of, route_of
from understudy.server.response.answer import CLOSING, Header, send_bytes
from understudy.server.response.broken import hang_up, ways_of
from understudy.server.response.delay import wait
from understudy.server.response.documented import documented_answers, forced_failure
from understudy.server.served import Face, Headers
from understudy.server.state.effects import Effects
from understudy.server.state.failures import Forced
from understudy.server.state.faults import Call, Harm


class FaultsGate:
    """Stands behind routing, so that a fault can name an operation, and before security."""

    def __init__(self, app: ASGIApp, *, faces: Sequence[Face]) -> None:
        self.app = app
        self.faces = {face.base_path: face for face in faces}
        self.documented = {face.base_path: documented_answers(face.spec) for face in faces}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        visit: Visit = scope[SLOT]
        if visit.world.faults.armed:
            return self.meet(visit, scope, receive, send)
        return self.app(scope, receive, send)

    async def meet(self, visit: Visit, scope: Scope, receive: Receive, send: Send) -> None:
        """Let this call meet what is in force; a path that no operation has meets nothing."""
        harm = self.harm_of(visit, scope)
        visit.faults = harm.faults
        await wait(harm.delay_ms)
        effects = harm.decisive
        line = connection_of(scope)
        if effects.is_unanswered:
            await read_rest(visit, receive, scope)
            await hang_up(line, receive, send, reset=effects.reset)
            return
        garbage = visit.world.ids.derived(harm.draw)
        visit.outgoing = ways_of(effects, harm.pace, garbage, line, receive)
        if effects.status is None:
            await self.app(scope, receive, visit.out(send))
            return
        if effects.unread:
            # So nobody reads it before the answer leaves.
            visit.raw = b""
        await self.refuse(effects, scope, visit.out(send))

    def harm_of(self, visit: Visit, scope: Scope) -> Harm:
        """Decide what this call meets."""
        base, operation = route_of(scope)
        if not operation or base not in self.faces:
            return Harm()
        call = Call(self.faces[base].name, operation, scope["method"], scope["path"])
        return visit.world.faults.meet(call)

    async def refuse(self, effects: Effects, scope: Scope, send: Send) -> None:
        """Answer with the status that is asked for, in the shape of the API."""
        base, operation = route_of(scope)
        assert base is not None
        assert operation is not None
        assert effects.status is not None
        forced = Forced(effects.status, effects.message or "")
        documented = self.documented[base][operation].get(effects.status)
        refusal = forced_failure(self.faces[base], forced, documented)
        headers = (*refusal.headers, *headers_of(effects))
        await send_bytes(send, refusal.status, refusal.octets, refusal.content_type, headers)


def headers_of(effects: Effects) -> Headers:
    """Return the headers that say when to try again, and that the rest of a body is not read."""
    headers: list[Header] = []
    if effects.retry_after is not None:
        headers.append((b"retry-after", b"%d" % effects.retry_after))
    if effects.unread:
        headers.append(CLOSING)
    return tuple(headers)
