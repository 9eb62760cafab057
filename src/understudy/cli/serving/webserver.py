"""The web server around the mock: says when it is ready, and ends quietly within two seconds."""

import logging
import signal
import socket
from collections.abc import Callable
from ssl import SSLContext
from types import FrameType

import uvicorn

from understudy.cli.refused import Refused
from understudy.cli.serving.collector import settle
from understudy.server.app import App
from understudy.server.state.storage.errors import StoreError
from understudy.server.web import web_config


def run(
    app: App, listener: socket.socket, tls: SSLContext | None, on_ready: Callable[[], None]
) -> None:
    """Serve until a signal ends it; Refused where the end could not write what it had to."""
    server = WebServer(web_config(app, tls), on_ready)
    server.run(sockets=[listener])
    if server.has_failed_to_close:
        close(app)


def close(app: App) -> None:
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
        settle()
        self._heed_hangup()
        self._on_ready()

    def _heed_hangup(self) -> None:
        """End like at SIGTERM when the terminal is closed, which uvicorn does not heed."""
        hangup = getattr(signal, "SIGHUP", None)
        if hangup is not None and signal.getsignal(hangup) is not signal.SIG_IGN:
            signal.signal(hangup, self.handle_exit)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; what uvicorn logs from here on is about clients that were cut off."""
        logging.getLogger("uvicorn.error").disabled = True
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; the signal is not noted, because uvicorn would raise it again after a clean end."""
        self.should_exit = True
