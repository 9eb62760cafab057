"""Counts calls, and refuses callers that ask too often, where limits are on."""

from collections.abc import Awaitable, Mapping, Sequence
from functools import partial

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.request.visit import Visit, route_of, visit_of
from understudy.server.served import ServedApi
from understudy.server.state.access.limits import too_many


class LimitsGate:
    """Stands behind security: who has no good key is refused for that, and uses nothing up."""

    def __init__(self, app: ASGIApp, *, served: Sequence[ServedApi]) -> None:
        self.app = app
        self.names = {api.base_path: api.name for api in served}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        visit = visit_of(scope)
        if visit.world.limits.counting:
            return self.count(visit, scope, receive, send)
        if visit.refusal is not None:
            raise visit.refusal
        return self.app(scope, receive, send)

    async def count(self, visit: Visit, scope: Scope, receive: Receive, send: Send) -> None:
        """Count this call; a path that no operation has is not one."""
        base, operation = route_of(scope)
        limits, api = visit.world.limits, self.names.get(base or "")
        taken = None
        if operation and api in limits.counting:
            taken = limits.take(api, visit.caller, operation)
        if taken is not None and api is not None:
            may_pass, standing = taken
            policy = limits.policies[api]
            headers = policy.headers(standing)
            if headers:
                visit.outgoing += (partial(telling, headers),)
                send = telling(headers, send)
            if not may_pass:
                raise too_many(policy, standing)
        if visit.refusal is not None:
            raise visit.refusal
        await self.app(scope, receive, send)


def telling(headers: Mapping[str, str], send: Send) -> Send:
    """Return a way out that tells what is left to the caller."""
    added = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *added]
        await send(message)

    return told
