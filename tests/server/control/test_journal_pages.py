"""The journal in pages: what they hold together, where one ends, and what it costs."""

from collections.abc import Iterator
from http.client import HTTPConnection
from socket import create_connection
from typing import Any

import httpx
import pytest
from tests.conftest import key

from understudy.testing import Understudy

MANY = {f"a{number:04d}": "x" for number in range(2000)}
LONG_TO_SHOW = b"%70%70%5f" * 200_000


def follow(control: httpx.Client, url: str) -> Iterator[list[dict[str, Any]]]:
    """Yield the pages that lead from this one, as any client of the web follows them."""
    answer = control.get(url)
    while True:
        yield answer.json()
        if "prev" not in answer.links:
            return
        answer = control.get(answer.url.join(answer.links["prev"]["url"]))


def numbers(pages: list[list[dict[str, Any]]]) -> list[int]:
    """Return the numbers of all entries, oldest first."""
    return [entry["number"] for page in reversed(pages) for entry in page]


@pytest.fixture(scope="module")
def large() -> Iterator[Understudy]:
    """A stand-in with a journal of 60 requests of 2,000 headers each."""
    with Understudy(apis=("productionplanner",), journal_bytes=900_000_000) as mock:
        line = HTTPConnection(mock.root.removeprefix("http://"))
        for number in range(60):
            path = f"/v1/{'info' if number % 2 else 'projects'}?key={key('1')}"
            line.request("GET", path, headers=MANY)
            line.getresponse().read()
        line.close()
        yield mock


@pytest.fixture
def reader(large: Understudy) -> Iterator[httpx.Client]:
    """A client of its control plane."""
    root = f"{large.root}/_understudy"
    with httpx.Client(base_url=root, trust_env=False, timeout=30) as reader:
        yield reader


def test_what_a_client_usually_sends_is_one_page(acme: httpx.Client, control: httpx.Client) -> None:
    for _ in range(100):
        acme.get("/info")

    answer = control.get("/journal")

    assert (len(answer.json()), "link" in answer.headers) == (100, False)


def test_pages_hold_together_what_there_is_and_nothing_twice(reader: httpx.Client) -> None:
    pages = [*follow(reader, "/journal")]

    assert len(pages) > 1
    assert numbers(pages) == [*range(1, 61)]


def test_the_same_journal_makes_the_same_pages(reader: httpx.Client) -> None:
    assert [*follow(reader, "/journal")] == [*follow(reader, "/journal")]


def test_no_page_holds_more_than_can_be_shown_at_once(reader: httpx.Client) -> None:
    sizes = [len(page) for page in follow(reader, "/journal?limit=1000")]

    assert max(sizes) < 30
    assert min(sizes) > 0


def test_a_limit_is_the_size_of_a_page(acme: httpx.Client, control: httpx.Client) -> None:
    for _ in range(5):
        acme.get("/info")

    sizes = [len(page) for page in follow(control, "/journal?limit=2")]

    assert sizes == [2, 2, 1]


def test_where_a_page_holds_the_last_match_no_other_is_promised(
    acme: httpx.Client, control: httpx.Client
) -> None:
    for path in ("/info", "/nowhere", "/nowhere"):
        acme.get(path)

    assert "link" not in control.get("/journal?status=404&limit=2").headers


def test_filters_are_kept_from_page_to_page(reader: httpx.Client) -> None:
    pages = [*follow(reader, "/journal?text=PROJECTS&method=GET&limit=4&after=20")]

    assert {entry["path"] for page in pages for entry in page} == {"/v1/projects"}
    assert numbers(pages) == [*range(21, 61, 2)]
    assert {len(page) for page in pages} == {4}


def test_secrets_are_masked_on_every_page_unless_all_are_revealed(reader: httpx.Client) -> None:
    masked = [key("1") in str(page) for page in follow(reader, "/journal?limit=20")]
    shown = [key("1") in str(page) for page in follow(reader, "/journal?limit=20&reveal=true")]

    assert len(masked) > 2
    assert not any(masked)
    assert all(shown)


def test_a_key_that_is_created_between_two_pages_is_masked_on_the_second(
    stranger: httpx.Client, control: httpx.Client
) -> None:
    body = {"api": "productionplanner", "org": "org_acme", "name": "CI"}
    created = control.post("/keys", json=body).json()["key"]
    control.post("/reset")
    stranger.get(f"/info?copy={created}")
    stranger.get("/info")
    pages = follow(control, "/journal?limit=1")
    next(pages)

    control.post("/keys", json=body)

    assert created not in str(next(pages))


def test_what_is_sent_and_what_leaves_between_pages_comes_neither_twice_nor_to_harm() -> None:
    with Understudy(apis=("productionplanner",), journal_entries=6) as mock:
        for number in range(6):
            httpx.get(f"{mock.root}/{number}", trust_env=False)
        with httpx.Client(base_url=f"{mock.root}/_understudy", trust_env=False) as control:
            pages = follow(control, "/journal?limit=2")
            first = next(pages)
            for number in range(6, 9):
                httpx.get(f"{mock.root}/{number}", trust_env=False)

            assert [entry["path"] for entry in first] == ["/4", "/5"]
            assert [[entry["path"] for entry in page] for page in pages] == [["/3"]]


@pytest.mark.parametrize("before", [1, 10**30])
def test_a_cursor_beyond_the_end_finds_nothing_and_one_beyond_the_newest_all(
    acme: httpx.Client, control: httpx.Client, before: int
) -> None:
    control.delete("/journal")
    acme.get("/info")

    answer = control.get(f"/journal?before={before}&limit={10**30}")

    assert (answer.status_code, len(answer.json())) == (200, 0 if before == 1 else 1)
    assert "link" not in answer.headers


@pytest.mark.parametrize(
    ("before", "problem"),
    [("0", "before must be at least 1"), ("soon", "before must be an integer")],
)
@pytest.mark.parametrize("path", ["/journal", "/webhooks/deliveries"])
def test_a_cursor_that_is_none_is_refused(
    control: httpx.Client, path: str, before: str, problem: str
) -> None:
    answer = control.get(f"{path}?before={before}")

    assert (answer.status_code, answer.json()) == (400, {"error": problem})


def test_an_entry_that_is_too_much_for_a_page_is_one_by_itself(
    acme: httpx.Client, control: httpx.Client
) -> None:
    for path in ("/info", "/projects", "/info"):
        acme.put(path, content=LONG_TO_SHOW if path == "/projects" else b"")

    sizes = [len(page) for page in follow(control, "/journal")]

    assert sizes == [1, 1, 1]


def test_a_search_that_finds_nothing_in_much_leads_on_with_an_empty_page() -> None:
    with Understudy(apis=("productionplanner",), journal_bytes=900_000_000) as mock:
        for _ in range(9):
            httpx.put(f"{mock.root}/v1/info", content=b"x" * 10_000_000, trust_env=False)
        root = f"{mock.root}/_understudy"
        with httpx.Client(base_url=root, trust_env=False) as control:
            pages = [*follow(control, "/journal?text=y")]

            assert len(pages) > 1
            assert not any(pages)
            assert control.get("/journal/count?text=y").json() == {"count": 0}
            assert control.get("/journal/count?text=X").json() == {"count": 9}


def test_an_archive_comes_whole_however_much_there_is(reader: httpx.Client) -> None:
    entries = reader.get("/journal.har").json()["log"]["entries"]

    assert len(entries) == 60
    assert len(entries[0]["request"]["headers"]) > 2000
    assert reader.get("/journal.har?limit=0").status_code == 400
    assert len(reader.get("/journal.har?limit=2").json()["log"]["entries"]) == 2
    assert reader.get("/journal.har?text=nowhere").json()["log"]["entries"] == []


def test_a_space_leads_to_its_own_pages(mock: Understudy) -> None:
    with mock.spaces.open() as space:
        for _ in range(3):
            httpx.get(f"{space.url('productionplanner')}/info", trust_env=False)
        root = f"{space.root}/_understudy"
        with httpx.Client(base_url=root, trust_env=False) as control:
            assert [len(page) for page in follow(control, "/journal?limit=2")] == [2, 1]


def test_the_client_and_its_limit_follow_the_pages(large: Understudy) -> None:
    assert [entry.number for entry in large.journal.list()] == [*range(1, 61)]
    assert [entry.number for entry in large.journal.list(limit=40)] == [*range(21, 61)]
    assert [entry.number for entry in large.journal.list(before=3)] == [1, 2]


def test_a_name_of_a_header_says_nothing_to_a_shell(
    stranger: httpx.Client, control: httpx.Client
) -> None:
    stranger.get("/info", headers={"x-`id`-token": "Bearer secret-12345"})

    assert "-H 'x-`id`-token: Bearer '\"$KEY\"" in control.get("/journal").json()[0]["curl"]


def test_a_client_that_knows_no_chunks_gets_the_archive_with_its_length() -> None:
    with Understudy(apis=("productionplanner",)) as mock:
        host, port = mock.root.removeprefix("http://").split(":")
        ask = b"GET /_understudy/journal.har HTTP/1.0\r\nHost: localhost\r\n\r\n"
        with create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(ask)
            answer = b"".join(iter(lambda: connection.recv(65536), b""))

    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"\r\ncontent-length: %d" % len(body) in head
    assert b"transfer-encoding" not in head
    assert b'"entries":[]' in body
