"""HTTP/1.1 as uvicorn reads it, with refusals in the API's own words and upgrades ignored."""

import asyncio
import re
from functools import partial
from typing import cast
from urllib.parse import unquote, urlsplit
from weakref import ref

import orjson
from uvicorn._types import HTTPScope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from understudy.server.app import App
from understudy.server.gates.answer import VERSION
from understudy.server.gates.faults import CONNECTION
from understudy.server.state.failures import Invalid
from understudy.server.wire import OneWrite

UPGRADE = re.compile(rb"\r\n(upgrade)(?=[ \t]*:)", re.IGNORECASE)
# As long as `upgrade`, so that nothing else moves.
IGNORED = b"x-upgrd"
# What is left of a request that is answered: nobody asks for anything in it.
ANSWERED = cast("HTTPScope", {})


class Protocol(HttpToolsProtocol):
    """One connection to a mock, which `protocol_of` names."""

    mock: App
    packet = b""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own narrowing
        super().connection_made(OneWrite(transport))  # type: ignore[arg-type]  # as good as one

    def data_received(self, data: bytes) -> None:
        self.packet = data
        if not self.is_inside_a_body():
            data = without_upgrade(data)
        super().data_received(data)

    def is_inside_a_body(self) -> bool:
        return self.cycle is not None and self.cycle.more_body

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {CONNECTION: {"transport": self.transport}}

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        # No strong reference: the cycle holds the scope, and both would wait for the collector.
        cycle = ref(self.cycle)
        self.scope["extensions"][CONNECTION]["cycle"] = cycle
        self.cycle.on_response = partial(self.let_go, cycle)

    def let_go(self, answered: "ref[RequestResponseCycle]") -> None:
        """Free what was asked as soon as it is answered; the connection may stay for long."""
        cycle = answered()
        if cycle is not None:
            if self.scope is cycle.scope:
                self.scope = ANSWERED
            cycle.scope = ANSWERED
        self.packet = b""
        self.on_response_complete()

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(b"upgrade" if name == IGNORED else name, value)

    def send_400_response(self, msg: str) -> None:
        cycle = self.cycle
        if cycle is not None and not cycle.more_body and not cycle.response_complete:
            # What came before is good and under way: it is answered, and then it ends.
            cycle.keep_alive = False
            return
        self.transport.write(refusal_of(self.mock, self.url or target_of(self.packet)))
        self.transport.close()


def protocol_of(app: App) -> type[Protocol]:
    """Return the protocol class of this app: uvicorn makes one object of it a connection."""
    return type("Protocol", (Protocol,), {"mock": app})


def without_upgrade(data: bytes) -> bytes:
    """Return a packet whose first head asks for no upgrade.

    No API here speaks anything but HTTP/1.1, so an upgrade is ignored, as HTTP allows; the parser
    would take what follows the head for the other protocol, and the body would be lost. Java's
    client asks for HTTP/2 in this way with every request.
    """
    if b"grade" not in data and b"GRADE" not in data:
        return data
    head, gap, rest = data.partition(b"\r\n\r\n")
    return UPGRADE.sub(b"\r\n" + IGNORED, head) + gap + rest


def target_of(packet: bytes) -> bytes:
    """Return the target of a request line, even of one that the parser refused."""
    words = packet.partition(b"\r\n")[0].split(b" ")
    return words[1] if len(words) > 1 else b""


def refusal_of(app: App, target: bytes) -> bytes:
    """Return the answer to what is no HTTP, in the words of the API that the target names."""
    try:
        path = unquote(urlsplit(target.decode("latin-1")).path)
    except ValueError:
        path = ""
    refusal = app.errors.refuse(path, Invalid("must be valid HTTP", "request"))
    body = orjson.dumps(refusal.body)
    head = (
        b"HTTP/1.1 %d Bad Request\r\n" % refusal.status,
        b"content-type: application/json\r\n",
        b"content-length: %d\r\n" % len(body),
        b"%b: %b\r\n" % VERSION,
        b"connection: close\r\n\r\n",
    )
    return b"".join((*head, body))
