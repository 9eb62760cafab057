"""The console's line to the control API: its operations, called within the process.

A page can do what the control API can, and is refused in the same words.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from starlette.types import ASGIApp, Message

from understudy.server.request.visit import begin
from understudy.server.world import World

BASE = "/_understudy"


class Line:
    """Calls operations of the control plane for one world; a refusal is raised as its Failure."""

    def __init__(self, stack: ASGIApp, admin_token: str | None, world: World) -> None:
        self._stack = stack
        self._token = admin_token
        self._world = world

    async def get(self, *path: str, **query: Any) -> Any:
        """Return what a GET of this path answers."""
        return orjson.loads(await self.fetch(*path, **query))

    async def fetch(self, *path: str, **query: Any) -> bytes:
        """Return the very bytes that a GET of this path answers."""
        return await self._call("GET", path, query=query)

    async def post(self, *path: str, body: Any = None) -> Any:
        """Return what a POST of this path answers."""
        return orjson.loads(await self._call("POST", path, body))

    async def put(self, *path: str, body: Any) -> Any:
        """Return what a PUT of this path answers."""
        return orjson.loads(await self._call("PUT", path, body))

    async def delete(self, *path: str) -> Any:
        """Return what a DELETE of this path answers."""
        return orjson.loads(await self._call("DELETE", path))

    async def _call(
        self,
        method: str,
        path: Iterable[str],
        body: Any = None,
        query: dict[str, Any] | None = None,
    ) -> bytes:
        # Bytes are sent on as they are: an upload is for the operation to judge.
        raw = body if isinstance(body, bytes) else b"" if body is None else orjson.dumps(body)
        asked = {name: written(value) for name, value in (query or {}).items() if value is not None}
        place = "/".join([BASE, *path])
        scope: dict[str, Any] = {
            "type": "http",
            "method": method,
            "scheme": "http",
            "path": place,
            "raw_path": quote(place).encode(),
            "query_string": urlencode(asked).encode(),
            "root_path": "",
            "headers": [
                (b"content-type", b"application/json"),
                (b"authorization", f"Bearer {self._token}".encode()),
            ],
        }
        begin(scope, self._world)
        answer: list[bytes] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": raw, "more_body": False}

        async def send(message: Message) -> None:
            answer.append(message.get("body", b""))

        await self._stack(scope, receive, send)
        return b"".join(answer)


def written(value: Any) -> str:
    """Return a value as a query writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
