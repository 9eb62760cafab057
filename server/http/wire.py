"""The way out to a client: head and body of an answer leave in one write."""

import asyncio
from typing import Any

HEAD = b"HTTP/1.1 "


class OneWrite:
    """A transport that holds an answer's head back until its body comes.

    uvicorn writes them apart, and each write is a call into the kernel: a third of what a small
    answer costs. A head whose body is late leaves with the loop's next turn.
    """

    __slots__ = ("_head", "_loop", "_transport")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._head = b""

    def write(self, data: bytes) -> None:
        """Hold a head back; send anything else with what is held."""
        if self._head:
            data, self._head = self._head + data, b""
        elif data.startswith(HEAD):
            self._head = data
            self._loop.call_soon(self.flush)
            return
        self._transport.write(data)

    def flush(self) -> None:
        """Send what is held."""
        if self._head and not self._transport.is_closing():
            self._transport.write(self._head)
        self._head = b""

    def close(self) -> None:
        """Send what is held, then close."""
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
