"""Limits through the public door: who asks too often is refused in the words of the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest
from tests.conftest import START

from understudy.server.apis.planado import api
from understudy.server.state.access.limits import LimitPolicy, Standing, Window
from understudy.testing import Control, Understudy

BRIGHTLINE, NORDWIND, OLD = (
    "pl-brightline-test-key",
    "pl-nordwind-test-key",
    "pl-brightline-old-key",
)


@pytest.fixture(scope="module")
def limiting() -> Iterator[Understudy]:
    """Planado with limits from the start, on a frozen clock."""
    with Understudy(apis=("planado",), clock=START, limits="on", check_responses=True) as mock:
        yield mock


@pytest.fixture
def mock(limiting: Understudy) -> Understudy:
    """The stand-in, back at the start."""
    limiting.reset()
    return limiting


@contextmanager
def calling(mock: Control, key: str = BRIGHTLINE) -> Iterator[httpx.Client]:
    """A client of Planado."""
    headers = {"X-Planado-API-Key": key}
    with httpx.Client(base_url=mock.url("planado"), headers=headers, trust_env=False) as client:
        yield client


def statuses(mock: Control, calls: int, key: str = BRIGHTLINE) -> list[int]:
    """Return the status of so many calls."""
    with calling(mock, key) as client:
        return [client.get("/job_types").status_code for _ in range(calls)]


def test_of_61_calls_in_a_minute_the_burst_passes_and_the_rest_is_429(mock: Understudy) -> None:
    assert statuses(mock, 62) == [200] * 60 + [429] * 2


def test_one_call_a_second_is_never_refused(mock: Understudy) -> None:
    seen = set()

    with calling(mock) as client:
        for _ in range(600):
            seen.add(client.get("/job_types").status_code)
            mock.clock.advance("1s")

    assert seen == {200}


def test_a_refusal_is_plain_text(mock: Understudy) -> None:
    statuses(mock, 60)

    with calling(mock) as client:
        answer = client.get("/jobs")

    assert (answer.status_code, answer.text) == (429, "Rate Limit Exceeded")
    assert answer.headers["content-type"] == "text/plain"
    assert "x-understudy" in answer.headers


@pytest.mark.parametrize(
    ("form", "status", "content_type"),
    [("json", 429, "application/json"), ("200-text", 200, "text/plain")],
)
def test_a_setting_chooses_how_a_refusal_looks(form: str, status: int, content_type: str) -> None:
    options = {"apis": ("planado",), "settings": (f"planado.limit_answer={form}",)}

    with Understudy(clock=START, limits="on", **options) as mock:
        statuses(mock, 60)
        with calling(mock) as client:
            answer = client.get("/jobs")

    assert (answer.status_code, answer.headers["content-type"]) == (status, content_type)
    assert answer.content in (
        b"Rate Limit Exceeded",
        b'{"error":{"code":"rate_limit_exceeded","message":"Rate Limit Exceeded"}}',
    )


def test_waiting_makes_room(mock: Understudy) -> None:
    statuses(mock, 61)

    mock.clock.advance("2s")

    assert statuses(mock, 3) == [200, 200, 429]


def test_freezing_the_clock_begins_every_count_anew(mock: Understudy) -> None:
    statuses(mock, 61)

    mock.clock.freeze("2020-01-01T00:00:00Z")

    assert statuses(mock, 1) == [200]


def test_another_account_is_not_held_up(mock: Understudy) -> None:
    statuses(mock, 61)

    assert statuses(mock, 1, NORDWIND) == [200]


def test_a_bad_key_is_refused_as_that_and_uses_nothing_up(mock: Understudy) -> None:
    assert set(statuses(mock, 70, OLD)) == {401}
    assert statuses(mock, 1) == [200]


def test_a_refused_call_stands_in_the_journal(mock: Understudy) -> None:
    statuses(mock, 61)

    (entry,) = mock.journal.list(status=429)
    assert entry.response.body == "Rate Limit Exceeded"


def test_a_space_counts_for_itself(mock: Understudy) -> None:
    statuses(mock, 61)

    with mock.spaces.open() as space:
        assert statuses(space, 1) == [200]


def test_limits_can_be_switched_off_and_on(mock: Understudy) -> None:
    mock.limits.switch(api="planado", on=False)
    without = statuses(mock, 61)
    mock.limits.switch(on=True)

    assert (set(without), statuses(mock, 61)[-1]) == ({200}, 429)


def test_a_reset_brings_the_limits_of_the_start_back(mock: Understudy) -> None:
    mock.limits.switch(on=False)

    mock.reset()

    (limits,) = mock.limits.list()
    assert (limits.api, limits.on, limits.per) == ("planado", True, "key")
    assert limits.limits == [{"kind": "bucket", "calls": 60, "seconds": 60}]


def test_limits_are_off_unless_asked_for() -> None:
    with Understudy(apis=("planado",), clock=START) as mock:
        assert [limits.on for limits in mock.limits.list()] == [False]
        assert set(statuses(mock, 61)) == {200}


def test_an_api_may_tell_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(standing: Standing) -> dict[str, str]:
        return {"X-Left": str(standing.remaining), "Retry-After": str(standing.reset_after)}

    policy = LimitPolicy((Window(2, 60), Window(100, 3600)), headers=tell)
    monkeypatch.setattr(api, "API", replace(api.API, limits=policy))

    with Understudy(apis=("planado",), clock=START, limits="on") as mock, calling(mock) as client:
        answers = [client.get("/job_types") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["x-left"] for answer in answers] == ["1", "0", "0"]
    assert answers[2].headers["retry-after"] == "60"
