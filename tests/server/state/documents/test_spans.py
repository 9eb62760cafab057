"""The index of spans finds what overlaps a window, in any history."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.spans import SpanIndex
from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.storage.storage import JournalStorage

DAYS = st.one_of(
    st.dates(date(2023, 12, 1), date(2024, 3, 31)), st.sampled_from([date.min, date.max])
)
SPANS = st.tuples(DAYS, DAYS).map(sorted)
BOUND = st.none() | DAYS.map(str)


def document(key: str, first: date, last: date, team: str = "") -> dict[str, str]:
    """Return something that goes on from one day to another."""
    return {"id": key, "begins": f"{first}T00:00:00.000Z", "ends": str(last), "team": team}


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | SPANS), max_size=20), BOUND, BOUND)
@settings(max_examples=60)
def test_what_overlaps_a_window_is_found_in_the_order_of_insertion(
    changes: list[tuple[str, list[date] | None]], first: str | None, last: str | None
) -> None:
    index, rows = SpanIndex("begins", "ends"), {}
    for key, span in changes:
        before = rows.pop(key, None) if span is None else rows.get(key)
        if span is not None:
            rows[key] = document(key, *span)
        if span is not None or before is not None:
            index.change(key, before, rows.get(key))
        if key < "c":
            # What was looked for in between changes nothing.
            index.find(first, None)

    found = index.find(first, last)

    assert [doc["id"] for doc in found] == [
        key
        for key, doc in rows.items()
        if (last or "9999-12-31") >= doc["begins"][:10] and doc["ends"] >= (first or "0001-01-01")
    ]


@pytest.fixture
def store() -> Store:
    """A store of one collection with two groups and a span."""
    visits = Collection("visits", groups=("team", "site"), span=("begins", "ends"))
    return Store(JournalStorage(None), {"planner": [visits]}, Ids(1))


@pytest.mark.parametrize("team", ["small", "large"])
def test_a_window_of_a_group_is_what_both_find(store: Store, team: str) -> None:
    visits = store.org("planner", "acme").visits
    start = date(2024, 2, 1)
    for number in range(400):
        day = start + timedelta(days=number // 10)
        group = "small" if number % 40 == 0 else "large"
        visits.put({**document(f"v{number}", day, day, group), "site": None})

    found = visits.matching({"team": team}, "2024-02-28", "2024-03-01")

    assert [doc["id"] for doc in found] == [
        f"v{number}" for number in range(270, 300) if (number % 40 == 0) == (team == "small")
    ]


def test_what_no_index_finds_is_a_fault_of_the_author(store: Store) -> None:
    visits = store.org("planner", "acme").visits

    with pytest.raises(TypeError, match="groups by team, site, none by colour"):
        visits.matching({"colour": "red"})


def test_days_of_one_field_are_found_from_one_on() -> None:
    visits = Collection("visits", days=("edited",))
    org = Store(JournalStorage(None), {"team": (visits,)}, Ids(1)).org("team", "acme")
    org.write(
        [("visits", {"id": str(day), "edited": f"2026-03-{day}T10:00:00"}) for day in (29, 30, 28)]
    )

    assert [each["id"] for each in org.visits.on_days("edited", "2026-03-29")] == ["29", "30"]
    with pytest.raises(TypeError, match="visits has days of edited, none of made"):
        org.visits.on_days("made", None)
