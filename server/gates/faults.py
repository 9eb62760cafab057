"""Lets a call meet the faults that its world holds: slow, refused, cut short or not answered."""

from collections.abc import Awaitable, Sequence
from functools import partial

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.request.body import read_rest
from understudy.server.request.visit import CONNECTION, Visit, route_of, visit_of
from understudy.server.response.answer import send_bytes
from understudy.server.response.delay import wait
from understudy.server.response.documented import documented_answers, forced_failure
from understudy.server.served import Face, Headers
from understudy.server.state.failures import Forced
from understudy.server.state.faults import Call, Fault, Harm


class FaultsGate:
    """Stands behind routing, so that a fault can name an operation, and before security."""

    def __init__(self, app: ASGIApp, *, faces: Sequence[Face]) -> None:
        self.app = app
        self.faces = {face.base_path: face for face in faces}
        self.documented = {face.base_path: documented_answers(face.spec) for face in faces}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        visit = visit_of(scope)
        if visit.world.faults.armed:
            return self.meet(visit, scope, receive, send)
        return self.app(scope, receive, send)

    async def meet(self, visit: Visit, scope: Scope, receive: Receive, send: Send) -> None:
        """Let this call meet what is in force; a path that no operation has meets nothing."""
        harm = self.harm_of(visit, scope)
        visit.faults = harm.faults
        await wait(harm.delay_ms)
        fault = harm.decisive
        if fault is None:
            await self.app(scope, receive, send)
        elif fault.drop:
            await read_rest(visit, receive, scope)
            await hang_up(scope, receive, send)
        elif fault.truncate:
            visit.outgoing = (partial(truncated, scope, receive),)
            await self.app(scope, receive, visit.out(send))
        else:
            await self.refuse(fault, scope, send)

    def harm_of(self, visit: Visit, scope: Scope) -> Harm:
        """Decide what this call meets."""
        base, operation = route_of(scope)
        if not operation or base not in self.faces:
            return Harm()
        call = Call(self.faces[base].name, operation, scope["method"], scope["path"])
        return visit.world.faults.meet(call)

    async def refuse(self, fault: Fault, scope: Scope, send: Send) -> None:
        """Answer with the status of the fault, in the shape of the API."""
        base, operation = route_of(scope)
        assert base is not None
        assert operation is not None
        assert fault.status is not None
        forced = Forced(fault.status, fault.message or "")
        documented = self.documented[base][operation].get(fault.status)
        refusal = forced_failure(self.faces[base], forced, documented)
        headers = (*refusal.headers, *retry_after(fault))
        await send_bytes(send, refusal.status, refusal.octets, refusal.content_type, headers)


def retry_after(fault: Fault) -> Headers:
    """Return the header that says when to try again, where the fault names a time."""
    if fault.retry_after is None:
        return ()
    return ((b"retry-after", b"%d" % fault.retry_after),)


def truncated(scope: Scope, receive: Receive, send: Send) -> Send:
    """Return a way out that promises the whole body, sends half of it and hangs up."""
    is_cut = False

    async def cut(message: Message) -> None:
        nonlocal is_cut
        if is_cut:
            return
        body: bytes = message.get("body", b"")
        if message["type"] == "http.response.start" or not body:
            await send(message)
            return
        is_cut = True
        await send({**message, "body": body[: len(body) // 2], "more_body": True})
        await hang_up(scope, receive, send)

    return cut


async def hang_up(scope: Scope, receive: Receive, send: Send) -> None:
    """Close the connection as it stands, and let the outer gates know that nothing follows.

    Under another web server than ours, do nothing.
    """
    connection = scope["extensions"].get(CONNECTION)
    if connection is None:
        return
    connection["transport"].abandon()
    # The web server takes a return before the end for a defect, and would answer for it.
    while (await receive())["type"] != "http.disconnect":
        pass
    await send({"type": "http.response.body", "body": b""})
