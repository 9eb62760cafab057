"""What is sent in each form, and what is told of what lets it in."""

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
import pytest
from tests.contracts.kit.judging import KEY, row
from tests.contracts.kit.toy.rooms.app import Rooms, answer
from tests.contracts.kit.toy.rooms.judging import judge

OWNER = f"Bearer {KEY}"
Where = Callable[[httpx.Request], bool]


@dataclass
class Door:
    """Keeps what was sent; lets in what is `open` as if it had the key."""

    open: Where = lambda _request: False
    rooms: Rooms = field(default_factory=Rooms)
    sent: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        if self.open(request):
            request.headers["authorization"] = OWNER
        return self.rooms(request)

    def without_header(self) -> set[tuple[str, int]]:
        """Return the methods of what was sent without a header, with the depth of their paths."""
        plain = [each for each in self.sent if "authorization" not in each.headers]
        return {(each.method, each.url.path.count("/")) for each in plain}


def test_every_call_is_made_without_a_key() -> None:
    door = Door()

    judge(door, rules=("R-AUTH-01",), depth="quick")

    reads = {("GET", 2), ("GET", 3), ("GET", 4)}
    assert door.without_header() == reads | {("POST", 2), ("PATCH", 3), ("POST", 4)}


def test_a_run_that_only_reads_asks_about_what_is_there() -> None:
    door = Door()
    room = door.rooms.keep("acme", "room", {"title": "A hall"})

    report = judge(door, rules=("R-AUTH-01",), read_only=True)

    assert row(report, "R-AUTH-01").status == "kept"
    assert door.without_header() == {("GET", 2), ("GET", 3), ("GET", 4)}
    assert f"/v1/rooms/{room['id']}" in {each.url.path for each in door.sent}


def test_without_a_thing_what_cannot_be_is_asked_for() -> None:
    door = Door()

    judge(door, rules=("R-AUTH-01",), read_only=True)

    assert "/v1/rooms/00000000-0000-4000-8000-000000000000/bookings" in {
        each.url.path for each in door.sent
    }


@pytest.mark.parametrize(
    ("place", "is_open"),
    [
        ("parameter access_token", lambda request: "access_token" in request.url.params),
        ("header X-API-Key", lambda request: "x-api-key" in request.headers),
        ("cookie session", lambda request: "session=" in request.headers.get("cookie", "")),
        ("field jwt", lambda request: b'"jwt"' in request.content),
    ],
)
def test_the_place_is_told_that_is_enough(place: str, is_open: Where) -> None:
    found = row(judge(Door(is_open), rules=("R-AUTH-01",)), "R-AUTH-01")

    assert found.status == "broken"
    assert f"(key in the {place})" in (found.why or "")


def test_who_needs_no_key_is_not_told_to_look_for_it_elsewhere() -> None:
    def is_open(request: httpx.Request) -> bool:
        return "authorization" not in request.headers

    found = row(judge(Door(is_open), rules=("R-AUTH-01",)), "R-AUTH-01")

    assert found.status == "broken"
    assert "(no key)" in (found.why or "")


def test_a_scheme_in_small_letters_may_be_taken() -> None:
    def is_open(request: httpx.Request) -> bool:
        return request.headers.get("authorization") == f"bearer {KEY}"

    assert row(judge(Door(is_open), rules=("R-AUTH-02",)), "R-AUTH-02").status == "kept"


def test_a_scheme_in_small_letters_may_not_crash() -> None:
    def crash(request: httpx.Request) -> httpx.Response:
        is_small = request.headers.get("authorization", "").startswith("bearer")
        return answer(500, {"error": "oops"}) if is_small else Rooms()(request)

    found = row(judge(crash, rules=("R-AUTH-02",)), "R-AUTH-02")

    assert 'a 2xx or 401 "unknown key" (scheme in small letters)' in (found.why or "")
