"""How instants and durations are read."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.server.state.time.instants import ClockError, parse_duration, parse_instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-06-01T12:00:00Z", datetime(2026, 6, 1, 12, tzinfo=UTC)),
        ("2026-06-01t12:00:00z", datetime(2026, 6, 1, 12, tzinfo=UTC)),
        ("2026-06-01 12:00:00Z", datetime(2026, 6, 1, 12, tzinfo=UTC)),
        ("2026-06-01T12:00:00+02:00", datetime(2026, 6, 1, 10, tzinfo=UTC)),
        ("2026-06-01T23:30:00-01:30", datetime(2026, 6, 2, 1, tzinfo=UTC)),
        ("2026-06-01T12:00:00.5Z", datetime(2026, 6, 1, 12, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-06-01T12:00:00.123456789Z", datetime(2026, 6, 1, 12, 0, 0, 123_456, tzinfo=UTC)),
        ("1901-01-01T00:00:00Z", datetime(1901, 1, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
        ("9999-12-31T23:59:59Z", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_an_instant_is_read_as_utc(text: str, instant: datetime) -> None:
    assert parse_instant(text) == instant


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-06-01", "2026-06-01 is a date without a time; write 2026-06-01T00:00:00Z"),
        ("2026-06-01T12:00:00", "has no offset from UTC; end it with Z"),
        ("2026-06-01T12:00Z", "is not an instant; write it like 2026-06-01T12:00:00Z"),
        ("noon", "'noon' is not an instant"),
        ("", "'' is not an instant"),
        ("2026-06-01T12:00:00Z\n", "is not an instant"),
        ("٢٠٢٦-06-01T12:00:00Z", "is not an instant"),
        ("9" * 5000, "'9{40}...' is not an instant"),
        ("2026-02-30T12:00:00Z", "does not exist"),
        ("2026-06-01T24:00:00Z", "does not exist"),
        ("2026-06-01T12:00:60Z", "does not exist"),
        ("0000-01-01T00:00:00Z", "does not exist; the years 1 to 9999 do"),
        ("0001-01-01T00:00:00+01:00", "does not exist"),
        ("9999-12-31T23:59:59-01:00", "does not exist"),
    ],
)
def test_what_is_no_instant_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(ClockError, match=message):
        parse_instant(text)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("30s", timedelta(seconds=30)),
        ("1.5s", timedelta(seconds=1.5)),
        ("15m", timedelta(minutes=15)),
        ("2h", timedelta(hours=2)),
        ("1h30m", timedelta(minutes=90)),
        ("30d", timedelta(days=30)),
        ("2w1d", timedelta(days=15)),
        ("0s", timedelta()),
        ("P30D", timedelta(days=30)),
        ("P2W", timedelta(days=14)),
        ("PT15M", timedelta(minutes=15)),
        ("P1DT2H3M4.5S", timedelta(days=1, hours=2, minutes=3, seconds=4.5)),
    ],
)
def test_a_duration_is_read(text: str, duration: timedelta) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-5m", "'-5m' points backwards; time only moves forwards"),
        ("-PT5M", "points backwards"),
        ("", "'' is not a duration; write it like 30s, 15m, 1h30m, 30d or P30D"),
        ("15", "is not a duration"),
        ("15 m", "is not a duration"),
        ("15m\n", "is not a duration"),
        ("30m1h", "is not a duration"),
        ("P", "is not a duration"),
        ("PT", "is not a duration"),
        ("P1DT", "is not a duration"),
        ("P1M", "is not a duration"),
        ("P1Y", "is not a duration"),
        ("1e5s", "is not a duration"),
        ("9" * 5000 + "s", "is not a duration"),
        ("999999999w", "is longer than time"),
    ],
)
def test_what_is_no_duration_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(ClockError, match=message):
        parse_duration(text)


@settings(derandomize=True, database=None)
@given(st.datetimes(timezones=st.just(UTC)))
def test_every_instant_survives_being_written_and_read(instant: datetime) -> None:
    assert parse_instant(instant.isoformat()) == instant


@settings(derandomize=True, database=None)
@given(st.text())
def test_no_text_crashes_the_readers(text: str) -> None:
    for parse in (parse_instant, parse_duration):
        with pytest.raises(ClockError):
            parse(f"?{text}")
