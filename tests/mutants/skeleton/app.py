"""A reference as a Starlette application."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Place
from starlette.types import Receive, Scope, Send
from tests.mutants.skeleton.behaviour import Behaviour
from tests.mutants.skeleton.call import Call, Reply, Route
from tests.mutants.skeleton.world import World

STRAY = Route("stray", "", "")


@dataclass(frozen=True)
class Endpoint:
    """All methods of one path, as the ASGI application that Starlette's router asks for.

    `page` names the method of the strays that answers a GET here, beside the API's calls.
    """

    world: World
    behaviour: Behaviour
    call: type[Call]
    stray: Route
    routes: Mapping[str, Route] = field(default_factory=dict)
    page: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        call = self.read(request, await request.body())
        response = await self.respond(call)
        await response(scope, receive, send)

    def read(self, request: Request, body: bytes) -> Call:
        """Return the request as the reference sees it."""
        return self.call(
            world=self.world,
            behaviour=self.behaviour,
            route=self.routes.get(request.method, self.stray),
            method=request.method,
            path=request.url.path,
            params=request.path_params,
            query=request.query_params,
            headers=request.headers,
            body=body,
            connection=str(request.client),
            target=request.scope["raw_path"].decode("latin-1"),
        )

    async def respond(self, call: Call) -> Response:
        """Return the response to a call, and to what is no call of the API."""
        if call.route is self.stray:
            return self.behaviour.answers.send(call, self.astray(call))
        delay = self.behaviour.flow.delay(call)
        if delay:
            await asyncio.sleep(delay)
        return await self.behaviour.flow.respond_in_time(call)

    def astray(self, call: Call) -> Reply:
        """Return the answer to what is no call of the API."""
        strays = self.behaviour.strays
        if self.page and call.method == "GET":
            reply: Reply = getattr(strays, self.page)(call)
            return reply
        allowed = ("GET",) if self.page else tuple(self.routes)
        return strays.method(call, ", ".join(allowed)) if allowed else strays.path(call)


def build(
    world: World,
    behaviour: Behaviour,
    routes: Sequence[Route],
    *,
    base_path: str,
    call: type[Call],
    stray: Route = STRAY,
    pages: Mapping[str, str] | None = None,
) -> Starlette:
    """Return an application over this world, which is its `state.world`, that behaves so.

    `call` is the API's own Call, and `stray` the route of what has none, where an API's Call needs
    more of a route. `pages` are paths outside the base path, each with the method of the strays
    that answers it, such as `{"/docs.json": "document"}`.
    """
    by_path: dict[str, dict[str, Route]] = {}
    for route in routes:
        by_path.setdefault(base_path + route.path, {})[route.method] = route
    each = (world, behaviour, call, stray)
    places = [Place(path, Endpoint(*each, own)) for path, own in by_path.items()]
    places += [Place(path, Endpoint(*each, page=name)) for path, name in (pages or {}).items()]
    app = Starlette(routes=[*places, Place("/{rest:path}", Endpoint(*each))])
    app.router.redirect_slashes = False
    app.state.world = world
    return app
