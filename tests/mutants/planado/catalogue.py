"""Every defect and every permitted difference of Planado, and the application that has some."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.mutation import Defect, Permitted
from tests.mutants.planado.defects import (
    access,
    answers,
    auth,
    concurrency,
    echo,
    half_writes,
    junk,
    lists,
    names,
    pages,
    refusals,
    things,
    webhooks,
    writes,
)
from tests.mutants.planado.permitted import access as other_access
from tests.mutants.planado.permitted import answers as other_answers
from tests.mutants.planado.permitted import behaviour as other_behaviour
from tests.mutants.planado.permitted import junk as other_junk
from tests.mutants.planado.permitted import kinds, lateness, odd_values
from tests.mutants.planado.reference.app import build
from tests.mutants.planado.reference.behaviour import Behaviour
from tests.mutants.planado.reference.seeds import new_world

DEFECTS: tuple[Defect, ...] = (
    *auth.auth.found,
    *access.access.found,
    *answers.answers.found,
    *writes.writes.found,
    *lists.lists.found,
    *pages.pages.found,
    *things.things.found,
    *names.names.found,
    *refusals.refusals.found,
    *webhooks.webhooks.found,
    *junk.junk.found,
    *concurrency.concurrency.found,
    *echo.echo.found,
    *half_writes.echo.found,
)
PERMITTED: tuple[Permitted, ...] = (
    *other_answers.differences.found,
    *other_behaviour.differences.found,
    *kinds.differences.found,
    *lateness.differences.found,
    *other_junk.differences.found,
    *other_access.differences.found,
    *odd_values.differences.found,
)
DEFECT_BY_ID = {defect.id: defect for defect in DEFECTS}
PERMITTED_BY_ID = {difference.id: difference for difference in PERMITTED}


def make_app(
    defect_id: str | None = None, permitted_ids: Iterable[str] = (), **world: Any
) -> Starlette:
    """Return the reference over fresh data, with these differences and at most one defect."""
    behaviour = Behaviour()
    for ident in permitted_ids:
        PERMITTED_BY_ID[ident].apply(behaviour)
    if defect_id is not None:
        DEFECT_BY_ID[defect_id].apply(behaviour)
    return build(new_world(**world), behaviour)
