"""Chooses the World that a request lives in: the default one, or a space."""

from collections.abc import Awaitable

import orjson
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.request.visit import begin
from understudy.server.response.answer import send_json
from understudy.server.spaces import SPACES
from understudy.server.state.failures import NotFound
from understudy.server.world import World


class SpacesGate:
    """Hands a request to the default world, or to the space that its path begins with."""

    def __init__(self, app: ASGIApp, *, world: World) -> None:
        self.app = app
        self.world = world

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http":
            world = self.world
            if scope["path"].startswith(SPACES):
                try:
                    world, path = enter(world, scope["path"])
                except NotFound as failure:
                    return send_json(send, 404, orjson.dumps({"error": failure.message}))
                scope = {**scope, "path": path}
            begin(scope, world)
        return self.app(scope, receive, send)


def enter(world: World, path: str) -> tuple[World, str]:
    """Return the world that a path leads into, and what is left of the path there.

    `/_understudy/spaces/<id>` without a further slash is about the space, not in it. NotFound where
    no such space is open.
    """
    if not path.startswith(SPACES) or world.spaces is None:
        return world, path
    name, slash, inner = path[len(SPACES) :].partition("/")
    return (world.spaces.find(name).world, f"/{inner}") if slash else (world, path)
