"""Every defect and every permitted difference of Forward Planner, and what has some of them."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.forwardplanner.defects import answers as broken_answers
from tests.mutants.forwardplanner.defects import auth, events, lists, renewal
from tests.mutants.forwardplanner.permitted import answers, diary, sessions
from tests.mutants.forwardplanner.reference.app import build
from tests.mutants.forwardplanner.reference.behaviour import Behaviour
from tests.mutants.forwardplanner.reference.seeds import new_world
from tests.mutants.harness.mutation import Defect, Permitted

DEFECTS: tuple[Defect, ...] = (
    *auth.auth.found,
    *renewal.renewal.found,
    *lists.lists.found,
    *events.events.found,
    *broken_answers.answers.found,
)
PERMITTED: tuple[Permitted, ...] = (
    *sessions.differences.found,
    *answers.differences.found,
    *diary.differences.found,
)


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
