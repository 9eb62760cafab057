"""Status codes that a spec allows by range, beside those that it lists."""

from collections.abc import Mapping
from typing import Any

from understudy.reference.spec import METHODS

MARK = "x-status-ranges"


def with_ranges(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy whose operations answer with each range of their `x-status-ranges`.

    Specs do not list ranges such as `2XX` as responses: generators of clients cannot read them.
    A success of another code looks like the one that is listed; of an error nothing is known.
    """
    paths = {path: _ranged(item) for path, item in document["paths"].items()}
    return {**document, "paths": paths}


def _ranged(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _with_responses(part) if name in METHODS and MARK in part else part
        for name, part in item.items()
    }


def _with_responses(operation: Mapping[str, Any]) -> dict[str, Any]:
    responses = operation["responses"]
    success = next(
        (response for status, response in responses.items() if status.startswith("2")),
        {"description": "Another success."},
    )
    other = {"2": success, "4": {"description": "Another error of the client."}}
    ranges = {each: other.get(each[0], other["4"]) for each in operation[MARK]}
    return {**operation, "responses": {**responses, **ranges}}
