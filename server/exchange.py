"""One HTTP/1.1 exchange over a connection of its own, with exactly the address that is named."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import h11

PART = 65_536
Headers = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Line:
    """Where a connection leads; `tls_name` is whom a certificate must name, None without TLS."""

    address: str
    port: int
    tls_name: str | None


@dataclass
class Answer:
    """What came back, the body as far as it is of interest."""

    status: int
    headers: Headers
    body: bytes = field(default=b"")


async def post(line: Line, target: bytes, headers: Headers, body: bytes, most: int) -> Answer:
    """Send a body, whose length its headers tell, and return at most so much of the answer's.

    Raises OSError, ssl.SSLError among them, and h11.RemoteProtocolError.
    """
    tls = trusted() if line.tls_name else None
    reader, writer = await asyncio.open_connection(
        line.address, line.port, ssl=tls, server_hostname=line.tls_name
    )
    try:
        http = h11.Connection(h11.CLIENT)
        request = h11.Request(method="POST", target=target, headers=[*headers])
        sent = (http.send(request), http.send(h11.Data(body)), http.send(h11.EndOfMessage()))
        writer.write(b"".join(part for part in sent if part))
        return await receive(http, reader, most)
    finally:
        # The transport closes by itself; a receiver that is slow to hang up is not waited for.
        writer.close()


async def receive(http: h11.Connection, reader: asyncio.StreamReader, most: int) -> Answer:
    """Read one answer; what comes before the final one, such as 103, is passed over."""
    answer = None
    while True:
        event = http.next_event()
        if event is h11.NEED_DATA:
            data = await reader.read(PART)
            if not data and not answer:
                raise ConnectionResetError("the connection was closed without an answer")
            http.receive_data(data)
        elif isinstance(event, h11.Response):
            answer = Answer(event.status_code, event.headers.raw_items())
        elif isinstance(event, h11.Data) and answer:
            answer.body += bytes(event.data)
        if answer and (isinstance(event, h11.EndOfMessage) or len(answer.body) >= most):
            answer.body = answer.body[:most]
            return answer


@cache
def trusted() -> ssl.SSLContext:
    """Return the authorities whose certificates are good; reading them takes 20 ms."""
    return ssl.create_default_context()
