"""A stand-in on a free port of this machine, for as long as a `with` block lasts."""

from __future__ import annotations

import socket
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Self

from understudy.testing.control import Control
from understudy.testing.line import Line
from understudy.testing.names import refuse_unknown

if TYPE_CHECKING:
    import ssl

    import uvicorn

    from understudy.server.app import App


PATIENCE = 30.0


class StartError(RuntimeError):
    """The stand-in did not start."""


class Understudy(Control):
    """Serves in a thread of this process; takes the options of `understudy serve` by name.

    Those that may be repeated are tuples, with names of their own: `apis=("<api>",)`,
    `api_dirs=(Path("apis"),)`, `settings=("<api>.<setting>=<value>",)`, `cors`, `allow_host`.
    Raises what the options deserve (BadOption, SpecError ...) when it is entered. From then on it
    is steered like a stand-in elsewhere.
    """

    def __init__(self, **options: Any) -> None:
        from understudy.server.options import Options

        refuse_unknown(options, Options.__annotations__, "Understudy()")
        self._options = options
        self._socket: socket.socket | None = None
        self._server: uvicorn.Server | None = None
        self._thread: Thread | None = None
        self._app: App | None = None

    def __enter__(self) -> Self:
        # Connexion takes half a second to import: only who starts a stand-in pays for it.
        from understudy.server.app import create_app
        from understudy.server.http.tls import tls_of
        from understudy.server.options import Options

        options = Options(**self._options)
        tls = tls_of(options)
        self._app = create_app(options)
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._serve(tls)
        root = f"{options.scheme}://127.0.0.1:{self._socket.getsockname()[1]}"
        self._hold(Line(root, options.admin_token, PATIENCE, anybody() if tls else None))
        return self

    def close(self) -> None:
        """Stop serving, and let go of everything."""
        assert self._server is not None
        assert self._thread is not None
        assert self._socket is not None
        super().close()
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _serve(self, tls: ssl.SSLContext | None) -> None:
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
        assert self._socket is not None
        self._server = Server(web_config(self._app, tls))
        self._thread = Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self._thread.start()
        ready.wait()
        if not self._server.started:
            self._thread.join()
            self._socket.close()
            raise StartError("the stand-in did not start; its log says why")


def anybody() -> ssl.SSLContext:
    """Return what trusts every certificate: behind a socket of this process nobody else can be.

    So a suite can serve one that has expired, or that names another host.
    """
    import ssl

    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trust.check_hostname = False
    trust.verify_mode = ssl.CERT_NONE
    return trust
