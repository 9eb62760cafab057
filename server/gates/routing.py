"""Which operation is meant: Connexion's routing API, filled into a tree of path segments."""

from typing import Any

from connexion.middleware.abstract import AbstractRoutingAPI, SpecMiddleware
from connexion.operations import AbstractOperation
from connexion.spec import Specification
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.request.tree import Node
from understudy.server.request.visit import ROUTING
from understudy.server.state.failures import WrongMethod


class TreeAPI(AbstractRoutingAPI[str]):
    """The routes of one API. Connexion reads them from the spec; its operations are their ids.

    Starlette's router, which Connexion fills by default, tries one pattern after another, names
    only the first route's methods in a 405, and redirects where a slash is too many.
    """

    def __init__(self, specification: Specification, **options: Any) -> None:
        self.root = Node()
        super().__init__(specification, **options)

    def make_operation(self, operation: AbstractOperation) -> str:
        """Return the id under which the later gates know the operation."""
        return str(operation.operation_id)

    @staticmethod
    def _framework_path_and_name(operation: AbstractOperation, path: str) -> tuple[str, str]:
        return path, path

    def _add_operation_internal(
        self, method: str, path: str, operation: str, name: str | None = None
    ) -> None:
        self.root.add(path, method.upper(), operation)


class Routing(SpecMiddleware):
    """Notes operation and path parameters; a path that no operation has goes on without."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.roots: list[tuple[str, Node]] = []

    def add_api(self, specification: Specification, **options: Any) -> None:
        """Add the routes of one API; Connexion hands the longest base path in first."""
        api = TreeAPI(specification, **options)
        self.roots.append((api.base_path, api.root))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.route(scope)
        await self.app(scope, receive, send)

    def route(self, scope: Scope) -> None:
        """Find the operation, or raise WrongMethod where only its path is known."""
        path: str = scope["path"]
        for base, root in self.roots:
            if not path.startswith(base + "/"):
                continue
            values: list[str] = []
            node = root.find(path[len(base) + 1 :].split("/"), 0, values)
            if node is None:
                return
            operation = node.methods.get(scope["method"])
            if operation is None:
                raise WrongMethod(tuple(sorted(node.methods)))
            scope["path_params"] = dict(zip(node.names, values, strict=True))
            found = scope["extensions"][ROUTING]
            found["api_base_path"] = base
            found["operation_id"] = operation
            return
