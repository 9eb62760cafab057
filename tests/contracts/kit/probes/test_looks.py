"""What counts as a change of a thing, and what does not."""

import json
from typing import Any

from understudy.contracts.kit.probes.looks import facts
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.talk.exchange import Exchange, Request

NOTE = Resource(
    name="note",
    create="create_note",
    naming="text",
    listed="list_notes",
    read="get_note",
    body={"color": "red"},
    record="note",
    rows="notes",
)


def answered(document: Any, operation: str = "list_notes", status: int = 200) -> Exchange:
    return Exchange(
        1, Request("GET", "/", operation=operation), status, {}, json.dumps(document).encode()
    )


def test_the_order_of_a_list_is_no_change() -> None:
    one, two = {"id": "n_1", "text": "a"}, {"id": "n_2", "text": "b"}

    assert facts(answered({"notes": [one, two]}), NOTE) == facts(
        answered({"notes": [two, one]}), NOTE
    )


def test_a_field_that_no_call_writes_is_no_change() -> None:
    before = answered({"note": {"id": "n_1", "text": "a", "seen": 1}}, "get_note")
    after = answered({"note": {"id": "n_1", "text": "a", "seen": 2}}, "get_note")

    assert facts(before, NOTE) == facts(after, NOTE)


def test_another_value_of_a_field_that_calls_write_is_a_change() -> None:
    before = answered({"note": {"id": "n_1", "color": "red"}}, "get_note")
    after = answered({"note": {"id": "n_1", "color": "blue"}}, "get_note")

    assert facts(before, NOTE) != facts(after, NOTE)


def test_one_row_more_is_a_change() -> None:
    row = {"id": "n_1", "text": "a"}

    assert facts(answered({"notes": [row]}), NOTE) != facts(answered({"notes": [row, row]}), NOTE)


def test_of_an_error_its_status_counts() -> None:
    assert facts(answered({"note": {}}, "get_note", 404), NOTE) == 404
