"""The reference as a Starlette application."""

from starlette.applications import Starlette
from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.behaviour import Behaviour
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.routes import ROUTES, STRAY
from tests.mutants.productionplanner.reference.world import World

BASE_PATH = "/v1"
PAGES = {"/docs.json": "document", "/docs": "page"}


def build(world: World, behaviour: Behaviour) -> Starlette:
    """Return an application over this world, which is its `state.world`, that behaves so."""
    return skeleton.build(
        world, behaviour, ROUTES, base_path=BASE_PATH, call=Call, stray=STRAY, pages=PAGES
    )
