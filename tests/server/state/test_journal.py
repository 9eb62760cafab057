"""The request journal: what it keeps, and what it lets go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.server.state.exchanges import EXCHANGE, NOON, row

from understudy.server.state.journal import PORTION, Entry, Journal, Wanted

ALL = Wanted()


def found(journal: Journal, wanted: Wanted = ALL) -> list[Entry]:
    """Return the entries that a search comes upon, oldest first."""
    return [step.found for step in journal.search(wanted) if step.found][::-1]


def paths(journal: Journal) -> list[str]:
    return [kept.path for kept in found(journal)]


def test_entries_are_listed_oldest_first() -> None:
    journal = Journal()
    journal.record(row("/a"))
    journal.record(row("/b"))

    assert paths(journal) == ["/a", "/b"]


def test_an_entry_is_kept_as_it_is() -> None:
    journal = Journal()

    journal.record(row(body=b"\xff\x00", api=None, operation=None))

    assert found(journal) == [
        replace(EXCHANGE, response_body=b"\xff\x00", api=None, operation=None, number=1)
    ]


def test_an_entry_reads_as_it_was_on_the_wire() -> None:
    journal = Journal()
    headers = [(b"accept", b""), (b"x-twice", b"1"), (b"x-twice", b"2")]
    journal.record(row(request_headers=headers, query_string=b"a=%C3%A4"))

    (entry,) = found(journal)

    assert entry.at == "2026-06-01T12:00:00.000Z"
    assert entry.query == "a=%C3%A4"
    assert entry.request_headers == headers
    assert entry.response_headers == []


def test_the_oldest_gives_way_when_there_are_too_many() -> None:
    journal = Journal(entries=2)
    for path in ("/a", "/b", "/c"):
        journal.record(row(path))

    assert (paths(journal), journal.count) == (["/b", "/c"], 2)


def test_the_oldest_give_way_when_they_are_too_large() -> None:
    journal = Journal(octets=10_000)
    journal.record(row("/a", b"x" * 4_000))
    journal.record(row("/b", b"x" * 4_000))
    journal.record(row("/c", b"x" * 4_000))

    assert paths(journal) == ["/b", "/c"]


def test_requests_and_headers_count_as_well() -> None:
    journal = Journal(octets=10_000)
    journal.record(row("/a", request_body=b"x" * 4_000))
    journal.record(row("/b", request_headers=[(b"cookie", b"x" * 4_000)]))
    journal.record(row("/c", response_headers=[(b"x" * 4_000, b"")]))

    assert paths(journal) == ["/b", "/c"]


def test_the_newest_stays_however_large() -> None:
    journal = Journal(octets=1_000)
    journal.record(row("/a"))
    journal.record(row("/huge", b"x" * 50_000))

    assert paths(journal) == ["/huge"]


def test_after_a_huge_entry_small_ones_fit_again() -> None:
    journal = Journal(octets=2_000)
    for path, size in (("/huge", 50_000), ("/a", 10), ("/b", 10)):
        journal.record(row(path, b"x" * size))

    assert paths(journal) == ["/a", "/b"]


def test_clearing_forgets_everything() -> None:
    journal = Journal(octets=2_000)
    journal.record(row("/a", b"x" * 1_000))

    journal.clear()

    assert (found(journal), journal.count) == ([], 0)


def test_after_clearing_there_is_room_for_as_much_as_before() -> None:
    journal = Journal(octets=2_400)
    journal.record(row("/a", b"x" * 1_500))
    journal.clear()
    for path in ("/b", "/c"):
        journal.record(row(path, b"x" * 500))

    assert paths(journal) == ["/b", "/c"]


def test_a_search_goes_through_what_was_held_when_it_began() -> None:
    journal = Journal(entries=2)
    for path in ("/a", "/b"):
        journal.record(row(path))
    steps = journal.search(ALL)

    journal.record(row("/c"))
    journal.clear()

    assert [step.found.path for step in steps if step.found] == ["/b", "/a"]


def test_an_entry_is_found_by_its_number() -> None:
    journal = Journal(entries=2)
    for path in ("/a", "/b", "/c"):
        journal.record(row(path))

    got = [journal.get(number) for number in range(5)]

    assert [entry.path if entry else None for entry in got] == [None, None, "/b", "/c", None]


@pytest.mark.parametrize("place", [0, PORTION - 3, PORTION, 2 * PORTION - 6])
def test_a_text_is_found_across_the_portions_of_a_body(place: int) -> None:
    journal = Journal()
    journal.record(row(body=b"x" * place + b"Needle" + b"x" * (2 * PORTION - place)))

    steps = [*journal.search(Wanted(text="nEEDLE"))]

    assert steps[-1].found is not None
    assert max(step.octets for step in steps) < PORTION + len("needle")


def test_numbers_go_on_when_entries_leave_and_after_clearing() -> None:
    journal = Journal(entries=2)
    for _ in range(3):
        journal.record(row())
    before = [entry.number for entry in found(journal)]
    journal.clear()
    journal.record(row())

    assert (before, [entry.number for entry in found(journal)]) == ([2, 3], [4])


@pytest.fixture
def mixed() -> Journal:
    """A journal of four exchanges that differ in everything that can be asked for."""
    journal = Journal()
    journal.record(row("/one"))
    journal.record(row("/two", method="POST", status=404, key="key_a"))
    journal.record(row("/three", api="other", operation="list_jobs", status=429))
    journal.record(row("/four", when=NOON + timedelta(hours=1), status=0))
    return journal


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        (Wanted(), ["/one", "/two", "/three", "/four"]),
        (Wanted(api="other"), ["/three"]),
        (Wanted(operation="get_info"), ["/one", "/two", "/four"]),
        (Wanted(method="POST"), ["/two"]),
        (Wanted(status="404"), ["/two"]),
        (Wanted(status="4xx"), ["/two", "/three"]),
        (Wanted(status="0"), ["/four"]),
        (Wanted(key="key_a"), ["/two"]),
        (Wanted(since=NOON + timedelta(minutes=1)), ["/four"]),
        (Wanted(since=NOON), ["/one", "/two", "/three", "/four"]),
        (Wanted(after=2), ["/three", "/four"]),
        (Wanted(before=3), ["/one", "/two"]),
        (Wanted(after=1, before=4), ["/two", "/three"]),
        (Wanted(after=3, before=2), []),
        (Wanted(api="other", method="POST"), []),
    ],
)
def test_what_is_wanted_is_found_oldest_first(
    mixed: Journal, wanted: Wanted, paths: list[str]
) -> None:
    assert [entry.path for entry in found(mixed, wanted)] == paths


def test_what_gave_way_is_counted_until_the_journal_is_emptied() -> None:
    journal = Journal(entries=2)
    for _ in range(5):
        journal.record(row())
    dropped = journal.dropped

    journal.clear()

    assert (dropped, journal.dropped) == (3, 0)
