"""The header Date tells the time of the world that answers."""

import httpx
from tests.conftest import client, key

from understudy.testing import Understudy


def dates(answer: httpx.Response) -> list[str]:
    """Return every Date of an answer."""
    return answer.headers.get_list("date")


def test_a_frozen_clock_dates_answers_and_refusals(
    acme: httpx.Client, stranger: httpx.Client, control: httpx.Client
) -> None:
    noon = ["Mon, 15 Jun 2026 12:00:00 GMT"]

    answers = [acme.get("/info"), stranger.get("/info"), control.get("/health")]

    assert [dates(answer) for answer in answers] == [noon, noon, noon]


def test_the_date_moves_with_the_clock(mock: Understudy, acme: httpx.Client) -> None:
    mock.clock.advance("36h")

    assert dates(acme.get("/info")) == ["Wed, 17 Jun 2026 00:00:00 GMT"]


def test_a_space_has_dates_of_its_own(mock: Understudy, acme: httpx.Client) -> None:
    with mock.spaces.open() as space, client(space, key("1")) as inside:
        space.clock.freeze("2030-01-02T03:04:05Z")

        assert dates(inside.get("/info")) == ["Wed, 02 Jan 2030 03:04:05 GMT"]
        assert dates(acme.get("/info")) == ["Mon, 15 Jun 2026 12:00:00 GMT"]


def test_a_real_clock_leaves_the_date_to_the_machine(mock: Understudy, acme: httpx.Client) -> None:
    mock.clock.real()

    (date,) = dates(acme.get("/info"))

    assert date.endswith("GMT")
    assert "2026 12:00:00" not in date
