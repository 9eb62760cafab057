"""Every defect and every permitted difference of ResourcePlanner, and what has some of them."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.mutation import Defect, Permitted
from tests.mutants.resourceplanner.defects import answers as broken_answers
from tests.mutants.resourceplanner.defects import (
    assignments,
    auth,
    hooks,
    projects,
    resources,
    scope,
    things,
    windows,
)
from tests.mutants.resourceplanner.permitted import answers, behaviour
from tests.mutants.resourceplanner.reference.app import build
from tests.mutants.resourceplanner.reference.behaviour import Behaviour
from tests.mutants.resourceplanner.reference.seeds import new_world

DEFECTS: tuple[Defect, ...] = (
    *auth.auth.found,
    *broken_answers.answers.found,
    *things.things.found,
    *resources.resources.found,
    *projects.projects.found,
    *assignments.assignments.found,
    *windows.windows.found,
    *scope.scope.found,
    *hooks.hooks.found,
)
PERMITTED: tuple[Permitted, ...] = (*answers.differences.found, *behaviour.differences.found)


def make_app(
    defect_id: str | None = None, permitted_ids: Iterable[str] = (), **world: Any
) -> Starlette:
    """Return the reference over fresh data, with these differences and at most one defect."""
    parts = Behaviour()
    for ident in permitted_ids:
        next(each for each in PERMITTED if each.id == ident).apply(parts)
    if defect_id is not None:
        next(each for each in DEFECTS if each.id == defect_id).apply(parts)
    return build(new_world(**world), parts)
