"""The locations of a project."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.productionplanner.shown import listed
from understudy.contracts.productionplanner.typing import Kit


@rule("PP-LOC-01", effect="write")
def a_location_is_physical_unless_it_is_said_to_be_digital(kit: Kit) -> None:
    for made, place, answer in listed(kit, "add_location"):
        with kit.example():
            kind = made.body.get("type", "physical")
            is_so = place.get("type") == kind
            kit.check(is_so, f'"type": "{kind}"', as_json(place), made.answer, answer)
