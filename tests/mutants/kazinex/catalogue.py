"""Every defect and every permitted difference of Kazinex Planner, and what has some of them."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.catalogue import Catalogue, defects_of, differences_of
from tests.mutants.kazinex.defects import auth, groups, hooks, projects, scope
from tests.mutants.kazinex.permitted import answers, behaviour
from tests.mutants.kazinex.reference.app import build
from tests.mutants.kazinex.reference.behaviour import Behaviour
from tests.mutants.kazinex.reference.seeds import new_world

CATALOGUE = Catalogue(
    defects_of(auth, projects, hooks, groups, scope), differences_of(answers, behaviour)
)


def make_app(
    defect_id: str | None = None, permitted_ids: Iterable[str] = (), **world: Any
) -> Starlette:
    """Return the reference over fresh data, with these differences and at most one defect."""
    return build(new_world(**world), CATALOGUE.bent(Behaviour(), defect_id, permitted_ids))
