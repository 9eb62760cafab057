"""Every defect and every permitted difference of Planado, and the application that has some."""

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.catalogue import Catalogue, defects_of, differences_of
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

CATALOGUE = Catalogue(
    defects=defects_of(
        auth,
        access,
        answers,
        writes,
        lists,
        pages,
        things,
        names,
        refusals,
        webhooks,
        junk,
        concurrency,
        echo,
        half_writes,
    ),
    permitted=differences_of(
        other_answers, other_behaviour, kinds, lateness, other_junk, other_access, odd_values
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
