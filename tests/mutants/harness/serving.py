"""Serves an ASGI application on a free loopback port, in a thread, for as long as a block runs."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn
from starlette.types import ASGIApp


class BackgroundServer(uvicorn.Server):
    """A server that tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        self.loop = asyncio.get_running_loop()
        self.ending = asyncio.Event()
        self.listening.set()

    async def main_loop(self) -> None:
        """Wait for the end; uvicorn's own loop notices it late, which many short runs feel."""
        while not self.ending.is_set():
            await self.on_tick(0)
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self.ending.wait()

    def stop(self) -> None:
        """Begin to stop; may be called from another thread."""
        self.should_exit = True
        self.loop.call_soon_threadsafe(self.ending.set)


def quiet(app: ASGIApp) -> uvicorn.Config:
    """Return the settings of a server that says nothing and stops at once."""
    return uvicorn.Config(
        app, lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=1
    )


@contextmanager
def serving(app: ASGIApp, port: int = 0) -> Iterator[str]:
    """Serve an application; the block gets its root, such as `http://127.0.0.1:40123`."""
    listener = socket.create_server(("127.0.0.1", port))
    root = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = BackgroundServer(quiet(app))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    if not server.listening.wait(timeout=10):
        raise RuntimeError("the server did not start within 10 seconds")
    try:
        yield root
    finally:
        server.stop()
        thread.join(timeout=10)
