"""Every defect and every permitted difference, and the application that has some of them."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.catalogue import Catalogue, defects_of, differences_of
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
from tests.mutants.productionplanner.permitted import access as other_access
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

CATALOGUE = Catalogue(
    defects=defects_of(
        envelope,
        auth_headers,
        auth_keys,
        access_forms,
        tenancy_reads,
        tenancy_writes,
        tenancy_stores,
        access,
        nearly,
        status,
        behaviour_projects,
        behaviour_updates,
        behaviour_days,
        behaviour_things,
        behaviour_links,
        behaviour_values,
        echo,
        half_writes,
        history_projects,
        history,
        junk,
        concurrency,
        lists,
    ),
    permitted=differences_of(
        checks,
        states,
        wording,
        marks,
        payloads,
        transport,
        kinds,
        lateness,
        other_junk,
        other_access,
        odd_values,
    ),
)
DEFECTS, PERMITTED = CATALOGUE.defects, CATALOGUE.permitted


def make_app(
    defect_id: str | None = None, permitted_ids: Iterable[str] = (), **world: Any
) -> Starlette:
    """Return the reference over fresh data, with these differences and at most one defect.

    `world` are the fields of a World: `now` and `seed` make two applications answer alike.
    """
    behaviour = CATALOGUE.bent(Behaviour(), defect_id, permitted_ids)
    return build(new_world(**world), behaviour)
