"""The way from one gate to the next for a request that is routed already."""

from typing import TypeVar

from connexion.middleware.abstract import RoutedAPI, RoutedMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.request.visit import route_of

Api = TypeVar("Api", bound=RoutedAPI)


class Routed(RoutedMiddleware[Api]):
    """Connexion's routed middleware, which finds the operation in one look.

    Connexion allows several APIs at one base path and tries one after the other; here each base
    path has one, and what is not routed passes.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        base, operation_id = route_of(scope)
        app: ASGIApp = self.app
        if base is not None:
            (api,) = self.apis[base]
            app = api.operations[operation_id]
        await app(scope, receive, send)
