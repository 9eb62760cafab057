"""How the mock is served: the settings of uvicorn that every way of starting it shares."""

import asyncio

import orjson
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from understudy.server.app import App
from understudy.server.gates.answer import VERSION
from understudy.server.gates.faults import CONNECTION
from understudy.server.state.failures import Invalid
from understudy.server.wire import OneWrite


def web_config(app: App) -> uvicorn.Config:
    """Return the settings for one process of the mock; it listens on a socket that is handed in."""

    class Protocol(HttpToolsProtocol):
        """HTTP/1.1, whose refusals of what is no HTTP are in the API's own words too."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own narrowing
            super().connection_made(OneWrite(transport))  # type: ignore[arg-type]  # as good as one

        def on_message_begin(self) -> None:
            super().on_message_begin()
            self.scope["extensions"] = {CONNECTION: {"transport": self.transport}}

        def send_400_response(self, msg: str) -> None:
            path = (self.url or b"").decode("latin-1").partition("?")[0]
            refusal = app.errors.refuse(path, Invalid("must be valid HTTP", "request"))
            body = orjson.dumps(refusal.body)
            head = (
                b"HTTP/1.1 %d Bad Request\r\n" % refusal.status,
                b"content-type: application/json\r\n",
                b"content-length: %d\r\n" % len(body),
                b"%b: %b\r\n" % VERSION,
                b"connection: close\r\n\r\n",
            )
            self.transport.write(b"".join((*head, body)))
            self.transport.close()

        def _unsupported_upgrade_warning(self) -> None:
            """Say nothing: no API here speaks WebSocket, and the request is answered as it is."""

    return uvicorn.Config(
        app,
        loop="uvloop",
        http=Protocol,
        ws="none",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        # Nothing here asks where a request comes from, and a stand-in trusts no proxy.
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
