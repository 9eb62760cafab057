"""How the mock is served: the settings of uvicorn that every way of starting it shares."""

import orjson
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from understudy.server.app import App
from understudy.server.gates.answer import VERSION
from understudy.server.state.failures import Invalid


def web_config(app: App) -> uvicorn.Config:
    """Return the settings for one process of the mock; it listens on a socket that is handed in."""

    class Protocol(HttpToolsProtocol):
        """HTTP/1.1, whose refusals of what is no HTTP are in the API's own words too."""

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
        timeout_graceful_shutdown=1,
    )
