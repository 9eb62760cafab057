"""What refers to a part that has gone, goes too."""

from typing import Any

from understudy.reference.references import without_dangling


def test_a_reference_without_its_target_goes_and_one_with_it_stays() -> None:
    document: dict[str, Any] = {
        "responses": {"200": {"$ref": "#/parts/Here"}, "204": {"$ref": "#/parts/Gone"}},
        "items": [{"$ref": "#/parts/Gone"}, {"$ref": "#/parts/a~1b"}],
        "parts": {"Here": {"type": "string"}, "a/b": {"$ref": "#/parts/Here"}},
    }

    kept = without_dangling(document)

    assert kept["responses"] == {"200": {"$ref": "#/parts/Here"}}
    assert kept["items"] == [{"$ref": "#/parts/a~1b"}]
    assert kept["parts"] == document["parts"]


def test_what_refers_to_what_goes_with_it_goes_too() -> None:
    document = {
        "parts": {"A": {"$ref": "#/parts/B"}, "B": {"$ref": "#/parts/Gone"}, "C": {}},
        "uses": [{"$ref": "#/parts/A"}, {"$ref": "#/parts/C"}],
    }

    assert without_dangling(document) == {"parts": {"C": {}}, "uses": [{"$ref": "#/parts/C"}]}


def test_a_property_that_is_called_ref_refers_to_nothing() -> None:
    document = {"properties": {"$ref": {"type": "string"}}}

    assert without_dangling(document) == document
