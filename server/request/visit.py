"""What the gates know of the request at hand, handed on in the ASGI scope."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.types import Message, Scope, Send

from understudy.server.request.gathered import Gathered
from understudy.server.state.access.keys import Caller
from understudy.server.state.failures import Failure
from understudy.server.world import World

SLOT = "understudy"
ROUTING = "connexion_routing"
# Where the web server leaves the connection of a request, so that it can be closed.
CONNECTION = "understudy.connection"


@dataclass(slots=True)
class Visit:
    """One request on its way: its world, then what each gate has found out.

    `raw` is the body as it was sent, None until it is read. `outgoing` wraps the way out for
    failures, as the gates that put it there do for successes. `refusal` is what a caller that is
    known is refused with, once its call is counted.

    `begun` is when it came, in seconds since 1970 and by a clock that nobody sets; `start` begins
    its answer, of which `gathered` is what has left where it leaves in parts.
    """

    world: World
    caller: Caller | None = None
    raw: bytes | None = None
    body: Any = None
    query: dict[str, Any] = field(default_factory=dict)
    faults: Sequence[str] = ()
    outgoing: tuple[Callable[[Send], Send], ...] = ()
    refusal: Failure | None = None
    begun: tuple[float, float] = (0.0, 0.0)
    start: Message | None = None
    gathered: Gathered | None = None

    def out(self, send: Send) -> Send:
        """Return the way out for a failure."""
        for wrapped in self.outgoing:
            send = wrapped(send)
        return send


def visit_of(scope: Scope) -> Visit:
    """Return the visit that the gate `spaces` put into the scope."""
    visit: Visit = scope[SLOT]
    return visit


def root_of(scope: Scope) -> str:
    """Return where the host root stands for this request: "" or the path of its space."""
    visit: Visit | None = scope.get(SLOT)
    return visit.world.path if visit else ""


def begin(scope: Scope, world: World) -> None:
    """Put a new visit into the scope; what Connexion's routing finds is shared with outer gates."""
    scope[SLOT] = Visit(world)
    scope.setdefault("extensions", {})[ROUTING] = {}


def route_of(scope: Scope) -> tuple[str | None, str | None]:
    """Return base path and operation id as routing found them, None where it did not."""
    routing = scope["extensions"][ROUTING]
    return routing.get("api_base_path"), routing.get("operation_id")


def connection_of(scope: Scope) -> Any:
    """Return the way out of a request's connection, None where another web server keeps it."""
    connection = scope["extensions"].get(CONNECTION)
    return None if connection is None else connection["transport"]


def headers_of(scope: Scope, name: bytes) -> list[str]:
    """Return every header of this lower-case name."""
    return [value.decode("latin-1") for given, value in scope["headers"] if given == name]


def header_of(scope: Scope, name: bytes) -> str:
    """Return the first header of this lower-case name, "" where there is none."""
    for given, value in scope["headers"]:
        if given == name:
            return str(value.decode("latin-1"))
    return ""
