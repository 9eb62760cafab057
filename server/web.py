"""How the mock is served: the settings of uvicorn that every way of starting it shares."""

from ssl import SSLContext

import uvicorn

from understudy.server.app import App
from understudy.server.http.protocol import protocol_of


def web_config(app: App, tls: SSLContext | None = None) -> uvicorn.Config:
    """Return the settings for one process of the mock; it listens on a socket that is handed in."""
    config = uvicorn.Config(
        app,
        loop="understudy.server.http.tls:Loop",
        http=protocol_of(app),
        ws="none",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        # Nothing here asks where a request comes from, and a stand-in trusts no proxy.
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    config.load()
    # uvicorn would read the files by itself, and where it cannot, end with a traceback.
    config.ssl = tls
    return config
