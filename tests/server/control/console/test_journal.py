"""The journal on the console: its pages, what of them is shown, and its file."""

import re
from html import unescape

import httpx
import pytest
from tests.conftest import key
from tests.server.control.console.conftest import Reader, words


def test_the_journal_is_handed_out_as_a_har_file(reader: Reader, acme: httpx.Client) -> None:
    acme.get("/info")
    acme.get("/projects")

    answer = reader.read("/requests.har?operation=get_info")

    assert "understudy.har" in answer.headers["content-disposition"]
    assert len(answer.json()["log"]["entries"]) == 1
    assert key("1") not in answer.text


def test_of_a_large_body_the_page_shows_the_beginning(
    reader: Reader, acme: httpx.Client, control: httpx.Client
) -> None:
    acme.put("/info", content=key("1").encode() * 20_000)
    (noted,) = control.get("/journal").json()

    page = reader.read(f"/requests/exchange?number={noted['number']}")
    link = re.search(r'href="([^"]*)">all of it as JSON', page.text)
    assert link is not None
    (whole,) = reader.http.get(unescape(link[1])).json()

    assert "Body, 1340.0 kB, the beginning" in words(page)
    assert len(page.text) < 250_000
    assert "1" * 20 not in page.text
    assert whole == noted


def test_older_requests_are_a_link_away(reader: Reader, acme: httpx.Client) -> None:
    for number in range(103):
        acme.get(f"/projects?page={number}")

    newest = reader.read("/requests?method=GET")
    link = re.search(r'href="([^"]*before=[^"]*)">Older', newest.text)
    assert link is not None
    older = reader.http.get(unescape(link[1]))

    assert "103 requests, the newest 100 shown" in words(newest)
    assert "Newest" not in words(newest)
    assert [f"?page={number}" in words(older) for number in (0, 2, 3)] == [True, True, False]
    assert "Newest" in words(older)
    assert "every 2s" not in re.findall(r'<form id="filters"[^>]*>', older.text)[0]


@pytest.mark.parametrize("before", ["soon", "0", "-1", "9" * 5000, "\u00b2"])
def test_a_cursor_that_is_none_shows_the_newest(
    reader: Reader, acme: httpx.Client, before: str
) -> None:
    acme.get("/info")

    page = reader.http.get("/_understudy/console/requests", params={"before": before})

    assert page.status_code == 200
    assert "/v1/info" in words(page)


def test_a_filter_that_cannot_be_is_told_in_the_words_of_the_control_api(reader: Reader) -> None:
    page = reader.read("/requests?status=9")

    assert "status must be a status like 404 or a class like 4xx" in words(page)
    assert 'value="9"' in page.text


def test_a_download_with_such_a_filter_is_refused_too(reader: Reader) -> None:
    assert reader.read("/requests.har?status=9").status_code == 400
