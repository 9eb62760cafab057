"""A stand-in on a free port of this machine, for as long as a `with` block lasts."""

from __future__ import annotations

import socket
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import uvicorn

    from understudy.server.app import App


class StartError(RuntimeError):
    """The stand-in did not start."""


class Understudy:
    """Serves in a thread of this process; takes the options of `understudy serve` by name.

    Raises what the options deserve (BadOption, SpecError ...) when it is entered.
    """

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._socket: socket.socket | None = None
        self._server: uvicorn.Server | None = None
        self._thread: Thread | None = None
        self._app: App | None = None

    def __enter__(self) -> Understudy:
        # Connexion takes half a second to import: only who starts a stand-in pays for it.
        from understudy.server.app import create_app
        from understudy.server.options import Options

        self._app = create_app(Options(**self._options))
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._serve()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        assert self._thread is not None
        assert self._socket is not None
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        import uvicorn

        from understudy.server.web import web_config

        ready = Event()

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                try:
                    await super().startup(sockets)
                finally:
                    ready.set()

        assert self._app is not None
        self._server = Server(web_config(self._app))
        self._thread = Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self._thread.start()
        ready.wait()
        if not self._server.started:
            raise StartError("the stand-in did not start; its log says why")

    @property
    def root(self) -> str:
        """The stand-in's root, such as `http://127.0.0.1:49152`."""
        assert self._socket is not None
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def url(self, api: str) -> str:
        """The base URL of an API, such as `http://127.0.0.1:49152/v1`."""
        assert self._app is not None
        for served in self._app.world.served:
            if served.name == api:
                return self.root + served.base_path
        names = ", ".join(served.name for served in self._app.world.served)
        raise LookupError(f"no API called {api!r} is served; there are: {names}")

    def reset(self) -> None:
        """Go back to the start: fixtures, keys, clock and an empty journal."""
        import httpx

        # On loopback without TLS: reading the authorities' certificates would take 20 ms.
        url = f"{self.root}/_understudy/reset"
        httpx.post(url, trust_env=False, verify=False).raise_for_status()
