"""The web server around the mock: says when it is ready, and ends quietly within two seconds."""

import logging
import socket
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from understudy.cli.refused import Refused
from understudy.server.state.refusals import StoreError

if TYPE_CHECKING:
    from understudy.server.app import App


def run(app: "App", listener: socket.socket, on_ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; Refused where the end could not write what it had to."""
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = WebServer(config, on_ready)
    server.run(sockets=[listener])
    if server.has_failed_to_close:
        close(app)


def close(app: "App") -> None:
    """Try once more to write what the end writes, and say in one line why it cannot be."""
    try:
        app.world.close()
    except (OSError, StoreError) as error:
        raise Refused(f"stopped, but not all could be written: {error}") from error


class WebServer(uvicorn.Server):
    """Uvicorn, which calls back when it is ready and exits with 0 when it is told to stop."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    @property
    def has_failed_to_close(self) -> bool:
        """Whether the end of the app's life raised something."""
        return bool(self.lifespan.should_exit)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so: from here on a request is answered at once."""
        await super().startup(sockets)
        self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; what uvicorn logs from here on is about clients that were cut off."""
        logging.getLogger("uvicorn.error").disabled = True
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; the signal is not noted, because uvicorn would raise it again after a clean end."""
        self.should_exit = True
