"""What a table tells of the calls that write."""

from understudy.contracts.kit.probes.table import Resource, Table

ROOM = Resource(
    name="room",
    create="create_room",
    naming="title",
    listed="list_rooms",
    read="get_room",
    update="update_room",
    required=("title",),
    body={"seats": 12},
    changes={"title": "Another hall", "seats": 20},
)
DAY = Resource(
    name="day", create="add_day", naming="day", listed="list_days", parent="room", is_day=True
)
WRITES = Table((ROOM, DAY)).writes


def test_every_call_that_writes_is_told_parents_first() -> None:
    assert list(WRITES) == ["create_room", "update_room", "add_day"]


def test_a_change_needs_nothing_and_shows_where_a_thing_is_read() -> None:
    change = WRITES["update_room"]

    assert (change.listed, change.required) == ("get_room", ())
    assert change.whole("Hall") == {"title": "Hall", "seats": 20}


def test_a_body_bears_a_name_or_a_day() -> None:
    assert ROOM.bearing("Hall", "2032-02-29")["title"] == "Hall"
    assert DAY.bearing("Hall", "2032-02-29") == {"day": "2032-02-29"}
