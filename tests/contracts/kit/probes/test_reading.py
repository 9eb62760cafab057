"""Where things stand in an answer, also where the documentation leaves that open."""

import json
from dataclasses import replace
from typing import Any

import pytest

from understudy.contracts.kit.probes.reading import at, new_id, record_of, rows_of, shown_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.talk.exchange import Exchange, Request

ROOM = Resource(
    name="room",
    create="create_room",
    listed="list_rooms",
    naming="title",
    record="data|room|rooms.0|",
    rows="rooms|",
    also_ident=("_id",),
)


def answer(document: Any, operation: str = "create_room") -> Exchange:
    request = Request(method="GET", path="/rooms", operation=operation)
    return Exchange(1, request, 200, {}, json.dumps(document).encode())


HALL = {"id": "r_1", "title": "Hall"}


@pytest.mark.parametrize("document", [{"data": HALL}, {"room": HALL}, {"rooms": [HALL]}, HALL])
def test_a_thing_is_found_in_any_wrapper_that_is_left_open(document: Any) -> None:
    assert record_of(answer(document), ROOM) == HALL
    assert new_id(answer(document), ROOM) == "r_1"


@pytest.mark.parametrize("document", [{"rooms": [HALL]}, [HALL], {"items": [HALL], "total": 1}])
def test_rows_are_found_in_any_wrapper(document: Any) -> None:
    assert rows_of(answer(document), ROOM) == [HALL]


def test_an_id_is_found_under_its_other_name() -> None:
    (row,) = rows_of(answer([{"_id": "r_1", "title": "Hall"}]), ROOM)

    assert row["id"] == "r_1"


def test_nothing_stands_behind_the_end_of_a_list() -> None:
    assert at({"rooms": []}, "rooms.0.id") is None


def test_what_only_a_list_shows_is_its_row() -> None:
    listed = answer({"rooms": [{"id": "r_0"}, HALL]}, "list_rooms")

    assert shown_of(listed, ROOM, "r_1") == HALL
    assert shown_of(listed, replace(ROOM, read="get_room"), "r_1") != HALL
