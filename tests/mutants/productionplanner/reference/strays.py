"""What answers outside the 19 routes: other paths and methods, `/docs` and `/docs.json`."""

from typing import Any

from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.call import Call, Reply
from tests.mutants.productionplanner.reference.routes import ROUTES, Route

PAGE = "<!doctype html><title>API</title><p>The contract: <a href='/docs.json'>docs.json</a>"


def operation(route: Route) -> dict[str, Any]:
    """Return the little that the published document says of one route."""
    names = [name for name in ("projectId", "date") if f"{{{name}}}" in route.path]
    schema = {"type": "string"}
    return {
        "operationId": route.operation,
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": schema} for name in names
        ],
        "responses": {str(route.status): {"description": route.message}},
    }


class Strays(skeleton.Strays[Call]):
    """Answers requests that are not calls of the API."""

    def path(self, call: Call) -> Reply:
        """Answer a path that no route has."""
        return Reply(404, {"status": "error", "message": "No such route"})

    def method(self, call: Call, allowed: str) -> Reply:
        """Answer a method that the path does not have."""
        envelope = {"status": "error", "message": "Method not allowed"}
        return Reply(405, envelope, {"Allow": allowed})

    def page(self, call: Call) -> Reply:
        """Answer `/docs`."""
        return Reply(200, PAGE, media_type="text/html")

    def document(self, call: Call) -> Reply:
        """Answer `/docs.json`."""
        paths: dict[str, dict[str, Any]] = {}
        for route in ROUTES:
            paths.setdefault(route.path, {})[route.method.lower()] = operation(route)
        info = {"title": "ProductionPlanner.io API", "version": "1"}
        return Reply(
            200, {"openapi": "3.0.3", "info": info, "servers": [{"url": "/v1"}], "paths": paths}
        )
