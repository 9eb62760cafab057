"""Every defect and every permitted difference, and the application that has some of them."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.mutation import Defect, Permitted
from tests.mutants.productionplanner.defects import (
    access,
    access_forms,
    auth_headers,
    auth_keys,
    behaviour_days,
    behaviour_links,
    behaviour_projects,
    behaviour_things,
    behaviour_updates,
    behaviour_values,
    concurrency,
    echo,
    envelope,
    half_writes,
    history,
    history_projects,
    junk,
    lists,
    nearly,
    status,
    tenancy_reads,
    tenancy_stores,
    tenancy_writes,
)
from tests.mutants.productionplanner.permitted import (
    access as other_access,
)
from tests.mutants.productionplanner.permitted import (
    checks,
    kinds,
    lateness,
    marks,
    odd_values,
    payloads,
    states,
    transport,
    wording,
)
from tests.mutants.productionplanner.permitted import junk as other_junk
from tests.mutants.productionplanner.reference.app import build
from tests.mutants.productionplanner.reference.behaviour import Behaviour
from tests.mutants.productionplanner.reference.seeds import new_world

DEFECTS: tuple[Defect, ...] = (
    *envelope.envelope.found,
    *auth_headers.auth.found,
    *auth_keys.auth.found,
    *access_forms.auth.found,
    *tenancy_reads.tenancy.found,
    *tenancy_writes.tenancy.found,
    *tenancy_stores.tenancy.found,
    *access.tenancy.found,
    *nearly.nearly.found,
    *status.status.found,
    *behaviour_projects.behaviour.found,
    *behaviour_updates.behaviour.found,
    *behaviour_days.behaviour.found,
    *behaviour_things.behaviour.found,
    *behaviour_links.behaviour.found,
    *behaviour_values.behaviour.found,
    *echo.echo.found,
    *half_writes.echo.found,
    *history_projects.history.found,
    *history.history.found,
    *junk.junk.found,
    *concurrency.concurrency.found,
    *lists.lists.found,
)
PERMITTED: tuple[Permitted, ...] = (
    *checks.differences.found,
    *states.differences.found,
    *wording.differences.found,
    *marks.differences.found,
    *payloads.differences.found,
    *transport.differences.found,
    *kinds.differences.found,
    *lateness.differences.found,
    *other_junk.differences.found,
    *other_access.differences.found,
    *odd_values.differences.found,
)
DEFECT_BY_ID = {defect.id: defect for defect in DEFECTS}
PERMITTED_BY_ID = {difference.id: difference for difference in PERMITTED}


def with_foundations(permitted_ids: Iterable[str]) -> list[Permitted]:
    """Return these differences, each after the one that it builds on."""
    chosen: dict[str, Permitted] = {}
    for ident in permitted_ids:
        difference = PERMITTED_BY_ID[ident]
        if difference.over is not None:
            chosen.setdefault(difference.over, PERMITTED_BY_ID[difference.over])
        chosen.setdefault(ident, difference)
    return list(chosen.values())


def make_app(
    defect_id: str | None = None, permitted_ids: Iterable[str] = (), **world: Any
) -> Starlette:
    """Return the reference over fresh data, with these differences and at most one defect.

    `world` are the fields of a World: `now` and `seed` make two applications answer alike.
    """
    behaviour = Behaviour()
    for difference in with_foundations(permitted_ids):
        difference.apply(behaviour)
    if defect_id is not None:
        DEFECT_BY_ID[defect_id].apply(behaviour)
    return build(new_world(**world), behaviour)
