"""The reference as a Starlette application."""

import asyncio
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Place
from starlette.types import Receive, Scope, Send
from tests.mutants.productionplanner.reference.behaviour import Behaviour
from tests.mutants.productionplanner.reference.call import Call, Reply
from tests.mutants.productionplanner.reference.routes import DOCS, ROUTES, STRAY, Route
from tests.mutants.productionplanner.reference.world import World

BASE_PATH = "/v1"


@dataclass(frozen=True)
class Endpoint:
    """All methods of one path, as the ASGI application that Starlette's router asks for."""

    world: World
    behaviour: Behaviour
    routes: tuple[Route, ...]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        call = self.read(request, await request.body())
        response = await self.respond(call)
        await response(scope, receive, send)

    def read(self, request: Request, body: bytes) -> Call:
        """Return the request as the reference sees it."""
        routes = {route.method: route for route in self.routes}
        return Call(
            world=self.world,
            behaviour=self.behaviour,
            route=routes.get(request.method, STRAY),
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
        """Return the response to a call."""
        if call.route is STRAY or call.route is DOCS:
            return self.behaviour.answers.send(call, self.stray(call))
        delay = self.behaviour.flow.delay(call)
        if delay:
            await asyncio.sleep(delay)
        return await self.behaviour.flow.respond_in_time(call)

    def stray(self, call: Call) -> Reply:
        """Return the answer to what is no call of the API."""
        strays = self.behaviour.strays
        if not self.routes:
            return strays.path(call)
        if call.route is STRAY:
            return strays.method(call, ", ".join(route.method for route in self.routes))
        return strays.document(call) if call.path == DOCS.path else strays.page(call)


def build(world: World, behaviour: Behaviour) -> Starlette:
    """Return an application over this world, which is its `state.world`, that behaves so."""
    by_path: dict[str, list[Route]] = {}
    for route in ROUTES:
        by_path.setdefault(BASE_PATH + route.path, []).append(route)
    by_path[DOCS.path] = [DOCS]
    by_path["/docs"] = [DOCS]
    by_path["/{rest:path}"] = []
    places = [
        Place(path, Endpoint(world, behaviour, tuple(routes))) for path, routes in by_path.items()
    ]
    app = Starlette(routes=places)
    app.router.redirect_slashes = False
    app.state.world = world
    return app
