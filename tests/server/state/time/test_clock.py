"""The clock: real, shifted and frozen time."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest

from understudy.server.state.time.clock import Clock
from understudy.server.state.time.instants import ClockError

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class NewYearsEveOf9999(datetime):
    """The machine's own clock, one day before the end."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(9999, 12, 31, tzinfo=tz)


def test_a_new_clock_tells_real_time() -> None:
    before = datetime.now(UTC)

    now = Clock().now()

    assert before <= now <= datetime.now(UTC)


def test_a_real_clock_is_not_frozen() -> None:
    assert not Clock().frozen


def test_a_frozen_clock_stands_still() -> None:
    clock = Clock(NOON)

    assert (clock.frozen, clock.now(), clock.now()) == (True, NOON, NOON)


def test_a_stamp_has_milliseconds_and_a_z() -> None:
    assert Clock(NOON).stamp() == "2026-06-01T12:00:00.000Z"


def test_a_stamp_cuts_microseconds_off() -> None:
    clock = Clock(NOON + timedelta(microseconds=123_999))

    assert clock.stamp() == "2026-06-01T12:00:00.123Z"


def test_a_real_stamp_is_the_present_millisecond() -> None:
    before = datetime.now(UTC).isoformat(timespec="milliseconds")

    stamp = Clock().stamp()

    assert before[:-6] <= stamp[:-1] <= datetime.now(UTC).isoformat()


def test_an_early_year_keeps_four_digits_in_a_stamp() -> None:
    assert Clock(datetime(5, 1, 2, tzinfo=UTC)).stamp() == "0005-01-02T00:00:00.000Z"


def test_another_time_zone_is_told_in_utc() -> None:
    clock = Clock(datetime(2026, 6, 1, 14, tzinfo=timezone(timedelta(hours=2))))

    assert clock.now() == NOON
    assert clock.now().tzinfo is UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ClockError, match="has no offset from UTC"):
        Clock(datetime(2026, 6, 1))  # noqa: DTZ001


def test_an_instant_before_year_1_in_utc_is_refused() -> None:
    ahead = timezone(timedelta(hours=3))

    with pytest.raises(ClockError, match="outside the years 1 to 9999"):
        Clock().freeze(datetime(1, 1, 1, tzinfo=ahead))


def test_freezing_stops_a_real_clock() -> None:
    clock = Clock()

    clock.freeze(NOON)

    assert (clock.frozen, clock.now()) == (True, NOON)


def test_freezing_may_go_back_before_1970() -> None:
    clock = Clock(NOON)

    clock.freeze(datetime(1905, 3, 4, tzinfo=UTC))

    assert clock.stamp() == "1905-03-04T00:00:00.000Z"


def test_advancing_keeps_a_frozen_clock_frozen() -> None:
    clock = Clock(NOON)

    asyncio.run(clock.advance(MINUTE))

    assert (clock.frozen, clock.now()) == (True, NOON + MINUTE)


def test_advancing_keeps_a_real_clock_running() -> None:
    clock = Clock()

    asyncio.run(clock.advance(timedelta(days=1)))

    assert not clock.frozen
    assert timedelta(hours=23) < clock.now() - datetime.now(UTC) <= timedelta(days=1)


def test_steps_of_a_running_clock_add_up() -> None:
    clock = Clock()

    asyncio.run(clock.advance(timedelta(days=1)))
    asyncio.run(clock.advance(timedelta(days=1)))

    assert timedelta(hours=47) < clock.now() - datetime.now(UTC) <= timedelta(days=2)


def test_the_clock_returns_to_real_time() -> None:
    clock = Clock(NOON)

    clock.real()

    assert not clock.frozen
    assert abs(clock.now() - datetime.now(UTC)) < MINUTE


def test_real_time_drops_the_shift() -> None:
    clock = Clock()
    asyncio.run(clock.advance(timedelta(days=9)))

    clock.real()

    assert abs(clock.now() - datetime.now(UTC)) < MINUTE


def test_a_step_backwards_is_refused() -> None:
    clock = Clock(NOON)

    with pytest.raises(ClockError, match="only moves forwards"):
        asyncio.run(clock.advance(-MINUTE))

    assert clock.now() == NOON


def test_a_step_beyond_year_9999_is_refused() -> None:
    clock = Clock(NOON)

    with pytest.raises(ClockError, match="year 9999"):
        asyncio.run(clock.advance(timedelta(days=9_000_000)))

    assert clock.now() == NOON


def test_a_running_clock_stops_at_the_end_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    asyncio.run(clock.advance(timedelta(days=2)))

    monkeypatch.setattr("understudy.server.state.time.clock.datetime", NewYearsEveOf9999)

    assert clock.now() == datetime.max.replace(tzinfo=UTC)


def test_reset_returns_a_real_clock_to_real_time() -> None:
    clock = Clock()
    clock.freeze(NOON)

    clock.reset()

    assert not clock.frozen
