"""Rate limits on a virtual clock: leaky buckets, fixed windows, and whose calls they count."""

from datetime import UTC, datetime, timedelta

import pytest

from understudy.server.state.access.keys import Caller
from understudy.server.state.access.limits import (
    Bucket,
    LimitPolicy,
    Limits,
    Standing,
    Window,
    too_many,
)
from understudy.server.state.failures import Invalid
from understudy.server.state.time.clock import Clock

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
FIRST = Caller("planado", "acc_one", "One", "key_1")
SECOND = Caller("planado", "acc_one", "One", "key_2")
OTHER = Caller("planado", "acc_two", "Two", "key_3")
SIXTY = LimitPolicy(Bucket(60, 60))
WINDOWS = LimitPolicy((Window(5, 60), Window(8, 3600)), per="org", open_calls=(Window(2, 60),))


class Calls:
    """Calls of an API at the instants of a clock that is moved by hand."""

    def __init__(self, policy: LimitPolicy) -> None:
        self.clock = Clock(NOON)
        self.limits = Limits(self.clock, {"planado": policy}, on=True)
        self.seconds = 0.0

    def passed(self, calls: int, caller: Caller | None = FIRST, operation: str = "list") -> int:
        """Return how many of so many calls pass."""
        return sum(self.call(caller, operation)[0] for _ in range(calls))

    def call(
        self, caller: Caller | None = FIRST, operation: str = "list"
    ) -> tuple[bool, Standing | None]:
        """Return whether one call passes, and how its caller stands."""
        return self.limits.take("planado", caller, operation) or (True, None)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds
        self.clock.freeze(NOON + timedelta(seconds=self.seconds))


def test_a_bucket_takes_a_burst_and_refuses_the_rest() -> None:
    calls = Calls(SIXTY)

    assert calls.passed(61) == 60


def test_a_call_a_second_never_fills_a_bucket() -> None:
    calls = Calls(SIXTY)
    passed = 0

    for _ in range(600):
        passed += calls.passed(1)
        calls.wait(1)

    assert passed == 600


def test_a_full_bucket_drains_one_call_a_second() -> None:
    calls = Calls(SIXTY)
    calls.passed(60)

    calls.wait(2.5)

    assert calls.passed(10) == 2


def test_a_full_bucket_says_when_it_has_room() -> None:
    calls = Calls(SIXTY)
    calls.passed(60)
    calls.wait(0.4)

    assert calls.call() == (False, Standing(limit=60, remaining=0, reset_after=1))


def test_a_refused_call_uses_nothing_up() -> None:
    calls = Calls(SIXTY)
    calls.passed(1000)

    calls.wait(1)

    assert calls.passed(1) == 1


def test_a_bucket_tells_what_is_left() -> None:
    calls = Calls(SIXTY)

    assert calls.call() == (True, Standing(limit=60, remaining=59, reset_after=1))


def test_a_bucket_works_before_1970_too() -> None:
    calls = Calls(SIXTY)
    calls.clock.freeze(datetime(1905, 3, 4, tzinfo=UTC))

    assert calls.passed(61) == 60


def test_each_key_has_a_bucket_of_its_own() -> None:
    calls = Calls(SIXTY)
    calls.passed(60)

    assert (calls.passed(1, SECOND), calls.passed(1, OTHER)) == (1, 1)


def test_the_tightest_window_decides() -> None:
    calls = Calls(WINDOWS)

    first = calls.passed(6)
    calls.wait(60)

    assert (first, calls.passed(6)) == (5, 3)
    assert calls.call() == (False, Standing(limit=8, remaining=0, reset_after=3540))


def test_a_window_begins_with_the_first_call_in_it() -> None:
    calls = Calls(WINDOWS)
    calls.wait(30)
    calls.passed(5)

    calls.wait(59)
    before = calls.passed(1)
    calls.wait(1)

    assert (before, calls.passed(1)) == (0, 1)


def test_windows_tell_what_is_left_in_the_tightest() -> None:
    calls = Calls(WINDOWS)
    calls.passed(4)

    assert calls.call() == (True, Standing(limit=5, remaining=0, reset_after=60))


def test_keys_of_an_organization_may_be_counted_together() -> None:
    calls = Calls(WINDOWS)
    calls.passed(5)

    assert (calls.passed(1, SECOND), calls.passed(1, OTHER)) == (0, 1)


def test_calls_without_a_key_are_counted_by_operation() -> None:
    calls = Calls(WINDOWS)

    assert calls.passed(3, None, "sign_in") == 2
    assert calls.passed(3, None, "sign_up") == 2


def test_a_limit_may_depend_on_the_caller() -> None:
    calls = Calls(LimitPolicy(lambda caller: None if caller.org == "acc_two" else Bucket(1, 60)))

    assert (calls.passed(3), calls.passed(3, OTHER)) == (1, 3)


def test_limits_are_off_until_they_are_switched_on() -> None:
    limits = Limits(Clock(NOON), {"planado": SIXTY}, on=False)
    was_active = limits.active

    limits.switch("planado", on=True)

    assert (was_active, limits.active) == (frozenset(), {"planado"})


def test_switching_begins_every_count_anew() -> None:
    calls = Calls(SIXTY)
    calls.passed(60)

    calls.limits.switch(None, on=True)

    assert calls.passed(1) == 1


def test_an_api_without_limits_cannot_be_switched() -> None:
    with pytest.raises(Invalid, match="api must be one of planado"):
        Calls(SIXTY).limits.switch("another", on=True)


def test_a_reset_goes_back_to_how_it_was_started() -> None:
    limits = Limits(Clock(NOON), {"planado": SIXTY}, on=False)
    limits.switch(None, on=True)

    limits.reset()

    assert limits.active == frozenset()


def test_a_refusal_names_the_seconds_and_the_form() -> None:
    policy = LimitPolicy(Bucket(60, 60), form="text")

    refusal = too_many(policy, Standing(limit=60, remaining=0, reset_after=7))

    assert (refusal.retry_after, refusal.form) == (7, "text")
