"""Rows keep an order by instants or numbers, as far as all of them show it."""

import pytest

from understudy.contracts.kit.probes.order import is_in_order
from understudy.contracts.planado.table import EVENT, JOB


@pytest.mark.parametrize(
    ("values", "is_kept"),
    [
        ([], True),
        (["2026-06-02T00:00:00Z", "2026-06-01T00:00:00Z"], True),
        (["2026-06-01T00:00:00Z", "2026-06-01T00:00:00.5Z"], False),
        (["2026-06-01T02:00:00+02:00", "2026-06-01T00:00:00Z"], True),
        (["2026-06-01T00:00:00Z", None, "2026-06-02T00:00:00Z"], True),
    ],
)
def test_the_newest_comes_first_where_the_order_falls(
    values: list[str | None], is_kept: bool
) -> None:
    assert is_in_order([{"created_at": each} for each in values], JOB) is is_kept


def test_numbers_rise_where_the_order_rises() -> None:
    assert is_in_order([{"version": 9}, {"version": 10}], EVENT)
    assert not is_in_order([{"version": 10}, {"version": 9}], EVENT)
