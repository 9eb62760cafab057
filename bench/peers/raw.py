"""The floor: bare Starlette, which sends ready-made bytes and checks nothing.

Usage: python -m bench.peers.raw PORT ANSWERS, where ANSWERS is what `bench.answers` wrote.
"""

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from bench.calls import GET_LIST, GET_ONE, POST_TASK
from bench.peers.webserver import run

Endpoint = Callable[[Request], Awaitable[Response]]


def endpoint(body: bytes, status: int) -> Endpoint:
    """Return an endpoint that reads the request and always answers the same."""

    async def answer(request: Request) -> Response:
        await request.body()
        return Response(body, status, media_type="application/json")

    return answer


def create_app(bodies: dict[str, str]) -> Starlette:
    """Return the app that answers with these bodies, by the names of the calls."""
    one, listed, added = (
        endpoint(bodies[call.name].encode(), call.status) for call in (GET_ONE, GET_LIST, POST_TASK)
    )
    routes = [
        Route("/projects", listed),
        Route("/projects/{project_id}", one),
        Route("/projects/{project_id}/tasks", added, methods=["POST"]),
    ]
    return Starlette(routes=[Mount("/v1", routes=routes)])


if __name__ == "__main__":
    run(create_app(json.loads(Path(sys.argv[2]).read_text("utf-8"))), int(sys.argv[1]))
