"""How the mock is served: the settings of uvicorn that every way of starting it shares."""

import uvicorn

from understudy.server.app import App
from understudy.server.http.protocol import protocol_of


def web_config(app: App) -> uvicorn.Config:
    """Return the settings for one process of the mock; it listens on a socket that is handed in."""
    return uvicorn.Config(
        app,
        loop="uvloop",
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
