"""The admin token: who has it may use a control plane that is not this machine's alone."""

from hmac import compare_digest
from typing import Any

from connexion.security import BearerSecurityHandler

from understudy.server.gates.security import Credentials, Verify, bearer_token
from understudy.server.options import Options
from understudy.server.request.visit import header_of
from understudy.server.state.failures import BadKey, MissingKey


def token_security(options: Options) -> dict[str, type]:
    """Return the security handler that asks for the admin token, where there is one."""

    class Token(BearerSecurityHandler):
        """`Authorization: Bearer <--admin-token>`."""

        def get_fn(self, security_scheme: Any, required_scopes: Any) -> Verify:
            async def verify(request: Credentials) -> dict[str, Any]:
                if options.admin_token:
                    check(header_of(request.scope, b"authorization"), options.admin_token)
                return {"sub": "admin"}

            return verify

    return {"bearer": Token}


def check(header: str, admin_token: str) -> None:
    """Raise unless the header carries the token; takes as long for a wrong one as for the right."""
    given = bearer_token(header)
    if not given:
        raise MissingKey
    if not compare_digest(given.encode(), admin_token.encode()):
        raise BadKey
