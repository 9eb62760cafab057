"""The way out to a client: an answer leaves in one write, and arrives before the end."""

import asyncio
import socket
import struct
from typing import Any

HEAD = b"HTTP/1.1 "
# How long a client that was told that nothing more comes may take to end its side too.
LINGER_SECONDS = 2.0


class OneWrite:
    """A transport that holds an answer's head back until its body comes.

    uvicorn writes them apart, and each write is a call into the kernel: a third of what a small
    answer costs. A head whose body is late leaves with the loop's next turn.
    """

    __slots__ = ("_end", "_has_ended", "_head", "_loop", "_transport")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._head = b""
        # Whether the client sends no more, and what ends our waiting for that.
        self._has_ended = False
        self._end: asyncio.TimerHandle | None = None

    def write(self, data: bytes) -> None:
        """Hold a head back; send anything else with what is held."""
        if self._head:
            data, self._head = self._head + data, b""
        elif data.startswith(HEAD):
            self._head = data
            self._loop.call_soon(self.flush)
            return
        if not self.is_closing():
            self._transport.write(data)

    def flush(self) -> None:
        """Send what is held."""
        if self._head and not self.is_closing():
            self._transport.write(self._head)
        self._head = b""

    def is_closing(self) -> bool:
        """Whether nothing more is sent here."""
        return self._end is not None or self._transport.is_closing()

    def close(self) -> None:
        """Send what is held and end our side, then wait a little for the client to end theirs.

        Where something of the client's is unread, the kernel resets what is closed at once, and
        the client may lose an answer that was sent before (RFC 9112, section 9.6).
        """
        if self.is_closing():
            return
        self.flush()
        if self._has_ended or not self._transport.can_write_eof():
            self._transport.close()
            return
        self._transport.write_eof()
        self._transport.resume_reading()
        self._end = self._loop.call_later(LINGER_SECONDS, self._transport.close)

    def note_end(self) -> None:
        """The client sends no more."""
        self._has_ended = True

    def abandon(self) -> None:
        """Send what is held, and close without waiting for anybody."""
        self.flush()
        if self._end is not None:
            self._end.cancel()
        self._transport.close()

    def reset(self) -> None:
        """Send nothing more, not even an end: the client's next look finds a reset connection."""
        self._head = b""
        if self._end is not None:
            self._end.cancel()
        # Who closes without lingering resets: what was written and not yet taken is lost too.
        own = self._transport.get_extra_info("socket")
        own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
