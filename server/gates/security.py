"""Who is calling: Connexion asks these handlers, which look the key up in the world."""

from collections.abc import Awaitable, Callable
from typing import Any

from connexion.lifecycle import ConnexionRequest
from connexion.security import ApiKeySecurityHandler, BearerSecurityHandler
from starlette.types import Scope

from understudy.server.gates.visit import header_of, visit_of
from understudy.server.state.failures import BadKey, MissingKey

Verify = Callable[[ConnexionRequest], Awaitable[dict[str, Any]]]


def security_map(api: str) -> dict[str, type]:
    """Return the security handlers of an API, by the scheme names that Connexion knows."""

    class Bearer(BearerSecurityHandler):
        """`Authorization: Bearer <key>`; the scheme's name in any case, as HTTP has it."""

        def get_fn(self, security_scheme: Any, required_scopes: Any) -> Verify:
            async def verify(request: ConnexionRequest) -> dict[str, Any]:
                scope = request.scope
                return admit(api, scope, bearer_token(header_of(scope, b"authorization")))

            return verify

    class ApiKey(ApiKeySecurityHandler):
        """A key in a header of its own."""

        def get_fn(self, security_scheme: Any, required_scopes: Any) -> Verify:
            name = security_scheme["name"].lower().encode()

            async def verify(request: ConnexionRequest) -> dict[str, Any]:
                return admit(api, request.scope, header_of(request.scope, name))

            return verify

    return {"bearer": Bearer, "apiKey": ApiKey}


def bearer_token(header: str) -> str:
    """Return the token of an Authorization header, "" where it is no bearer token."""
    scheme, _, token = header.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def admit(api: str, scope: Scope, token: str) -> dict[str, Any]:
    """Note the caller whose key this is, or raise MissingKey or BadKey."""
    if not token:
        raise MissingKey
    visit = visit_of(scope)
    visit.caller = visit.world.keys.caller(api, token)
    if visit.caller is None:
        raise BadKey
    return {"sub": visit.caller.key_id}
