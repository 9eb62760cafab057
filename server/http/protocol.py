"""A connection as uvicorn reads it: whole heads in time, refusals in the API's own words."""

import asyncio
from functools import partial
from typing import cast
from weakref import ref

from uvicorn._types import HTTPScope
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from understudy.server.app import App
from understudy.server.http.heads import (
    IGNORED,
    LARGEST,
    Heads,
    TooLarge,
    authority_of,
    legible,
    objection_to,
    renamed,
)
from understudy.server.http.refusal import refusal_of
from understudy.server.http.wire import OneWrite
from understudy.server.request.visit import CONNECTION
from understudy.server.state.failures import Failure, Forced, Invalid

# How long the head of a request may take, from the connection's or its own beginning.
HEAD_SECONDS = 10.0
# How long nothing of a body may come; it is looked up so often, and ended the second time.
BODY_SECONDS = 15.0
# So many requests of one connection may wait for those before them; then no more is read.
MOST_WAITING = 16
TOO_LARGE = "The request's {} may have {} bytes"
# What is left of a request that is answered: nobody asks for anything in it.
ANSWERED = cast("HTTPScope", {})


class Protocol(HttpToolsProtocol):
    """One connection to a mock, which `protocol_of` names."""

    mock: App
    head_seconds = HEAD_SECONDS
    body_seconds = BODY_SECONDS
    head = b""
    deadline: asyncio.TimerHandle | None = None
    # Whether nothing of a body came the last time that it was looked up.
    is_late = False
    # What is said once all that was asked is answered, and then the connection ends.
    farewell: bytes | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own narrowing
        self.wire = OneWrite(transport)
        super().connection_made(self.wire)  # type: ignore[arg-type]  # as good as one
        self.flow = Flow(self.transport, self)
        self.heads = Heads()
        self.wait(self.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self.wait_no_more()
        self.wire.abandon()
        super().connection_lost(exc)
        # Nobody is there to be answered, and what waits here holds this connection.
        self.pipeline.clear()
        self.scope, self.head = ANSWERED, b""

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        try:
            for piece in self.heads.feed(data):
                if self.is_ending():
                    return
                if piece.is_head:
                    self.wait_no_more()
                    if not self.admits(piece.octets):
                        return
                    self.head = piece.octets
                    super().data_received(legible(piece.octets))
                else:
                    super().data_received(piece.octets)
        except TooLarge as error:
            part = "head" if error.head else "trailers or a chunk's first line"
            self.end_with(error.head or self.head, Forced(431, TOO_LARGE.format(part, LARGEST)))
        self.wait_for_more()

    def is_ending(self) -> bool:
        """Whether nothing more is read here."""
        return self.farewell is not None or self.transport.is_closing()

    def admits(self, head: bytes) -> bool:
        """Whether a head may be read; one that may not is refused."""
        objection = objection_to(head)
        if objection:
            self.end_with(head, Invalid(objection, "request"))
        return not objection

    def wait_for_more(self) -> None:
        """Give the client so long for the whole of a head, or for the next part of a body."""
        if self.is_ending():
            self.wait_no_more()
        elif self.heads.is_in_body:
            self.is_late = False
            self.wait(self.body_seconds)
        elif not self.heads.begun:
            self.wait_no_more()
        elif self.deadline is None:
            self.wait(self.head_seconds)

    def wait(self, seconds: float) -> None:
        """Give up after so long, and no earlier."""
        self.wait_no_more()
        self.deadline = self.loop.call_later(seconds, self.give_up)

    def wait_no_more(self) -> None:
        """What was waited for is there, or nobody waits for it any more."""
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def give_up(self) -> None:
        """End a connection on which too little came in time; who sent a part is told."""
        self.deadline = None
        if self.is_ending():
            return
        begun = self.heads.begun
        if self.heads.is_in_body:
            # Who is not read, or not asked to go on yet, is not late; who just was has time again.
            is_held = self.flow.read_paused or self.cycle.waiting_for_100_continue
            if is_held or not self.is_late:
                self.is_late = not is_held
                self.wait(self.body_seconds)
                return
            late = f"Nothing of the request's body came for {self.body_seconds:g} seconds"
            self.end_with(self.head, Forced(408, late))
        elif begun:
            late = f"The request's head took more than {self.head_seconds:g} seconds"
            self.end_with(begun, Forced(408, late))
        else:
            # Nothing was sent that has to arrive. Under TLS, `close` would wait for its goodbye.
            self.transport.abort()

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn's own narrowing
        """Answer what has been asked, where the client sends no more; then close.

        TLS has no half of a connection: the transport closes then, whatever is said here.
        """
        self.wire.note_end()
        self.wire.flush()
        if self.farewell is None:
            self.end(b"")
        return self.scheme != "https" and not self.transport.is_closing()

    def shutdown(self) -> None:
        """The server stops: who waits for nothing is let go at once, and all others in time."""
        if self.cycle is None or self.cycle.response_complete:
            self.wire.abandon()
        else:
            self.cycle.keep_alive = False

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {CONNECTION: {"transport": self.transport}}

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        if not self.url.startswith(b"/"):
            # RFC 9112: such a target names the host, whatever the header says.
            self.headers[:] = renamed(self.headers, authority_of(self.url))
        # No strong reference: the cycle holds the scope, and both would wait for the collector.
        cycle = ref(self.cycle)
        self.scope["extensions"][CONNECTION]["cycle"] = cycle
        self.cycle.on_response = partial(self.let_go, cycle)

    def let_go(self, answered: "ref[RequestResponseCycle]") -> None:
        """Free what was asked as soon as it is answered; the connection may stay for long."""
        cycle = answered()
        if cycle is not None:
            if self.scope is cycle.scope:
                self.scope, self.head = ANSWERED, b""
            cycle.scope = ANSWERED
        self.on_response_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        # uvicorn lets that be where the answer came first; what goes wrong now is the next request.
        self.cycle.more_body = False

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(b"upgrade" if name == IGNORED else name, value)

    def send_400_response(self, msg: str) -> None:
        self.end_with(self.head, Invalid("must be valid HTTP", "request"))

    def on_response_complete(self) -> None:
        is_last = not self.pipeline
        super().on_response_complete()
        if is_last and self.farewell is not None:
            self.leave(self.farewell)

    def end_with(self, head: bytes, failure: Failure) -> None:
        """Refuse what is no request of ours, and close; what follows it is not looked at."""
        if not self.is_ending():
            self.end(refusal_of(self.mock, head, failure))

    def end(self, farewell: bytes) -> None:
        """Close when all that was asked as a whole is answered, with these last bytes."""
        cycle = self.cycle
        if cycle is None or cycle.response_complete:
            # Of one that is answered already, only the rest of its body can have gone wrong.
            self.leave(b"" if cycle is not None and cycle.more_body else farewell)
        elif not cycle.more_body:
            self.farewell = farewell
        elif self.pipeline and self.pipeline[0][0] is cycle:
            # It waits for those before it, and what is said of it comes in its turn.
            self.pipeline.popleft()
            self.farewell = farewell
        else:
            self.leave(b"" if cycle.response_started else farewell)

    def leave(self, farewell: bytes) -> None:
        """Say the last bytes, and close."""
        self.wire.write(farewell)
        self.wire.close()


class Flow(FlowControl):
    """Reads on only while few requests wait: uvicorn would, with each answer, whatever waits."""

    def __init__(self, transport: asyncio.Transport, protocol: Protocol) -> None:
        super().__init__(transport)
        self._waiting = protocol.pipeline

    def resume_reading(self) -> None:
        """Read on, unless as many requests wait as may."""
        if len(self._waiting) < MOST_WAITING:
            super().resume_reading()


def protocol_of(app: App) -> type[Protocol]:
    """Return the protocol class of this app: uvicorn makes one object of it a connection."""
    return type("Protocol", (Protocol,), {"mock": app})
