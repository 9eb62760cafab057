"""Uvicorn with the settings of `understudy serve`, for the peers in Python."""

from typing import Any

import uvicorn


def run(app: Any, port: int) -> None:
    """Serve on loopback until SIGTERM."""
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=port,
        loop="uvloop",
        http="httptools",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
    )
