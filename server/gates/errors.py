"""Turns every failure into the words of the API that was called; the one place that does."""

import logging
from asyncio import CancelledError
from collections.abc import Awaitable, Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.gates.answer import send_bytes
from understudy.server.gates.visit import route_of, visit_of
from understudy.server.served import Envelope, Face, Headers, Refusal
from understudy.server.state.failures import (
    Crash,
    Failure,
    Forced,
    UnknownRoute,
    WrongMethod,
)
from understudy.server.state.storage.errors import StoreError
from understudy.server.words import Plain

log = logging.getLogger("understudy")


STOPPING = "The stand-in is being stopped"
# The words for paths that belong to no API.
PLAIN = Plain()


class Errors:
    """Answers every exception that comes from within, in the envelope of the API it came from."""

    def __init__(self, app: ASGIApp, *, faces: Sequence[Face]) -> None:
        self.app = app
        self.faces = {face.base_path: face for face in faces}
        self.bases = sorted(self.faces, key=len, reverse=True)
        self.nowhere = f"No API answers here. Try {', '.join(sorted(self.bases))} or /docs"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        # No coroutine of its own: this is on the way of every answer.
        def watched(message: Message) -> Awaitable[None]:
            nonlocal started
            started = True
            return send(message)

        try:
            await self.app(scope, receive, watched)
        except CancelledError:
            # The server stops, and waits no longer for what is under way.
            if started:
                raise
            refusal = self.refuse(scope["path"], Forced(503, STOPPING), route_of(scope)[0])
        except Failure as failure:
            refusal = self.refuse(scope["path"], failure, route_of(scope)[0])
        except StoreError as error:
            # Such as a full disk: it is known, and comes back with every write.
            log.error("%s %s: %s", scope["method"], scope["path"], error)
            reason = getattr(error, "reason", "")
            crash = Crash(f"Could not be stored: {reason}" if reason else "Internal server error")
            refusal = self.refuse(scope["path"], crash, route_of(scope)[0])
        except Exception:
            log.exception("unhandled error in %s %s", scope["method"], scope["path"])
            if started:
                raise
            crash = Crash("Internal server error")
            refusal = self.refuse(scope["path"], crash, route_of(scope)[0])
        else:
            return
        out = visit_of(scope).out(send)
        await send_bytes(out, refusal.status, refusal.octets, refusal.content_type, refusal.headers)

    def refuse(self, path: str, failure: Failure, base: str | None = None) -> Refusal:
        """Return the answer in the words of the API that was called, by its base or the path."""
        envelope = self.envelope_of(path, base)
        if envelope is None:
            if isinstance(failure, UnknownRoute):
                failure = UnknownRoute(self.nowhere)
            return PLAIN.failure(failure)
        refusal = envelope.failure(failure)
        return refusal._replace(headers=(*refusal.headers, *allow(failure)))

    def envelope_of(self, path: str, base: str | None) -> Envelope | None:
        """Return the envelope of the API whose base path the request's path has."""
        if not base:
            base = next((b for b in self.bases if path == b or path.startswith(b + "/")), None)
        return self.faces[base].envelope if base else None


def allow(failure: Failure) -> Headers:
    """Return the Allow header that a 405 must carry."""
    if not isinstance(failure, WrongMethod):
        return ()
    return ((b"allow", ", ".join(failure.allowed).encode()),)
