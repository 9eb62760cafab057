"""What windows and cascades cost in a workspace of 10,000 assignments."""

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import HANA, KESTREL, PITCH, ids

from understudy.testing import Understudy

TABLE = f"resourceplanner:{KESTREL}:assignments"
MANY, FEW = 10_000, 50


def fill(planner: Understudy, count: int) -> None:
    """Put so many assignments into the first workspace, one a day."""
    planner.reset()
    state = planner.state(reveal=True)
    state["tables"][TABLE] = {
        f"{number:024x}": {
            "id": f"{number:024x}",
            "dateFrom": f"{date(2010, 1, 1) + timedelta(days=number)}T00:00:00.000Z",
            "dateTo": f"{date(2010, 1, 1) + timedelta(days=number)}T00:00:00.000Z",
            "hoursPerDay": 8,
            "startFrom": None,
            "note": None,
            "_project": PITCH,
            "_resource": HANA,
            "_series": None,
        }
        for number in range(count)
    }
    planner.restore(state)


def least(times: int, call: Callable[[], Any]) -> float:
    """Return the least milliseconds that so many calls take of a processor, with their server.

    Both run in this process; what else the machine does is not counted.
    """
    taken = []
    for _ in range(times):
        begun = process_time()
        call()
        taken.append((process_time() - begun) * 1000)
    return min(taken)


@pytest.mark.parametrize(
    "window",
    [
        {"dateFrom": "2020-01-01", "dateTo": "2020-02-19"},
        {"projectId": PITCH, "from": "2020-01-01", "to": "2020-02-19"},
        {"dateFrom": str(date(2010, 1, 1) + timedelta(days=MANY - FEW))},
        {"dateTo": "2010-02-19"},
    ],
)
@pytest.mark.long
def test_a_window_costs_what_it_finds_and_not_what_there_is(
    planner: Understudy, kestrel: httpx.Client, window: dict[str, str]
) -> None:
    fill(planner, FEW)
    all_of_few = least(60, lambda: ids(kestrel))
    fill(planner, MANY)

    few_of_all = least(60, lambda: ids(kestrel, **window))

    assert len(ids(kestrel, **window)) == FEW
    assert few_of_all <= 3 * all_of_few


@pytest.mark.parametrize("path", [f"/projects/{PITCH}", f"/resources/{HANA}"])
@pytest.mark.long
def test_deleting_what_has_10_000_assignments_takes_less_than_a_tenth_of_a_second(
    planner: Understudy, kestrel: httpx.Client, path: str
) -> None:
    def fresh() -> float:
        fill(planner, MANY)
        return least(1, lambda: kestrel.delete(path).raise_for_status())

    taken = min(fresh() for _ in range(5))

    assert ids(kestrel) == []
    assert taken < 100
