"""A request, and what its path names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.routes import Route
from tests.mutants.productionplanner.reference.world import World
from tests.mutants.skeleton import Refusal, Reply

if TYPE_CHECKING:
    from tests.mutants.productionplanner.reference.behaviour import Behaviour

__all__ = ["Call", "Refusal", "Reply"]


class Call(skeleton.Call):
    """A request on its way through the reference."""

    world: World
    behaviour: Behaviour
    route: Route

    @property
    def project_id(self) -> str:
        """The project that the path names."""
        return self.params["projectId"]

    @property
    def date(self) -> str:
        """The day that the path names."""
        return self.params["date"]
