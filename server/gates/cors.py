"""Lets the pages of chosen origins call the APIs from a browser (`--cors ORIGIN`)."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.response.answer import VERSION

EXPOSED = ("X-Understudy", "Preference-Applied", "Retry-After", "WWW-Authenticate", "Allow")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


class Cors:
    """Starlette's CORS middleware; its own answers to preflights bear our version too."""

    def __init__(self, app: ASGIApp, *, origins: Sequence[str]) -> None:
        self.plain = app
        self.app = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=METHODS,
            allow_headers=["*"],
            expose_headers=EXPOSED,
            # A page of a public origin that is allowed may call this machine, as Chromium asks.
            allow_private_network=True,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def versioned(message: Message) -> None:
            if message["type"] == "http.response.start" and VERSION not in message["headers"]:
                message["headers"] = [*message["headers"], VERSION]
            await send(message)

        is_plain = scope["type"] != "http" or self.is_refused(scope)
        app = self.plain if is_plain else self.app
        await app(scope, receive, versioned)

    def is_refused(self, scope: Scope) -> bool:
        """Whether a preflight asks for what is not allowed: the API answers it in its own words."""
        headers = Headers(scope=scope)
        wanted = headers.get("access-control-request-method")
        origin = headers.get("origin", "")
        return wanted is not None and not (self.app.is_allowed_origin(origin) and wanted in METHODS)
