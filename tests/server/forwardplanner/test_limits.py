"""Three windows for each account, told on every answer, in force once they are switched on."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import START
from tests.server.forwardplanner.calls import DESK, LAURENTIDES, NORTHSTAR, SALLE, caller

from understudy.testing import Understudy

LEFT = "x-rate-limit-remaining"
QUERY = "/events/4112021"


@pytest.fixture(scope="module")
def limiting() -> Iterator[Understudy]:
    """A stand-in whose answers are not checked: hundreds are asked for."""
    with Understudy(apis=("forwardplanner",), clock=START) as serving:
        yield serving


@pytest.fixture
def limited(limiting: Understudy) -> Understudy:
    """That stand-in at the start, with limits in force."""
    limiting.reset()
    limiting.limits.switch(on=True)
    return limiting


@pytest.fixture
def desk(limited: Understudy) -> Iterator[httpx.Client]:
    """A client that has signed in."""
    with caller(limited, limited.accounts.sign_in(NORTHSTAR).token) as desk:
        yield desk


def test_what_is_left_is_told_while_limits_are_off(northstar: httpx.Client) -> None:
    paths = (QUERY, "/events/4112060", "/events/1", "/events/date")

    answers = [northstar.get(path) for path in paths]

    assert [answer.status_code for answer in answers] == [200, 403, 404, 400]
    assert [answer.headers[LEFT] for answer in answers] == ["499", "498", "497", "496"]


def test_nobody_who_is_unknown_is_told(stranger: httpx.Client) -> None:
    assert LEFT not in stranger.get(QUERY).headers
    assert LEFT not in stranger.post("/auth", json=DESK).headers


def test_call_501_of_a_minute_is_refused_until_the_minute_is_over(
    limited: Understudy, desk: httpx.Client
) -> None:
    statuses = [desk.get(QUERY).status_code for _ in range(500)]
    limited.clock.advance("14s")
    refused = desk.get(QUERY)
    with caller(limited, limited.accounts.sign_in(NORTHSTAR).token) as again:
        same = again.get(QUERY).status_code
    with caller(limited, limited.accounts.sign_in(LAURENTIDES).token) as other:
        another = other.get(QUERY).status_code
    limited.clock.advance("46s")

    assert {*statuses} == {200}
    assert (refused.status_code, refused.headers["retry-after"], refused.headers[LEFT]) == (
        429,
        "46",
        "0",
    )
    assert refused.json() == {
        "error": "Throttle Limit Reached",
        "message": "You have exceeded the rate limit. Retry after 46 seconds.",
    }
    assert (same, another, desk.get(QUERY).status_code) == (429, 200, 200)


@pytest.mark.long
def test_an_hour_has_3000_calls_and_a_day_10000(limited: Understudy) -> None:
    counts = []
    for _ in range(4):
        passed = 0
        for _ in range(7):
            with caller(limited, limited.accounts.sign_in(NORTHSTAR).token) as client:
                statuses = [client.get(QUERY).status_code for _ in range(500)]
            passed += statuses.count(200)
            limited.clock.advance("1m")
        counts.append(passed)
        limited.clock.advance("54m")

    assert counts == [3_000, 3_000, 3_000, 1_000]


def test_a_username_signs_in_and_renews_20_times_a_minute(limited: Understudy) -> None:
    with caller(limited) as client:
        tokens = client.post("/auth", json=DESK).json()
        tried = [client.post("/auth", data={**DESK, "password": "x"}) for _ in range(18)]
        renewed = client.post("/auth/renew", data={"refreshToken": tokens["refreshToken"]})
        refused = client.post("/auth", json=DESK)
        other = client.post("/auth", json=SALLE)
        limited.clock.advance("1m")
        later = client.post("/auth", json=DESK)

    assert {each.status_code for each in tried} == {401}
    assert (renewed.status_code, other.status_code, later.status_code) == (200, 200, 200)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    assert refused.json()["error"] == "Throttle Limit Reached"
