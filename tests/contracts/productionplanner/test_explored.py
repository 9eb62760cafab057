"""The spec that property tests are made from."""

from typing import Any

from understudy.contracts.productionplanner.explored import REFUSED, with_refusals

DOCUMENT: dict[str, Any] = {
    "paths": {
        "/projects": {
            "parameters": [],
            "post": {"responses": {"201": {}, "400": {"description": "Bad"}, "401": {}}},
        }
    }
}


def test_every_call_may_be_refused_with_the_codes_of_the_table() -> None:
    responses = with_refusals(DOCUMENT)["paths"]["/projects"]["post"]["responses"]

    assert responses["409"] == responses["404"] == REFUSED
    assert responses["400"] == {"description": "Bad"}


def test_the_spec_itself_stays_as_it_is() -> None:
    with_refusals(DOCUMENT)

    assert list(DOCUMENT["paths"]["/projects"]["post"]["responses"]) == ["201", "400", "401"]
