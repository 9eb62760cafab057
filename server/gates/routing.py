"""Connexion's routing, with one route per path: an exact Allow header and no slash redirects."""

from typing import Any

from connexion.frameworks.starlette import starlettify_path
from connexion.middleware.routing import RoutingAPI, RoutingMiddleware, RoutingOperation
from connexion.operations import AbstractOperation
from connexion.spec import Specification
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.state.failures import WrongMethod


class PathOperations:
    """The operations of one path by method; a method that has none is refused with those that do.

    Starlette keeps a route per operation and names only the first one's methods in a 405.
    """

    def __init__(self) -> None:
        self.by_method: dict[str, RoutingOperation] = {}

    def add(self, method: str, operation: RoutingOperation) -> None:
        """Add the operation of a method; GET answers HEAD too."""
        self.by_method[method.upper()] = operation
        if method == "get":
            self.by_method["HEAD"] = operation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = self.by_method.get(scope["method"])
        if operation is None:
            raise WrongMethod(tuple(sorted(self.by_method)))
        await operation(scope, receive, send)


class PathRoutingAPI(RoutingAPI):
    """The routes of one API: one a path."""

    def __init__(self, specification: Specification, *, next_app: ASGIApp, **options: Any) -> None:
        self.paths: dict[str, PathOperations] = {}
        super().__init__(specification, next_app=next_app, **options)
        self.router.redirect_slashes = False

    @staticmethod
    def _framework_path_and_name(operation: AbstractOperation, path: str) -> tuple[str, str]:
        # Without types every parameter matches as text: what does not parse is a 400, not a 404.
        route = starlettify_path(path, {})
        return route, route

    def _add_operation_internal(
        self, method: str, path: str, operation: RoutingOperation, name: str | None = None
    ) -> None:
        if path not in self.paths:
            self.paths[path] = PathOperations()
            self.router.routes.append(Route(path, self.paths[path], name=name))
        self.paths[path].add(method, operation)


class Routing(RoutingMiddleware):
    """Connexion's routing middleware over PathRoutingAPI."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        self.router.redirect_slashes = False

    def add_api(self, specification: Specification, **options: Any) -> None:
        """Add the routes of one API under its base path."""
        api = PathRoutingAPI(specification, next_app=self.app, **options)
        self.router.routes.append(Mount(api.base_path, app=api.router))
