"""Layer 4: bodies of all kinds for every call, and what must hold whatever was sent."""

from dataclasses import replace

from understudy.contracts.kit.layers.properties import Exploration, explore
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.afterwards import Afterwards
from understudy.contracts.productionplanner.explored import explorable
from understudy.contracts.productionplanner.home import create
from understudy.contracts.productionplanner.table import FULL_DAY, params
from understudy.contracts.productionplanner.typing import Kit

EXAMPLES = {"default": 6, "deep": 24}


def properties(kit: Kit) -> None:
    """Explore every documented call on one project."""
    examples = EXAMPLES[kit.depth]
    explore(
        replace(kit, document=explorable(kit.document)),
        Exploration(
            examples=examples,
            params=_place(kit),
            # What is wrong or rare in one place is asked by the examples of default mode.
            is_systematic=kit.depth == "deep",
            shape_rule="PP-TOL-12",
            afterwards=Afterwards(kit, most=examples),
            sparing=("create_project",),
        ),
    )


def _place(kit: Kit) -> dict[str, str]:
    if not kit.may_write:
        home = kit.stage.home(OWN)
        return params(home.id, home.day)
    home = create(kit, OWN, {"name": kit.name("explored")})
    home.write(kit, "add_date", {"date": FULL_DAY})
    return params(home.id, FULL_DAY)
