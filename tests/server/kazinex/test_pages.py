"""Pages of every list: from 1, of 50 rows unless a query says otherwise, at most 200."""

import httpx
import pytest
from tests.server.kazinex.harbour import NORTH, STUDY, listed, made, refusal

LISTS = (
    "/projects",
    f"/projects/{NORTH}/schedules",
    f"/projects/{NORTH}/activities",
    f"/projects/{NORTH}/baselines",
    "/users",
    "/webhooks",
)


@pytest.mark.parametrize("path", LISTS)
def test_pages_put_together_are_the_whole_list(harbour: httpx.Client, path: str) -> None:
    whole = harbour.get(path).json()
    total = whole["meta"]["total"]

    pages = [harbour.get(path, params={"page": n + 1, "per_page": 1}).json() for n in range(total)]

    assert [page["data"] for page in pages] == [[row] for row in whole["data"]]
    assert [page["meta"] for page in pages] == [
        {"total": total, "page": number + 1} for number in range(total)
    ]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_past_the_end_is_empty_and_counts_all(harbour: httpx.Client, path: str) -> None:
    total = harbour.get(path).json()["meta"]["total"]

    answer = harbour.get(path, params={"page": 1_000_000})

    assert answer.json() == {"data": [], "meta": {"total": total, "page": 1_000_000}}


@pytest.mark.parametrize("path", [*LISTS, f"/projects/{STUDY}/resources"])
@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("page", "0", "page must be at least 1"),
        ("page", "-1", "page must be at least 1"),
        ("page", "one", "page must be an integer"),
        ("page", "", "page must be an integer"),
        ("per_page", "0", "per_page must be at least 1"),
        ("per_page", "201", "per_page must be at most 200"),
        ("per_page", "1.5", "per_page must be an integer"),
    ],
)
def test_what_is_no_page_is_400(
    harbour: httpx.Client, path: str, name: str, value: str, problem: str
) -> None:
    assert refusal(harbour.get(path, params={name: value})) == (400, "invalid_input", problem)


def test_a_page_has_50_rows_unless_it_is_said_otherwise(harbour: httpx.Client) -> None:
    for number in range(48):
        made(harbour, f"P{number}")

    assert len(listed(harbour, "/projects")) == 50
    assert len(listed(harbour, "/projects", page=2)) == 1
    assert len(listed(harbour, "/projects", per_page=200, other="x")) == 51
