"""Ids of rows: what of a text is a place, and what is none."""

import pytest

from understudy.server.apis.kazinex.name import DIGITS, id_at, place_of

SCHEDULE = "sched_01HZ45"


@pytest.mark.parametrize("place", [0, 31, 32, 99_999, 32**4 - 1, 32**4])
def test_an_id_tells_its_place(place: int) -> None:
    assert place_of("act", SCHEDULE, id_at("act", SCHEDULE, place)) == place


@pytest.mark.parametrize("digits", ["", "0", "000", "00000", "000!", "000i", "Z" * 9, "0" * 9])
def test_any_other_text_is_no_place(digits: str) -> None:
    assert place_of("act", SCHEDULE, f"act_01HZ45{digits}") is None


def test_of_very_many_digits_none_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    # A third of a million bits, multiplied digit by digit, hold up the loop for four seconds.
    monkeypatch.setattr("understudy.server.apis.kazinex.name.DIGITS", Unread(DIGITS))

    assert place_of("act", SCHEDULE, "act_01HZ45" + "Z" * 60_000) is None


class Unread(str):
    """Digits that must not be asked for."""

    def __contains__(self, digit: str) -> bool:
        raise AssertionError(digit)

    def index(self, *arguments: object) -> int:
        raise AssertionError(arguments)
