"""The two generations of the page, and how a limit is told."""

import pytest
from tests.contracts.planado.rehearsing import OPTIONS, StandIn, run_of

from understudy.contracts.kit.talk.credential import BEARER
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.contracts.kit.talk.wire import Answer
from understudy.contracts.planado.profiles import CLASSIC, credentials, is_throttled


def answer(status: int, body: str) -> Answer:
    return Answer(status, {}, body.encode(), 0.0)


def test_a_profile_names_one_header() -> None:
    assert credentials({"profile": "classic"}) == (CLASSIC,)
    assert credentials({"profile": "current"}) == (BEARER,)


def test_without_a_profile_the_older_header_is_tried_first() -> None:
    assert credentials({}) == (CLASSIC, BEARER)


def test_another_profile_is_refused() -> None:
    with pytest.raises(WrongUse, match="classic or current; not 'modern'"):
        credentials({"profile": "modern"})


def test_a_key_that_is_refused_in_the_header_of_a_profile_may_be_of_the_other() -> None:
    stand_in = StandIn(OPTIONS)

    report = run_of(stand_in, needs={"profile": "current"}).judge()

    assert (report.stopped or "").endswith("check UNDERSTUDY_KEY, and --need profile=current")


@pytest.mark.parametrize(
    "told",
    [
        answer(429, ""),
        answer(429, '{"error": {}}'),
        answer(200, "Rate Limit Exceeded"),
        answer(200, '"rate limit exceeded"\n'),
        answer(403, '{"error": "Too many requests"}'),
        answer(503, "rate-limit"),
    ],
)
def test_a_limit_is_known_in_every_form(told: Answer) -> None:
    assert is_throttled(told)


@pytest.mark.parametrize(
    "told",
    [
        answer(200, '{"jobs": []}'),
        answer(200, '{"job": {"description": "rate limit exceeded"}}'),
        answer(403, '{"error": "no access"}'),
        answer(503, "down for a moment"),
        answer(404, "rate limit"),
    ],
)
def test_other_answers_are_no_limit(told: Answer) -> None:
    assert not is_throttled(told)
