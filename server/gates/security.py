"""Who is calling: Connexion asks these handlers, which look the key up in the world."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from connexion.middleware.security import SecurityAPI, SecurityOperation
from connexion.operations import AbstractOperation
from connexion.security import (
    ApiKeySecurityHandler,
    BearerSecurityHandler,
    SecurityHandlerFactory,
)
from starlette.types import Receive, Scope, Send

from understudy.server.gates.routed import Routed
from understudy.server.gates.visit import header_of, visit_of
from understudy.server.state.failures import BadKey, MissingKey


class Credentials:
    """What the handlers below ask a request for; a whole ConnexionRequest takes longer to make."""

    __slots__ = ("context", "scope")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.context: dict[str, Any] = {}


Verify = Callable[[Credentials], Awaitable[dict[str, Any]]]


class Handlers(SecurityHandlerFactory):
    """Connexion's factory; a requirement of one scheme is that scheme's handler and no more."""

    @classmethod
    def verify_security(cls, auth_funcs: list[Verify]) -> Verify:
        """Return what asks all handlers, or the only one; a key that is wrong spoils a good one."""
        if len(auth_funcs) == 1:
            return auth_funcs[0]

        async def verify(request: Credentials) -> dict[str, Any]:
            admitted: dict[str, Any] | None = None
            for ask in auth_funcs:
                with suppress(MissingKey):
                    admitted = await ask(request)
            if admitted is None:
                raise MissingKey
            return admitted

        return verify


class GuardedOperation(SecurityOperation):
    """One operation's security requirement, which Connexion read from the spec."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.security:
            await self.verification_fn(Credentials(scope))
        await self.next_app(scope, receive, send)


class GuardedAPI(SecurityAPI):
    """The security requirements of one API's operations."""

    def make_operation(self, operation: AbstractOperation) -> GuardedOperation:
        """Compile the requirement of one operation."""
        guarded: GuardedOperation = GuardedOperation.from_operation(
            operation,
            next_app=self.next_app,
            security_handler_factory=Handlers(self.security_handler_factory.security_handlers),
        )
        return guarded


class Security(Routed[GuardedAPI]):
    """The gate that lets only callers with a good key pass."""

    api_cls = GuardedAPI


def security_map(api: str) -> dict[str, type]:
    """Return the security handlers of an API, by the scheme names that Connexion knows."""

    class Bearer(BearerSecurityHandler):
        """`Authorization: Bearer <key>`; the scheme's name in any case, as HTTP has it."""

        def get_fn(self, security_scheme: Any, required_scopes: Any) -> Verify:
            async def verify(request: Credentials) -> dict[str, Any]:
                scope = request.scope
                return admit(api, scope, bearer_token(header_of(scope, b"authorization")))

            return verify

    class ApiKey(ApiKeySecurityHandler):
        """A key in a header of its own."""

        def get_fn(self, security_scheme: Any, required_scopes: Any) -> Verify:
            name = security_scheme["name"].lower().encode()

            async def verify(request: Credentials) -> dict[str, Any]:
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
