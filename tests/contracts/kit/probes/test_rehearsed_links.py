"""A rehearsed deployment knows what bare ids name: what is listed by them, and what goes too."""

from typing import Any

import pytest

from understudy.contracts.kit.probes.rehearsal.links import gone_with, linked, mentioned
from understudy.contracts.kit.probes.rehearsal.listing import page
from understudy.contracts.kit.probes.rehearsal.shelf import Kept
from understudy.contracts.kit.probes.table import Resource

ROOM = Resource(name="room", create="add_room", naming="name", listed="rooms")
STAY = Resource(
    name="stay",
    create="add_stay",
    naming="guest",
    listed="stays",
    days=("first", "last"),
    links={"room": "room", "payer": "guest"},
    resent={"roomId": "room", "guest": "guest"},
    goes_with=("room",),
    window=(("first", "from"), ("last", "to")),
    mentions={"extras.rooms": "room"},
)


def kept(resource: Resource, ident: str, number: int = 1, **shown: Any) -> Kept:
    links = {name: shown.pop(name) for name in ("room", "payer") if name in shown}
    return Kept(resource, "org", (), ident, number, shown, links=links)


STAYS = [
    kept(STAY, "may", room="r1", first="2031-05-01T00:00:00Z", last="2031-05-31T00:00:00Z"),
    kept(STAY, "june", room="r2", payer="r1", first="2031-06-01", last="2031-06-30"),
]


def listed(query: str) -> list[str]:
    return [each.ident for each in page(STAYS, STAY, query) or ()]


def test_an_update_may_call_a_link_otherwise() -> None:
    assert linked(STAY, {"room": "r1", "guest": "Ann"}) == {"room": "r1"}
    assert linked(STAY, {"roomId": "r2"}) == {"room": "r2"}


def test_what_a_body_mentions_is_found_in_lists() -> None:
    body = {"extras": [{"rooms": ["r1", "r2"]}, {"rooms": "r3"}, {}, 7]}

    assert [*mentioned(STAY, body)] == [("room", "r1"), ("room", "r2"), ("room", "r3")]


def test_what_links_a_deleted_thing_of_that_kind_goes_with_it() -> None:
    gone = gone_with(kept(ROOM, "r1"), STAYS)

    assert [each.ident for each in gone] == ["may"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("room=r1", ["may"]),
        ("roomId=r2", ["june"]),
        ("roomId=r1&payer=r1", []),
        ("first=2031-06-01", ["june"]),
        ("from=2031-05-31", ["may", "june"]),
        ("to=2031-05-01", ["may"]),
        ("first=2031-05-31&to=2031-05-31", ["may"]),
        ("last=2031-04-30", []),
        ("", ["may", "june"]),
    ],
)
def test_filters_look_at_links_and_at_overlapping_days(query: str, expected: list[str]) -> None:
    assert listed(query) == expected
