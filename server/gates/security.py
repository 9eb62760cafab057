"""Who is calling: Connexion asks these handlers, which look the key up in the world."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

from connexion.middleware.security import SecurityAPI, SecurityOperation
from connexion.operations import AbstractOperation
from connexion.security import (
    ApiKeySecurityHandler,
    BearerSecurityHandler,
    SecurityHandlerFactory,
)
from starlette.types import Receive, Scope, Send

from understudy.reference.credentials import header_for
from understudy.server.request.routed import Routed
from understudy.server.request.visit import headers_of, route_of, visit_of
from understudy.server.state.access.keys import Caller
from understudy.server.state.failures import BadKey, Forbidden, MissingKey
from understudy.server.world import World


class Credentials:
    """What the handlers below ask a request for; a whole ConnexionRequest takes longer to make."""

    __slots__ = ("context", "scope")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.context: dict[str, Any] = {}


Verify = Callable[[Credentials], Awaitable[dict[str, Any] | None]]
Find = Callable[[World, str, str], Caller | None]


class Handlers(SecurityHandlerFactory):
    """Connexion's factory; a requirement of one scheme is that scheme's handler and no more."""

    @classmethod
    def verify_security(cls, auth_funcs: list[Verify]) -> Verify:
        """Return what asks all handlers, or the only one; a key that is wrong spoils a good one."""
        if len(auth_funcs) == 1:
            return auth_funcs[0]

        async def verify(request: Credentials) -> dict[str, Any] | None:
            admitted: dict[str, Any] | None = None
            for ask in auth_funcs:
                admitted = await ask(request) or admitted
            return admitted

        return verify


class GuardedOperation(SecurityOperation):
    """One operation's security requirement, which Connexion read from the spec.

    `roles` are those that may call it, as its `x-roles` say; without them, all may.
    """

    roles: tuple[str, ...] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.security:
            try:
                if await self.verification_fn(Credentials(scope)) is None:
                    raise MissingKey
            except (MissingKey, BadKey):
                refuse_misplaced(scope)
                raise
        if self.roles:
            visit = visit_of(scope)
            visit.refusal = role_refusal(visit.caller, self.roles)
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
        # Connexion hands on no extension of a spec.
        guarded.roles = tuple(operation._operation.get("x-roles", ()))
        return guarded


class Security(Routed[GuardedAPI]):
    """The gate that lets only callers with a good key pass."""

    api_cls = GuardedAPI


def security_map(api: str) -> dict[str, type]:
    """Return the security handlers of an API, by the scheme names that Connexion knows."""

    class Bearer(BearerSecurityHandler):
        """`Authorization: Bearer <key>`."""

        def get_fn(self, security_scheme: Any, required_scopes: Any) -> Verify:
            return admitting(api, security_scheme)

    class ApiKey(ApiKeySecurityHandler):
        """A key in a header, a cookie or a parameter of its own."""

        def get_fn(self, security_scheme: Any, required_scopes: Any) -> Verify:
            return admitting(api, security_scheme)

    # What OAuth 2 and OpenID Connect hand out is sent as a bearer token.
    return {"bearer": Bearer, "oauth2": Bearer, "openIdConnect": Bearer, "apiKey": ApiKey}


def admitting(api: str, scheme: Mapping[str, Any]) -> Verify:
    """Return what asks a request for a key of an API, sent as a scheme says."""
    token_of = reader_of(scheme)
    find = caller_of_key if scheme["type"] == "apiKey" else caller_of_bearer

    async def verify(request: Credentials) -> dict[str, Any] | None:
        token = token_of(request.scope)
        return None if token is None else admit(api, request.scope, token, find)

    return verify


def reader_of(scheme: Mapping[str, Any]) -> Callable[[Scope], str | None]:
    """Return what reads the key that a request sends as a scheme says.

    None: the request does not use the scheme. "": it does, without a key.
    """
    if scheme["type"] != "apiKey":
        return lambda scope: bearer_of(headers_of(scope, b"authorization"))
    if scheme["in"] == "query":
        return lambda scope: parameter_of(scope["query_string"], scheme["name"])
    if scheme["in"] == "cookie":
        return lambda scope: cookie_of(headers_of(scope, b"cookie"), scheme["name"])
    name = scheme["name"].lower().encode()
    return lambda scope: next(iter(headers_of(scope, name)), None)


def parameter_of(query: bytes, name: str) -> str | None:
    """Return the first value of a parameter of a query."""
    given = parse_qs(query.decode("latin-1"), keep_blank_values=True)
    return given[name][0] if name in given else None


def cookie_of(headers: Sequence[str], name: str) -> str | None:
    """Return the value of a cookie."""
    pairs = (pair.strip().partition("=") for header in headers for pair in header.split(";"))
    return next((value for given, _, value in pairs if given == name), None)


def bearer_of(headers: Sequence[str]) -> str | None:
    """Return the token of the first Authorization header, None where it is of another scheme."""
    if not headers or headers[0].strip().lower().partition(" ")[0] not in ("bearer", ""):
        return None
    return bearer_token(headers[0])


def bearer_token(header: str) -> str:
    """Return the token of an Authorization header, "" where it is no bearer token.

    The scheme's name may be in any case, as HTTP has it.
    """
    scheme, _, token = header.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def caller_of_key(world: World, api: str, token: str) -> Caller | None:
    """Return whom a key stands for."""
    return world.keys.caller(api, token)


def caller_of_bearer(world: World, api: str, token: str) -> Caller | None:
    """Return whom a bearer token stands for: an access token, where the API signs somebody in."""
    policy = world.sessions.policies.get(api)
    if policy is None:
        return world.keys.caller(api, token)
    caller = world.sessions.caller(api, token)
    return world.keys.caller(api, token) if caller is None and policy.takes_keys else caller


def admit(api: str, scope: Scope, token: str, find: Find) -> dict[str, Any]:
    """Note the caller whose key or token this is, or raise why not.

    MissingKey, BadKey, or Forbidden where the organization may not call.
    """
    if not token:
        raise MissingKey
    visit = visit_of(scope)
    visit.caller = find(visit.world, api, token)
    if visit.caller is None:
        raise BadKey
    visit.world.keys.admit(visit.caller)
    return {"sub": visit.caller.key_id}


def role_refusal(caller: Caller | None, roles: Sequence[str]) -> Forbidden | None:
    """Return the refusal of a key that is not for an operation, before anything is looked up."""
    if caller is not None and caller.role in roles:
        return None
    return Forbidden(f"This key may not do that; it takes one that is {' or '.join(roles)}")


def refuse_misplaced(scope: Scope) -> None:
    """Raise BadKey for a good key in a header that only other settings read; it names them."""
    visit, (base, _) = visit_of(scope), route_of(scope)
    for api in visit.world.served:
        if api.base_path != base:
            continue
        places = [
            place
            for place in api.elsewhere
            if visit.world.keys.caller(api.name, reader_of(place.scheme)(scope) or "")
        ]
        if places:
            settings = " or ".join(f"--set {api.name}.{p.setting}={p.value}" for p in places)
            header = header_for(places[0].scheme)
            raise BadKey(f"The key is right, but {header} is not read here; serve with {settings}")
