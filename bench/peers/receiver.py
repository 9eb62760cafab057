"""A receiver of webhooks that takes everything: `python -m bench.peers.receiver PORT`."""

import asyncio
import re
import sys

import uvloop

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
TAKEN = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read one request and answer it."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        await reader.readexactly(int(length[1]) if length else 0)
        writer.write(TAKEN)
        await writer.drain()
    except (asyncio.IncompleteReadError, OSError):
        pass  # a probe of the port, or a sender that was killed
    finally:
        writer.close()


async def serve(port: int) -> None:
    """Listen until the end."""
    server = await asyncio.start_server(take, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
