"""A further API stays cheap."""

from tests.costs import lines_of


def test_the_second_api_takes_at_most_5_000_lines() -> None:
    assert lines_of("planado") <= 5000


def test_the_third_api_takes_at_most_4_000_lines() -> None:
    assert lines_of("resourceplanner") <= 4000
