"""Layer 4: requests of all kinds for every call, and what must hold whatever was sent."""

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.layers.properties import Exploration, explore
from understudy.contracts.kit.probes.auth.calls import first_row
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit

EXAMPLES = {"default": 8, "deep": 10}


def properties(kit: Kit) -> None:
    """Explore every documented call, on things that no rule needs any more."""
    explore(
        kit,
        Exploration(
            examples=EXAMPLES[kit.depth],
            params=_params(kit),
            # What is wrong or rare in one place is asked by the examples of default mode.
            is_systematic=kit.depth == "deep",
            shape_rule="PL-SHAPE-01",
            sparing=tuple(kind.create for kind in TABLE.resources),
        ),
    )


def _params(kit: Kit) -> dict[str, str]:
    params = {}
    for kind in TABLE.resources:
        try:
            is_made = kit.may_write
            thing = kit.stage.things.make(kind, "explored").id if is_made else kit.stage.ident(kind)
        except Skip:
            continue
        params[kind.param] = thing
    for shown in (*TABLE.shown, *TABLE.also):
        ident = first_row(kit.stage.things, shown) if shown.param else None
        if ident is not None:
            params[shown.param] = ident
    return params
