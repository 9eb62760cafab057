"""Codes that a spec allows by range, beside those that it lists."""

from typing import Any

from understudy.contracts.kit.layers.ranges import with_ranges

CREATED = {"description": "Created.", "content": {"application/json": {"schema": {}}}}


def responses(*ranges: str) -> dict[str, Any]:
    """Return the responses of an operation that lists 201 and 404, and allows ranges."""
    listed = {"201": CREATED, "404": {"description": "Not there."}}
    operation = {"responses": listed, **({"x-status-ranges": list(ranges)} if ranges else {})}
    document = with_ranges({"paths": {"/things": {"parameters": [], "post": operation}}})
    answers: dict[str, Any] = document["paths"]["/things"]["post"]["responses"]
    return answers


def test_without_ranges_the_listed_codes_are_all() -> None:
    assert set(responses()) == {"201", "404"}


def test_another_success_looks_like_the_listed_one() -> None:
    assert responses("2XX")["2XX"] == CREATED


def test_of_another_error_nothing_is_known() -> None:
    assert responses("2XX", "4XX")["4XX"].keys() == {"description"}


def test_what_is_listed_stays_as_it_is() -> None:
    assert responses("4XX")["404"] == {"description": "Not there."}
