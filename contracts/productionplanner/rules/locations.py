"""The locations of a project."""

from understudy.contracts.kit.context import Kit
from understudy.contracts.kit.rule import rule
from understudy.contracts.productionplanner.reading import as_json, entry


@rule("PP-LOC-01", effect="write")
def a_location_is_physical_unless_it_is_said_to_be_digital(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_locations"]
        for made in kit.stage.home(key).added("add_location"):
            place = entry(answer, "name", made.body["name"])
            if place is not None:
                with kit.example():
                    kind = made.body.get("type", "physical")
                    is_so = place.get("type") == kind
                    kit.check(is_so, f'"type": "{kind}"', as_json(place), made.answer, answer)
