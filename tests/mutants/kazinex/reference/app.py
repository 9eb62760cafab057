"""The reference as a Starlette application."""

from starlette.applications import Starlette
from tests.mutants import skeleton
from tests.mutants.kazinex.reference.behaviour import Behaviour
from tests.mutants.kazinex.reference.call import BASE_PATH, ROUTES, Call
from tests.mutants.kazinex.reference.world import World


def build(world: World, behaviour: Behaviour) -> Starlette:
    """Return an application over this world that behaves so."""
    pages = {"/planner/docs": "description"}
    return skeleton.build(world, behaviour, ROUTES, base_path=BASE_PATH, call=Call, pages=pages)
