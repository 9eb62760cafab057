"""The calls of the reference: each of three kinds of things is listed, made, changed, deleted."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutants import skeleton
from tests.mutants.resourceplanner.reference.world import Doc, World
from tests.mutants.skeleton import Refusal, Reply

if TYPE_CHECKING:
    from tests.mutants.resourceplanner.reference.behaviour import Behaviour

__all__ = ["BASE_PATH", "KINDS", "ROUTES", "STRAY", "Call", "Refusal", "Reply", "Route"]

BASE_PATH = "/api"
KINDS = ("resource", "project", "assignment")


@dataclass(frozen=True)
class Route(skeleton.Route):
    """One call: the operation that performs it, and the kind of thing that it is about."""

    kind: str = ""


CALLS = (("list", "GET", ""), ("create", "POST", ""), ("update", "PUT", "/{id}"))
EACH = (*CALLS, ("delete", "DELETE", "/{id}"))
ROUTES = (
    *(Route(name, method, f"/{k}s{path}", k) for k in KINDS for name, method, path in EACH),
    *(Route("get", "GET", f"/{kind}s/{{id}}", kind) for kind in KINDS[:2]),
)
STRAY = Route("stray", "", "")


@dataclass
class Call(skeleton.Call):
    """A request on its way."""

    world: World
    behaviour: "Behaviour"
    route: Route

    @property
    def kind(self) -> str:
        """The kind of thing that it is about."""
        return self.route.kind

    @property
    def id(self) -> str:
        """The id in the path."""
        return self.params["id"]

    def rows(self, kind: str = "") -> list[Doc]:
        """Return the things of a kind that stand in the caller's workspace."""
        return self.world.table(self.organization, kind or self.kind)
