"""The diary answers as a plain model does, at the changes of the clocks and the year too."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.forwardplanner.calls import LAURENTIDES, NORTHSTAR, asked, caller
from tests.server.forwardplanner.plain_model import Event, by_day, in_london, since

from understudy.catalog import find
from understudy.testing import Understudy

# Around both changes of the clocks, the ends of years, and a leap day.
EDGES = [date(2025, 12, 31), date(2026, 3, 29), date(2026, 10, 25), date(2024, 2, 29)]
DAYS = st.builds(
    lambda edge, step: edge + timedelta(days=step), st.sampled_from(EDGES), st.integers(-3, 3)
)
INSTANTS = st.builds(
    lambda edge, seconds: (
        datetime(edge.year, edge.month, edge.day, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    st.sampled_from(EDGES),
    st.sampled_from([-1, 0, 59, 60, 3_599, 3_600, 7_199, 7_200, 86_399, 86_400]),
)
EVENTS = st.fixed_dictionaries(
    {
        "at": INSTANTS,
        "first": DAYS,
        "days": st.integers(0, 4),
        "time": st.sampled_from(["", "00:00:00", "09:30:00", "23:59:00"]),
        "products": st.sampled_from([[4], [10], [4, 10]]),
        "deleted": st.booleans(),
    }
)
PAGES = st.fixed_dictionaries(
    {}, optional={"limit": st.integers(1, 5), "offset": st.integers(0, 5)}
)
ASKED = st.lists(
    st.tuples(st.sampled_from([4, 10]), DAYS, DAYS, INSTANTS, PAGES), min_size=1, max_size=3
)
Asked = tuple[int, date, date, datetime, dict[str, int]]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Understudy]:
    """A stand-in with its accounts and an empty diary."""
    folder = tmp_path_factory.mktemp("fixtures")
    shutil.copytree(find("forwardplanner").fixtures, folder / "forwardplanner")
    (folder / "forwardplanner" / "events.json").write_text("[]")
    with Understudy(apis=("forwardplanner",), seed=1, fixtures=folder) as serving:
        yield serving


def made(planner: Understudy, rows: list[dict[str, Any]]) -> list[Event]:
    """Make events, each at its instant, and return them as they are stored."""
    events = []
    for row in rows:
        planner.clock.freeze(row["at"])
        days = {"startDate": str(row["first"])}
        days["endDate"] = str(row["first"] + timedelta(days=row["days"]))
        (change,) = planner.stage(
            "make_event",
            "northstar",
            fields={**days, "time": row["time"]},
            products=row["products"],
        )
        assert change.document is not None
        if row["deleted"]:
            item = change.document["itemId"]
            (change,) = planner.stage("delete_event", "northstar", event=item)
        assert change.document is not None
        events.append({**change.document, "_productIds": row["products"]})
    return events


def part_of(found: list[int], page: dict[str, int]) -> list[int]:
    """Return a page of what is found."""
    first = page.get("offset", 0)
    return found[first : first + page.get("limit", 1_000)]


def compare(client: httpx.Client, events: list[Event], asked_for: Asked) -> None:
    """Ask the three lists, and compare with the model."""
    product, *ends, instant, page = asked_for
    first, last = sorted(end for end in ends if isinstance(end, date))
    minute = instant.replace(second=0)
    assert asked(client, "date", date=f"{first:%Y%m%d}", **page) == part_of(
        by_day(events, product, first, first), page
    )
    days = {"startDate": f"{first:%Y%m%d}", "endDate": f"{last:%Y%m%d}"}
    assert asked(client, "between", **days, **page) == part_of(
        by_day(events, product, first, last), page
    )
    edit = {"date": f"{minute:%Y%m%d}", "time": f"{minute:%H%M}"}
    assert asked(client, "latest", **edit, **page) == part_of(since(events, product, minute), page)


def check(planner: Understudy, rows: list[dict[str, Any]], questions: list[Asked]) -> None:
    """Compare what is answered after some events were made."""
    planner.reset()
    new = made(planner, rows)
    accounts = {4: NORTHSTAR, 10: LAURENTIDES}
    tokens = {number: planner.accounts.sign_in(name).token for number, name in accounts.items()}
    for question in questions:
        with caller(planner, tokens[question[0]]) as client:
            compare(client, new, question)
    for event in new:
        for name in ("createdDate", "lastEditDate"):
            utc = datetime.fromisoformat(event[f"{name}Utc"]).replace(tzinfo=UTC)
            assert event[name] == in_london(utc).isoformat()


@given(st.lists(EVENTS, max_size=4), ASKED)
@settings(max_examples=12, derandomize=True, deadline=None, database=None)
def test_lists_answer_as_a_plain_model_does(
    plain: Understudy, rows: list[dict[str, Any]], questions: list[Asked]
) -> None:
    check(plain, rows, questions)


@pytest.mark.long
@given(st.lists(EVENTS, max_size=6), ASKED)
@settings(max_examples=1_000, deadline=None, database=None)
def test_lists_answer_as_a_plain_model_does_in_a_thousand_cases(
    plain: Understudy, rows: list[dict[str, Any]], questions: list[Asked]
) -> None:
    check(plain, rows, questions)


@pytest.mark.parametrize(
    ("instant", "local"),
    [
        ("2026-03-29T00:59:59Z", "2026-03-29T00:59:59"),
        ("2026-03-29T01:00:00Z", "2026-03-29T02:00:00"),
        ("2026-10-25T00:59:59Z", "2026-10-25T01:59:59"),
        ("2026-10-25T01:00:00Z", "2026-10-25T01:00:00"),
        ("2026-12-31T23:59:59Z", "2026-12-31T23:59:59"),
    ],
)
def test_the_twins_of_an_edit_are_right_at_each_change_of_the_clocks(
    planner: Understudy, instant: str, local: str
) -> None:
    planner.clock.freeze(instant)

    (change,) = planner.stage("change_event", "northstar", event=4112001, fields={"summary": "x"})

    assert change.document is not None
    assert change.document["lastEditDate"] == local
    assert change.document["lastEditDateUtc"] == instant[:-1]
