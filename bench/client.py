"""A small HTTP client for load: keeps connections busy, one request at a time on each."""

import asyncio
import time
from dataclasses import dataclass, field

from bench.calls import Call


@dataclass
class Tally:
    """What all connections have seen so far."""

    deadline: float
    latencies: list[float] = field(default_factory=list)
    failed: int = 0


class Connection(asyncio.Protocol):
    """Sends its request again as soon as the answer is complete, until the deadline."""

    def __init__(self, request: bytes, status: int, tally: Tally) -> None:
        self.request = request
        self.expected = b"HTTP/1.1 %d " % status
        self.tally = tally
        self.received = b""
        self.begun = 0.0
        self.done = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the first request."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        """Count a complete answer and send the next request."""
        self.received += data
        if not is_complete(self.received):
            return
        now = time.perf_counter()
        self.tally.latencies.append(now - self.begun)
        self.tally.failed += not self.received.startswith(self.expected)
        if now < self.tally.deadline:
            self._send()
            return
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note an end before the time."""
        self.tally.failed += exc is not None or time.perf_counter() < self.tally.deadline
        self.done.set_result(None)

    def _send(self) -> None:
        self.received = b""
        self.begun = time.perf_counter()
        self.transport.write(self.request)


def is_complete(received: bytes) -> bool:
    """Whether these bytes are a whole answer; it must have a Content-Length."""
    head, separator, body = received.partition(b"\r\n\r\n")
    if not separator:
        return False
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return len(body) >= int(value)
    raise ValueError("the answer has no Content-Length")


def request_bytes(host: str, port: int, path: str, call: Call) -> bytes:
    """Return a request as it goes over the wire."""
    body = (call.body or "").encode()
    headers = {"Host": f"{host}:{port}", **call.headers}
    if body:
        headers["Content-Length"] = str(len(body))
    lines = [f"{call.method} {path} HTTP/1.1", *(f"{name}: {headers[name]}" for name in headers)]
    return "\r\n".join([*lines, "", ""]).encode() + body


def send_many(
    host: str, port: int, path: str, call: Call, connections: int, seconds: float
) -> tuple[list[float], int, float]:
    """Return the latencies in seconds, the number of failures, and how long it took."""

    async def main() -> Tally:
        tally = Tally(deadline=time.perf_counter() + seconds)
        request = request_bytes(host, port, path, call)
        loop = asyncio.get_running_loop()
        opened = [
            await loop.create_connection(
                lambda: Connection(request, call.status, tally), host, port
            )
            for _ in range(connections)
        ]
        async with asyncio.timeout(seconds + 30):
            await asyncio.gather(*(connection.done for _, connection in opened))
        return tally

    begun = time.perf_counter()
    tally = asyncio.run(main())
    return tally.latencies, tally.failed, time.perf_counter() - begun
