"""What `x-when` and `x-instead` bring into a spec, and take out of it."""

from typing import Any

from understudy.reference.spec import Spec
from understudy.reference.variant import keys_elsewhere, variant_of

DOCUMENT: dict[str, Any] = {
    "security": [{"old": []}, {"new": []}],
    "paths": {"/things": {"get": {"security": [{"new": [], "old": []}, {"new": []}]}}},
    "components": {
        "securitySchemes": {
            "old": {"x-when": {"age": ["old", "both"]}, "type": "apiKey"},
            "new": {"x-when": {"age": ["new", "both"]}, "type": "http"},
        },
        "schemas": {
            "Thing": {
                "properties": {
                    "legacy": {"x-when": {"age": ["old"]}, "type": "string"},
                    "weight": {
                        "type": "number",
                        "minimum": 0,
                        "x-instead": {
                            "x-when": {"age": ["new"]},
                            "anyOf": [
                                {"type": "number"},
                                {"x-when": {"age": ["old"]}, "type": "integer"},
                                {"type": "string"},
                            ],
                        },
                    },
                },
                "allOf": [{"x-when": {"age": ["old"], "size": ["big"]}, "required": ["legacy"]}],
            }
        },
    },
}


def variant(**settings: str) -> dict[str, Any]:
    """Return the document under these settings."""
    return variant_of(Spec("things", DOCUMENT, "/v1"), settings).document


def test_a_part_is_there_under_one_of_its_values() -> None:
    assert set(variant(age="both", size="big")["components"]["securitySchemes"]) == {"old", "new"}
    assert set(variant(age="new", size="big")["components"]["securitySchemes"]) == {"new"}


def test_a_part_under_two_settings_needs_both() -> None:
    assert variant(age="old", size="small")["components"]["schemas"]["Thing"]["allOf"] == []
    assert len(variant(age="old", size="big")["components"]["schemas"]["Thing"]["allOf"]) == 1


def test_what_asks_for_a_scheme_goes_with_it() -> None:
    document = variant(age="new", size="big")

    assert document["security"] == [{"new": []}]
    assert document["paths"]["/things"]["get"]["security"] == [{"new": []}]


def test_what_stands_instead_keeps_what_it_names() -> None:
    instead = {"x-when": {"age": ["old"]}, "x-same": ["schema"], "example": 1}
    media = {"schema": {"type": "integer"}, "example": 2, "title": "Two", "x-instead": instead}
    document = {"paths": {}, "components": {"media": media}}

    older = variant_of(Spec("things", document, "/v1"), {"age": "old"}).document
    newer = variant_of(Spec("things", document, "/v1"), {"age": "new"}).document

    assert older["components"]["media"] == {"schema": {"type": "integer"}, "example": 1}
    assert newer["components"]["media"] == {k: media[k] for k in ("schema", "example", "title")}


def test_the_condition_itself_is_not_shown() -> None:
    assert "x-when" not in str(variant(age="both", size="big"))


def test_without_settings_a_spec_stays_as_it_is() -> None:
    assert variant() == DOCUMENT


def test_what_stands_instead_takes_the_place_under_its_settings() -> None:
    thing = variant(age="new", size="big")["components"]["schemas"]["Thing"]
    other = variant(age="old", size="big")["components"]["schemas"]["Thing"]

    assert thing["properties"]["weight"] == {"anyOf": [{"type": "number"}, {"type": "string"}]}
    assert other["properties"]["weight"] == {"type": "number", "minimum": 0}


def test_the_keys_that_other_settings_take_are_known_with_those_settings() -> None:
    spec = Spec("things", DOCUMENT, "/v1")
    declared = {"age": ("both", "old", "new"), "size": ("big", "small")}

    found = list(keys_elsewhere(spec, {"age": "old", "size": "big"}, declared))

    assert [(one.scheme["type"], one.setting, one.value) for one in found] == [
        ("http", "age", "both"),
        ("http", "age", "new"),
    ]
    assert list(keys_elsewhere(spec, {"age": "both", "size": "big"}, declared)) == []
