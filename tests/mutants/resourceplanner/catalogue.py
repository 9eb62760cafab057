"""Every defect and every permitted difference of ResourcePlanner, and what has some of them."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.mutation import Defect, Permitted
from tests.mutants.resourceplanner.reference.app import build
from tests.mutants.resourceplanner.reference.behaviour import Behaviour
from tests.mutants.resourceplanner.reference.seeds import new_world

DEFECTS: tuple[Defect, ...] = ()
PERMITTED: tuple[Permitted, ...] = ()


def make_app(
    defect_id: str | None = None, permitted_ids: Iterable[str] = (), **world: Any
) -> Starlette:
    """Return the reference over fresh data, with these differences and at most one defect."""
    behaviour = Behaviour()
    for ident in permitted_ids:
        next(each for each in PERMITTED if each.id == ident).apply(behaviour)
    if defect_id is not None:
        next(each for each in DEFECTS if each.id == defect_id).apply(behaviour)
    return build(new_world(**world), behaviour)
