"""The first gate: it chooses the World that a request lives in."""

from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.gates.visit import begin
from understudy.server.world import World


class Spaces:
    """Hands every request to the one default world."""

    def __init__(self, app: ASGIApp, *, world: World) -> None:
        self.app = app
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            begin(scope, self.world)
        await self.app(scope, receive, send)
