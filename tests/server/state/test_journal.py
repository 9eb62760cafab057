"""The request journal: what it keeps, and what it lets go."""

from typing import Any

from understudy.server.state.journal import Entry, Journal


def entry(path: str = "/v1/info", body: bytes = b"", **changes: Any) -> Entry:
    fields: dict[str, Any] = {
        "at": "2026-06-01T12:00:00.000Z",
        "api": "productionplanner",
        "operation": "get_info",
        "method": "GET",
        "path": path,
        "query": "",
        "status": 200,
        "duration_ms": 0.4,
        "request_headers": [(b"host", b"127.0.0.1")],
        "request_body": b"",
        "response_headers": [],
        "response_body": body,
    }
    return Entry(**{**fields, **changes})


def paths(journal: Journal) -> list[str]:
    return [kept.path for kept in journal.list()]


def test_entries_are_listed_oldest_first() -> None:
    journal = Journal()
    journal.record(entry("/a"))
    journal.record(entry("/b"))

    assert paths(journal) == ["/a", "/b"]


def test_an_entry_is_kept_as_it_is() -> None:
    journal = Journal()
    recorded = entry(body=b"\xff\x00", api=None, operation=None)

    journal.record(recorded)

    assert journal.list() == [recorded]


def test_the_oldest_gives_way_when_there_are_too_many() -> None:
    journal = Journal(entries=2)
    for path in ("/a", "/b", "/c"):
        journal.record(entry(path))

    assert (paths(journal), journal.count) == (["/b", "/c"], 2)


def test_the_oldest_give_way_when_they_are_too_large() -> None:
    journal = Journal(octets=10_000)
    journal.record(entry("/a", b"x" * 4_000))
    journal.record(entry("/b", b"x" * 4_000))
    journal.record(entry("/c", b"x" * 4_000))

    assert paths(journal) == ["/b", "/c"]


def test_requests_and_headers_count_as_well() -> None:
    journal = Journal(octets=10_000)
    journal.record(entry("/a", request_body=b"x" * 4_000))
    journal.record(entry("/b", request_headers=[(b"cookie", b"x" * 4_000)]))
    journal.record(entry("/c", response_headers=[(b"x" * 4_000, b"")]))

    assert paths(journal) == ["/b", "/c"]


def test_the_newest_stays_however_large() -> None:
    journal = Journal(octets=1_000)
    journal.record(entry("/a"))
    journal.record(entry("/huge", b"x" * 50_000))

    assert paths(journal) == ["/huge"]


def test_after_a_huge_entry_small_ones_fit_again() -> None:
    journal = Journal(octets=2_000)
    for path, size in (("/huge", 50_000), ("/a", 10), ("/b", 10)):
        journal.record(entry(path, b"x" * size))

    assert paths(journal) == ["/a", "/b"]


def test_clearing_forgets_everything() -> None:
    journal = Journal(octets=2_000)
    journal.record(entry("/a", b"x" * 1_000))

    journal.clear()

    assert (journal.list(), journal.count) == ([], 0)


def test_after_clearing_there_is_room_for_as_much_as_before() -> None:
    journal = Journal(octets=2_400)
    journal.record(entry("/a", b"x" * 1_500))
    journal.clear()
    for path in ("/b", "/c"):
        journal.record(entry(path, b"x" * 500))

    assert paths(journal) == ["/b", "/c"]


def test_the_list_is_not_the_journal_itself() -> None:
    journal = Journal()
    journal.record(entry())

    journal.list().clear()

    assert journal.count == 1
