"""Keeps strangers out: foreign hosts; from the control plane also pages and missing tokens."""

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.server.options import Options
from understudy.server.request.hosts import Hosts, name_of
from understudy.server.request.visit import CONNECTION, header_of, headers_of
from understudy.server.response.answer import send_bytes
from understudy.server.served import Refusal
from understudy.server.spaces import SPACES
from understudy.server.state.failures import Failure, Forced

CONTROL = "/_understudy/"
Refuse = Callable[[str, Failure], Refusal]


class Guard:
    """Refuses a Host that is not ours (DNS rebinding), and an Origin that is not the page's own.

    A foreign page may not use the control plane; the APIs ask for a key, as their vendors do. But
    a page that is made to seem this machine's own could read what it likes, with a demo key.
    It stands before everything, spaces too. Bound to more than the loopback interface, the mock
    cannot know the names that others call it by: there the token protects the control plane.
    """

    def __init__(self, app: ASGIApp, *, options: Options, base: str, refuse: Refuse) -> None:
        self.app = app
        self.options = options
        self.base = base
        self.refuse = refuse
        self.hosts = Hosts(options.allow_host) if options.on_loopback else None

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http":
            is_control = scope["path"].startswith(self.base)
            objection = self.hosts and foreign_host(self.hosts, scope, is_control=is_control)
            if is_control and not objection:
                objection = self.foreign_page(scope)
            if objection:
                refusal = self.refuse(inner_path(scope["path"]), Forced(403, objection))
                return send_bytes(
                    send, refusal.status, refusal.octets, refusal.content_type, refusal.headers
                )
        return self.app(scope, receive, send)

    def foreign_page(self, scope: Scope) -> str:
        """Return why a page is refused, "" where it may go on."""
        # No browser sends two of them: which one counts must not depend on who reads them.
        host = ", ".join(headers_of(scope, b"host"))
        origin = ", ".join(headers_of(scope, b"origin"))
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


def foreign_host(hosts: Hosts, scope: Scope, *, is_control: bool) -> str:
    """Return why a Host is refused, "" where it names this machine.

    Without a connection of ours there is no address either, and so no name for it: a test client
    calls the APIs within its own process.
    """
    if not is_control and CONNECTION not in scope.get("extensions", ()):
        return ""
    is_named = False
    for name, host in scope["headers"]:
        if name == b"host":
            is_named = True
            if not hosts.has(host):
                return objection_to(host.decode("latin-1"))
    # HTTP/1.0 has no need of one, and no browser speaks it.
    return objection_to("") if is_control and not is_named else ""


def objection_to(host: str) -> str:
    """Return what is said of a foreign Host."""
    name = name_of(host)
    way_out = f", or serve with --allow-host {name}" if name else ""
    return f"Host {host!r} is not this machine; use 127.0.0.1 or localhost{way_out}"


def inner_path(path: str) -> str:
    """Return the path of what is called in a space, or the path itself."""
    return "/" + path.removeprefix(SPACES).partition("/")[2] if is_api_of_a_space(path) else path


def is_api_of_a_space(path: str) -> bool:
    """Whether a path leads to what a space serves, and not to its control plane."""
    _, _, inner = path.removeprefix(SPACES).partition("/")
    return path.startswith(SPACES) and bool(inner) and not f"/{inner}/".startswith(CONTROL)
