"""A connection as uvicorn reads it: whole heads in time, refusals in the API's own words."""

import asyncio
from functools import partial
from http import HTTPStatus
from typing import cast
from urllib.parse import unquote, urlsplit
from weakref import ref

import orjson
from uvicorn._types import HTTPScope
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from understudy.server.app import App
from understudy.server.gates.answer import VERSION
from understudy.server.gates.faults import CONNECTION
from understudy.server.http.heads import (
    IGNORED,
    LARGEST,
    Heads,
    TooLarge,
    authority_of,
    names_no_host,
    renamed,
    without_upgrade,
)
from understudy.server.http.wire import OneWrite
from understudy.server.state.failures import Failure, Forced, Invalid

# How long the head of a request may take, from the connection's or its own beginning.
HEAD_SECONDS = 10.0
# So many requests of one connection may wait for those before them; then no more is read.
MOST_WAITING = 16
TOO_LARGE = "The request's {} may have {} bytes"
# What is left of a request that is answered: nobody asks for anything in it.
ANSWERED = cast("HTTPScope", {})


class Protocol(HttpToolsProtocol):
    """One connection to a mock, which `protocol_of` names."""

    mock: App
    head_seconds = HEAD_SECONDS
    head = b""
    deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own narrowing
        super().connection_made(OneWrite(transport))  # type: ignore[arg-type]  # as good as one
        self.flow = Flow(self.transport, self)
        self.heads = Heads()
        self.wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self.wait_no_more()
        super().connection_lost(exc)
        # Nobody is there to be answered, and what waits here holds this connection.
        self.pipeline.clear()
        self.scope, self.head = ANSWERED, b""

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        try:
            for piece in self.heads.feed(data):
                if self.transport.is_closing():
                    return
                if piece.is_head:
                    self.wait_no_more()
                    if not self.admits(piece.octets):
                        return
                    self.head = piece.octets
                    super().data_received(without_upgrade(piece.octets))
                else:
                    super().data_received(piece.octets)
        except TooLarge as error:
            part = "head" if error.head else "trailers or a chunk's first line"
            self.end_with(error.head or self.head, Forced(431, TOO_LARGE.format(part, LARGEST)))
            return
        if self.heads.begun and self.deadline is None:
            self.wait_for_head()

    def admits(self, head: bytes) -> bool:
        """Whether a head names its host as it must; one that does not is refused."""
        if names_no_host(head):
            self.end_with(head, Invalid("must name its host, once", "request"))
            return False
        return True

    def wait_for_head(self) -> None:
        """Give the client so long to send a head."""
        self.wait_no_more()
        self.deadline = self.loop.call_later(self.head_seconds, self.give_up)

    def wait_no_more(self) -> None:
        """The head is there, or nobody waits for it any more."""
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def give_up(self) -> None:
        """End a connection on which no head came in time; who sent a part of one is told."""
        self.deadline = None
        begun = self.heads.begun
        if not begun:
            # Nothing was sent that has to arrive. Under TLS, `close` would wait for its goodbye.
            self.transport.abort()
            return
        late = f"The request's head took more than {self.head_seconds:g} seconds"
        self.end_with(begun, Forced(408, late))

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn's own narrowing
        """Answer what has been asked, where the client sends no more; then close.

        TLS has no half of a connection: the transport closes then, whatever is said here.
        """
        cast("OneWrite", self.transport).flush()
        if self.scheme == "https":
            return False
        cycle = self.cycle
        is_asked = cycle is not None and not cycle.more_body and not cycle.response_complete
        if is_asked:
            cycle.keep_alive = False
        return is_asked

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

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(b"upgrade" if name == IGNORED else name, value)

    def send_400_response(self, msg: str) -> None:
        self.end_with(self.head, Invalid("must be valid HTTP", "request"))

    def end_with(self, head: bytes, failure: Failure) -> None:
        """Refuse what is no request of ours, and close."""
        cycle = self.cycle
        if cycle is not None and cycle.more_body and cycle.response_complete:
            # It is answered already, and only the rest of its body went wrong.
            self.transport.close()
            return
        if cycle is not None and not cycle.more_body and not cycle.response_complete:
            # What came before is good and under way: it is answered, and then it ends.
            cycle.keep_alive = False
            return
        self.transport.write(refusal_of(self.mock, target_of(head), failure))
        self.transport.close()


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


def target_of(head: bytes) -> bytes:
    """Return the target of a request line, even of one that the parser refused."""
    words = head.lstrip(b"\r\n").partition(b"\n")[0].rstrip(b"\r").split(b" ")
    return words[1] if len(words) > 1 else b""


def refusal_of(app: App, target: bytes, failure: Failure) -> bytes:
    """Return the answer to what is no request, in the words of the API that the target names."""
    try:
        path = unquote(urlsplit(target.decode("latin-1")).path)
    except ValueError:
        path = ""
    refusal = app.errors.refuse(path, failure)
    body = orjson.dumps(refusal.body)
    head = (
        b"HTTP/1.1 %d %b\r\n" % (refusal.status, HTTPStatus(refusal.status).phrase.encode()),
        b"content-type: application/json\r\n",
        b"content-length: %d\r\n" % len(body),
        b"%b: %b\r\n" % VERSION,
        b"connection: close\r\n\r\n",
    )
    return b"".join((*head, body))
