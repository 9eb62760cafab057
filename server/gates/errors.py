"""Turns every failure into the words of the API that was called; the one place that does."""

import logging
from asyncio import CancelledError
from collections.abc import Awaitable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.request.visit import Visit, route_of, visit_of
from understudy.server.response.answer import send_bytes
from understudy.server.response.refusals import Refusals
from understudy.server.state.failures import Crash, Failure, Forced
from understudy.server.state.storage.errors import StoreError

log = logging.getLogger("understudy")


STOPPING = "The stand-in is being stopped"


class Errors:
    """Answers every exception that comes from within, in the envelope of the API it came from.

    Where the journal stands outside, it has noted whether an answer has begun.
    """

    def __init__(self, app: ASGIApp, *, refusals: Refusals, is_noted: bool = False) -> None:
        self.app = app
        self.refusals = refusals
        self.is_noted = is_noted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        visit = visit_of(scope)
        try:
            await self.app(scope, receive, send if self.is_noted else noting(visit, send))
        except CancelledError:
            # The server stops, and waits no longer for what is under way.
            if visit.start:
                raise
            refusal = self.refusals.refuse(scope["path"], Forced(503, STOPPING), route_of(scope)[0])
        except Failure as failure:
            refusal = self.refusals.refuse(scope["path"], failure, route_of(scope)[0])
        except StoreError as error:
            # Such as a full disk: it is known, and comes back with every write.
            log.error("%s %s: %s", scope["method"], scope["path"], error)
            reason = getattr(error, "reason", "")
            crash = Crash(f"Could not be stored: {reason}" if reason else "Internal server error")
            refusal = self.refusals.refuse(scope["path"], crash, route_of(scope)[0])
        except Exception:
            log.exception("unhandled error in %s %s", scope["method"], scope["path"])
            if visit.start:
                raise
            crash = Crash("Internal server error")
            refusal = self.refusals.refuse(scope["path"], crash, route_of(scope)[0])
        else:
            return
        out = visit.out(send)
        await send_bytes(out, refusal.status, refusal.octets, refusal.content_type, refusal.headers)


def noting(visit: Visit, send: Send) -> Send:
    """Return a way out that notes that the answer has begun."""

    # No coroutine of its own: this is on the way of every answer.
    def noted(message: Message) -> Awaitable[None]:
        visit.start = visit.start or message
        return send(message)

    return noted
