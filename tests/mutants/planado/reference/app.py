"""The reference as a Starlette application."""

from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Place
from starlette.types import Receive, Scope, Send
from tests.mutants.planado.reference.behaviour import Behaviour
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.routes import BASE_PATH, ROUTES, STRAY, Route
from tests.mutants.planado.reference.world import World


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
            target=request.scope["raw_path"].decode("latin-1"),
        )

    async def respond(self, call: Call) -> Response:
        """Return the response to a call, and to what is no call of the API."""
        if call.route is not STRAY:
            return await self.behaviour.flow.respond_in_time(call)
        return await self.behaviour.flow.respond_stray(call, is_path=bool(self.routes))


def build(world: World, behaviour: Behaviour) -> Starlette:
    """Return an application over this world, which is its `state.world`, that behaves so."""
    by_path: dict[str, list[Route]] = {}
    for route in ROUTES:
        by_path.setdefault(BASE_PATH + route.path, []).append(route)
    by_path["/{rest:path}"] = []
    places = [
        Place(path, Endpoint(world, behaviour, tuple(routes))) for path, routes in by_path.items()
    ]
    app = Starlette(routes=places)
    app.router.redirect_slashes = False
    app.state.world = world
    return app
