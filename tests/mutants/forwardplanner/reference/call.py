"""The calls of the reference."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutants import skeleton
from tests.mutants.forwardplanner.reference.world import World
from tests.mutants.skeleton import Refusal, Reply, Route

if TYPE_CHECKING:
    from tests.mutants.forwardplanner.reference.behaviour import Behaviour

__all__ = ["BASE_PATH", "LISTS", "ROUTES", "Call", "Refusal", "Reply", "Route"]

BASE_PATH = "/api/v2"
ROUTES = (
    Route("sign_in", "POST", "/auth"),
    Route("renew", "POST", "/auth/renew"),
    Route("of_day", "GET", "/events/date"),
    Route("between", "GET", "/events/between"),
    Route("latest", "GET", "/events/latest"),
    Route("get", "GET", "/events/{itemId}"),
)
LISTS = ("of_day", "between", "latest")


@dataclass
class Call(skeleton.Call):
    """A request on its way."""

    world: World
    behaviour: "Behaviour"

    @property
    def is_open(self) -> bool:
        """Whether the call needs no access token."""
        return self.operation in ("sign_in", "renew")

    @property
    def product(self) -> int:
        """The product that the caller reads."""
        return int(self.key.role)
