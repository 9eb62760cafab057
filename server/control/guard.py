"""Keeps strangers from the control plane: foreign hosts, foreign origins, missing tokens."""

import re
from collections.abc import Awaitable
from hmac import compare_digest
from ipaddress import ip_address
from typing import Any

import orjson
from connexion.security import BearerSecurityHandler
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.gates.answer import send_json
from understudy.server.gates.security import Credentials, Verify, bearer_token
from understudy.server.gates.visit import header_of, headers_of
from understudy.server.options import Options
from understudy.server.spaces import SPACES
from understudy.server.state.failures import BadKey, MissingKey

CONTROL = "/_understudy/"
HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([0-9a-z.-]+))(?::[0-9]{1,5})?")


class Guard:
    """Refuses a Host that is not ours and an Origin that is not the page's own (DNS rebinding).

    It stands before everything under the base path, spaces too. Bound to more than the loopback
    interface, the mock cannot know the names that others call it by: there the token protects it,
    and only the Origin is compared.
    """

    def __init__(self, app: ASGIApp, *, options: Options, base: str) -> None:
        self.app = app
        self.options = options
        self.base = base

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http" and scope["path"].startswith(self.base):
            objection = self.objection(scope)
            if objection:
                return send_json(send, 403, orjson.dumps({"error": objection}))
        return self.app(scope, receive, send)

    def objection(self, scope: Scope) -> str:
        """Return why a request is refused, "" where it may go on."""
        # No browser sends two of them: which one counts must not depend on who reads them.
        host = ", ".join(headers_of(scope, b"host"))
        origin = ", ".join(headers_of(scope, b"origin"))
        if self.options.on_loopback and not is_local(host):
            return f"Host {host!r} is not this machine; use 127.0.0.1 or localhost"
        is_open = "*" in self.options.cors and is_api_of_a_space(scope["path"])
        if origin and not is_open and not self.is_own(origin, scope["scheme"], host):
            return f"Origin {origin!r} may not use the control plane"
        if not origin and not is_open and is_embedded(scope):
            return "A page of another origin may not use the control plane"
        return ""

    def is_own(self, origin: str, scheme: str, host: str) -> bool:
        """Whether an Origin is the mock itself, or one that --cors allows."""
        return origin == f"{scheme}://{host}" or origin in self.options.cors


def is_embedded(scope: Scope) -> bool:
    """Whether a page of another origin embeds this, as an image, a script or a frame.

    Browsers send no Origin then. Who follows a link to the console may go there.
    """
    is_link = (
        header_of(scope, b"sec-fetch-mode") == "navigate"
        and header_of(scope, b"sec-fetch-dest") == "document"
        and scope["method"] in ("GET", "HEAD")
    )
    return not is_link and header_of(scope, b"sec-fetch-site") in ("cross-site", "same-site")


def is_api_of_a_space(path: str) -> bool:
    """Whether a path leads to what a space serves, and not to its control plane."""
    _, _, inner = path.removeprefix(SPACES).partition("/")
    return path.startswith(SPACES) and bool(inner) and not f"/{inner}/".startswith(CONTROL)


def is_local(host: str) -> bool:
    """Whether a Host header names this machine."""
    found = HOST.fullmatch(host.lower())
    name = (found[1] or found[2]) if found else ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


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
