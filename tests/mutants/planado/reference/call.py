"""A request, and what its path names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mutants import skeleton
from tests.mutants.planado.reference.routes import Route
from tests.mutants.planado.reference.world import World
from tests.mutants.skeleton import Refusal, Reply

if TYPE_CHECKING:
    from tests.mutants.planado.reference.behaviour import Behaviour

__all__ = ["Call", "Refusal", "Reply"]


class Call(skeleton.Call):
    """A request on its way through the reference."""

    world: World
    behaviour: Behaviour
    route: Route

    @property
    def account(self) -> str:
        """The account of the caller, which is what an organization is called here."""
        return self.organization

    @property
    def id(self) -> str:
        """What the path names."""
        return self.params["id"]

    @property
    def kind(self) -> str:
        """The kind of thing that the call is about."""
        return self.route.kind
