"""The header Date of an answer: the stand-in's own time, where that is not the machine's."""

from collections.abc import Awaitable
from email.utils import format_datetime

from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.request.visit import CONNECTION, SLOT


class Dates:
    """Lets clients that compare clocks see that of their world; the web server writes real time."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http":
            clock = scope[SLOT].world.clock
            if not clock.is_real and CONNECTION in scope["extensions"]:
                date = format_datetime(clock.now(), usegmt=True).encode()
                scope["extensions"][CONNECTION]["cycle"]().default_headers = [(b"date", date)]
        return self.app(scope, receive, send)
