"""The spec that property tests are made from."""

from typing import Any

from understudy.contracts.productionplanner.explored import REFUSED, with_open_values, with_refusals

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


def test_answers_may_hold_any_values_in_the_documented_shape() -> None:
    stamp = {"type": "string", "pattern": "Z$"}
    item = {
        "type": "object",
        "required": ["id", "time", "made"],
        "properties": {
            "id": {"type": "string"},
            "time": {"type": "string", "nullable": True, "pattern": ":"},
            "made": {"$ref": "#/components/schemas/Stamp"},
        },
    }
    document = {"paths": {}, "components": {"schemas": {"Item": item, "Stamp": stamp}}}

    schemas = with_open_values(document)["components"]["schemas"]

    assert schemas["Stamp"] == {"type": "string"}
    assert schemas["Item"]["required"] == ["id", "made"]
    assert schemas["Item"]["properties"]["id"] == {}
    assert schemas["Item"]["properties"]["time"] == {"type": "string", "nullable": True}


def test_what_requests_are_made_from_stays() -> None:
    body = {"$ref": "#/components/schemas/New"}
    new = {"type": "object", "properties": {"name": {"type": "string", "pattern": "."}}}
    document = {
        "paths": {"/things": {"post": {"requestBody": body, "responses": {}}}},
        "components": {"schemas": {"New": new}},
    }

    assert with_open_values(document) == document
