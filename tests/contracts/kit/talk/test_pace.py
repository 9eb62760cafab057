"""Rates and budgets."""

import pytest
from tests.contracts.kit.judging import Time

from understudy.contracts.kit.talk.pace import Pace, parse_rate
from understudy.contracts.kit.talk.stop import BudgetSpent, WrongUse


@pytest.mark.parametrize(
    ("text", "per_second"), [("2/s", 2.0), ("90/m", 1.5), ("0.5/s", 0.5), ("3600/h", 1.0)]
)
def test_a_rate_is_read(text: str, per_second: float) -> None:
    assert parse_rate(text) == per_second


@pytest.mark.parametrize("text", ["", "2", "2/d", "-1/s", "0/s", "fast"])
def test_a_rate_that_is_none_is_wrong_use(text: str) -> None:
    with pytest.raises(WrongUse, match="5/s or 90/m"):
        parse_rate(text)


def test_time_that_passed_anyway_is_not_waited_for_again() -> None:
    time = Time()
    pace = Pace(time.clock, per_second=2)

    pace.step()
    time.seconds += 0.4
    pace.step()

    assert time.naps == [pytest.approx(0.1)]


def test_a_pause_earns_no_burst() -> None:
    time = Time()
    pace = Pace(time.clock, per_second=1)

    pace.step()
    time.seconds += 10
    pace.step()
    pace.step()

    assert time.naps == [1.0]


def test_the_budget_is_spent_to_the_last_request() -> None:
    pace = Pace(Time().clock, budget=2)

    pace.step()
    pace.step()

    with pytest.raises(BudgetSpent):
        pace.step()
    assert pace.sent == 2
