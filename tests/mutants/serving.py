"""Serves an ASGI application on a free loopback port, in a thread, for as long as a block runs."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette


class BackgroundServer(uvicorn.Server):
    """A server that tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        self.listening.set()


def quiet(app: Starlette) -> uvicorn.Config:
    """Return the settings of a server that says nothing and stops at once."""
    return uvicorn.Config(
        app, lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=1
    )


@contextmanager
def serving(app: Starlette, port: int = 0) -> Iterator[str]:
    """Serve an application; the block gets its root, such as `http://127.0.0.1:40123`."""
    listener = socket.create_server(("127.0.0.1", port))
    server = BackgroundServer(quiet(app))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        if not server.listening.wait(timeout=10):
            raise RuntimeError("the server did not start within 10 seconds")
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
