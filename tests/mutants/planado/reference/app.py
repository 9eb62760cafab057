"""The reference as a Starlette application."""

from starlette.applications import Starlette
from tests.mutants import skeleton
from tests.mutants.planado.reference.behaviour import Behaviour
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.routes import BASE_PATH, ROUTES, STRAY
from tests.mutants.planado.reference.world import World


def build(world: World, behaviour: Behaviour) -> Starlette:
    """Return an application over this world, which is its `state.world`, that behaves so."""
    return skeleton.build(world, behaviour, ROUTES, base_path=BASE_PATH, call=Call, stray=STRAY)
