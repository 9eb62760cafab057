"""Calls the handler of an operation with what its signature names, and wraps what it returns."""

import inspect
import re
from collections.abc import AsyncIterable, Awaitable, Callable, Mapping, Sequence
from typing import Any

import orjson
from connexion.middleware.abstract import RoutedAPI
from connexion.operations import AbstractOperation
from connexion.resolver import Resolution, Resolver
from connexion.spec import Specification
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.request.routed import Routed
from understudy.server.request.visit import Visit, visit_of
from understudy.server.response.answer import send_json, send_nothing, send_parts
from understudy.server.served import (
    Created,
    Envelope,
    Face,
    HandlerError,
    Handlers,
    Written,
    place_of,
)
from understudy.server.state.access.sessions import ApiSessions
from understudy.server.state.failures import UnknownRoute

FROM_VISIT: dict[str, Callable[[Visit, str], Any]] = {
    "body": lambda visit, _: visit.body,
    "caller": lambda visit, _: visit.caller,
    "clock": lambda visit, _: visit.world.clock,
    "hooks": lambda visit, api: visit.world.webhooks.org(api, visit.caller.org),  # type: ignore[union-attr]  # behind security
    "ids": lambda visit, _: visit.world.ids,
    "org": lambda visit, api: visit.world.store.org(api, visit.caller.org),  # type: ignore[union-attr]  # behind security
    "outbox": lambda visit, api: visit.world.outbox.org(api, visit.caller.org),  # type: ignore[union-attr]  # behind security
    "query": lambda visit, _: visit.query,
    "sessions": lambda visit, api: ApiSessions(visit.world.sessions, visit.world.limits, api),
    "settings": lambda visit, api: visit.world.settings(api),
    "work": lambda visit, _: visit.world.work,
    "world": lambda visit, _: visit.world,
}


NO_CONTENT = 204


class HandlerResolver(Resolver):
    """Finds an operation's handler by its operationId among those of an API."""

    def __init__(self, handlers: Handlers, api: str) -> None:
        super().__init__()
        self.handlers = handlers
        self.api = api

    def resolve(self, operation: AbstractOperation) -> Resolution:
        """Return the handler, or raise HandlerError where there is none."""
        name = operation.operation_id
        handler = self.handlers.get(name or "")
        if handler is None:
            raise HandlerError(f"{self.api} has no handler called {name!r}")
        return Resolution(handler, name)


class CalledOperation:
    """One operation's call, decided once at start."""

    def __init__(self, operation: AbstractOperation, api: str, envelope: Envelope) -> None:
        self.api = api
        self.envelope = envelope
        self.handler: Callable[..., Awaitable[Any]] = operation.function
        self.messages = success_messages(operation.responses)
        self.status = min(self.messages)
        self.media = {
            status: media_of(operation.responses[str(status)]) for status in self.messages
        }
        self.path: list[tuple[str, str]] = []
        self.query: list[tuple[str, str]] = []
        self.context: list[tuple[str, Callable[[Visit, str], Any]]] = []
        self.plan(operation)

    def plan(self, operation: AbstractOperation) -> None:
        """Decide where each argument of the handler comes from."""
        places = {snake_case(p["name"]): p for p in operation.parameters}
        for name in inspect.signature(self.handler).parameters:
            if name in places:
                parameter = places[name]
                values = self.path if parameter["in"] == "path" else self.query
                values.append((name, parameter["name"]))
            elif name in FROM_VISIT:
                self.context.append((name, FROM_VISIT[name]))
            else:
                known = ", ".join(sorted({*places, *FROM_VISIT}))
                raise HandlerError(
                    f"{place_of(self.handler)}: {operation.operation_id} asks for {name!r}, "
                    f"which nothing is called; there are: {known}"
                )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit = visit_of(scope)
        arguments = {name: take(visit, self.api) for name, take in self.context}
        for name, parameter in self.path:
            arguments[name] = scope["path_params"][parameter]
        for name, parameter in self.query:
            arguments[name] = visit.query.get(parameter)
        status, payload = self.status, await self.handler(**arguments)
        if type(payload) is Created:
            status, payload = 201, payload.payload
        if type(payload) is Written:
            parts = payload.parts
            if isinstance(parts, AsyncIterable) and scope["http_version"] == "1.0":
                # It knows no chunks: what is sent as it comes has no end there.
                parts = [part async for part in parts]
            kind = payload.content_type.encode("latin-1") or self.media[status]
            await send_parts(send, status, parts, payload.headers, kind)
            return
        if status == NO_CONTENT:
            await send_nothing(send, status)
            return
        body = self.envelope.success(payload, self.messages[status])
        await send_json(send, status, orjson.dumps(body))


def success_messages(responses: Mapping[str, Any]) -> dict[int, str]:
    """Return the message of each success that the spec names: its response's `x-message`.

    A `2XX` is what other implementations may answer, and names no success of ours.
    """
    return {
        int(status): response.get("x-message", "")
        for status, response in responses.items()
        if status.startswith("2") and status.isdecimal()
    }


def media_of(response: Mapping[str, Any]) -> bytes:
    """Return the media type that a response of the spec names first."""
    return str(next(iter(response.get("content", {})), "application/json")).encode("latin-1")


def snake_case(name: str) -> str:
    """Return `projectId` as `project_id`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


class OperationsAPI(RoutedAPI[CalledOperation]):
    """The calls of one API's operations."""

    def __init__(
        self, specification: Specification, *, faces: Mapping[str, Face], **options: Any
    ) -> None:
        super().__init__(specification, **options)
        self.face = faces[self.base_path]
        self.add_paths()

    def make_operation(self, operation: AbstractOperation) -> CalledOperation:
        """Decide the call of one operation."""
        if operation.operation_id in self.operations:
            raise HandlerError(f"two operations are called {operation.operation_id!r}")
        return CalledOperation(operation, self.face.name, self.face.envelope)


class Operations(Routed[OperationsAPI]):
    """The innermost gate: behind it there is no more than `unknown_route`."""

    def __init__(self, app: ASGIApp, *, faces: Sequence[Face]) -> None:
        super().__init__(app)
        self.faces = {face.base_path: face for face in faces}

    def add_api(self, specification: Specification, **options: Any) -> OperationsAPI:
        """Add the calls of one API."""
        api = OperationsAPI(specification, next_app=self.app, faces=self.faces, **options)
        self.apis[api.base_path].append(api)
        return api


async def unknown_route(scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse a path that no operation has."""
    raise UnknownRoute(f"No such endpoint: {scope['method']} {scope['path']}")
