"""Filters: windows by days, open on one side or none, by project and by resource."""

from datetime import date
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.server.resourceplanner.workspaces import (
    ASSIGNMENTS,
    BRAND,
    HANA,
    JORDAN,
    KESTREL,
    NOOR,
    UNKNOWN,
    WEBSITE,
    ids,
    listed,
)

from understudy.testing import Understudy

TABLE = f"resourceplanner:{KESTREL}:assignments"


def numbers(kestrel: httpx.Client, **query: str) -> list[int]:
    """Return which assignments of the demo data fit, as their numbers."""
    return [ASSIGNMENTS.index(key) + 1 for key in ids(kestrel, **query)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, list(range(1, 13))),
        ({"dateFrom": "2025-11-28"}, [11, 12]),
        ({"dateFrom": "2025-11-29"}, [12]),
        ({"dateTo": "2025-10-03"}, [1, 2]),
        ({"dateTo": "2025-09-30"}, []),
        ({"dateFrom": "2025-10-31", "dateTo": "2025-11-01"}, [6]),
        ({"dateFrom": "2025-10-17", "dateTo": "2025-10-17"}, [4, 5]),
        ({"dateFrom": "2025-10-22", "dateTo": "2025-10-26"}, []),
        ({"dateFrom": "2025-11-06", "dateTo": "2025-10-28"}, [6]),
        ({"from": "2025-11-29"}, [12]),
        ({"to": "2025-10-03"}, [1, 2]),
        ({"from": "2025-10-04", "to": "2025-10-04"}, [3]),
        ({"dateFrom": "2025-11-29", "from": "2025-10-01"}, [12]),
        ({"dateFrom": "2025-11-29T23:00:00-05:00"}, [12]),
        ({"dateTo": "2025-10-03T00:00:00.000+02:00"}, [1, 2]),
        ({"projectId": BRAND, "dateFrom": "2025-10-21", "dateTo": "2025-11-10"}, [5, 7, 8]),
        ({"projectId": WEBSITE, "resourceId": HANA}, [6]),
        ({"resourceId": NOOR, "dateFrom": "2025-11-20"}, [11]),
        ({"projectId": UNKNOWN}, []),
        ({"resourceId": UNKNOWN, "dateFrom": "2025-10-01"}, []),
        ({"page": "2", "limit": "1", "resourceId": NOOR}, [10, 11]),
    ],
)
def test_what_fits_every_filter_is_listed_in_the_order_of_its_making(
    kestrel: httpx.Client, query: dict[str, str], found: list[int]
) -> None:
    assert numbers(kestrel, **query) == found


@pytest.mark.parametrize("name", ["dateFrom", "dateTo", "from", "to"])
@pytest.mark.parametrize("day", ["2025-02-29", "yesterday", ""])
def test_a_filter_that_is_no_day_is_refused(kestrel: httpx.Client, name: str, day: str) -> None:
    answer = kestrel.get("/assignments", params={name: day})

    told = f"{name} must be a day like 2025-10-01, or an instant of it"
    assert (answer.status_code, answer.json()) == (400, {"error": told})


DAYS = st.dates(date(2024, 2, 20), date(2024, 3, 10)) | st.dates()
ROWS = st.lists(
    st.tuples(
        st.tuples(DAYS, DAYS).map(sorted),
        st.sampled_from([WEBSITE, BRAND]),
        st.sampled_from([JORDAN, HANA]),
    ),
    max_size=12,
)
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "projectId": st.sampled_from([WEBSITE, BRAND, UNKNOWN]),
        "resourceId": st.sampled_from([JORDAN, HANA, UNKNOWN]),
        **{name: DAYS.map(str) for name in ("dateFrom", "dateTo", "from", "to")},
    },
)


def stored(number: int, row: tuple[list[date], str, str]) -> dict[str, Any]:
    """Return an assignment as it is stored."""
    (first, last), project, resource = row
    return {
        "id": f"{number:024x}",
        "dateFrom": f"{first}T00:00:00.000Z",
        "dateTo": f"{last}T00:00:00.000Z",
        "hoursPerDay": 8,
        "startFrom": None,
        "note": None,
        "_project": project,
        "_resource": resource,
        "_series": None,
    }


def fits(row: dict[str, Any], query: dict[str, str]) -> bool:
    """Whether an assignment passes, by a plain reading of the filters."""
    first = query.get("dateFrom", query.get("from", "0001-01-01"))
    last = query.get("dateTo", query.get("to", "9999-12-31"))
    return (
        row["_project"] == query.get("projectId", row["_project"])
        and row["_resource"] == query.get("resourceId", row["_resource"])
        and row["dateTo"][:10] >= first
        and row["dateFrom"][:10] <= last
    )


def judge(planner: Understudy, kestrel: httpx.Client, examples: int) -> None:
    """Compare filters with their plain reading, on so many generated contents."""
    state = planner.state(reveal=True)

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(ROWS, st.lists(QUERIES, min_size=1, max_size=4))
    def compare(rows: list[tuple[list[date], str, str]], queries: list[dict[str, str]]) -> None:
        content = [stored(number, row) for number, row in enumerate(rows)]
        state["tables"][TABLE] = {row["id"]: row for row in content}
        planner.restore(state)
        for query in queries:
            found = [row["id"] for row in listed(kestrel, "assignment", **query)]
            assert found == [row["id"] for row in content if fits(row, query)], query

    compare()


def test_filters_are_what_a_plain_reading_says(planner: Understudy, kestrel: httpx.Client) -> None:
    judge(planner, kestrel, 15)


@pytest.mark.long
def test_filters_are_what_a_plain_reading_says_of_a_thousand_contents(
    planner: Understudy, kestrel: httpx.Client
) -> None:
    judge(planner, kestrel, 1000)
