"""What the console makes of the journal: filters, figures, colours, differences, faults."""

import re
from html import unescape

import httpx
import pytest
from tests.conftest import client, key
from tests.server.control.console.conftest import Reader, words

from understudy.testing import Understudy


def follow(reader: Reader, page: httpx.Response, text: str) -> httpx.Response:
    """Return the page that a link leads to."""
    link = re.search(rf'href="([^"]*)">{text}<', page.text)
    assert link is not None
    return reader.http.get(unescape(link[1]))


def numbers(mock: Understudy) -> list[int]:
    """Return the numbers of the requests, which go on from test to test."""
    return [entry.number for entry in mock.journal.list()]


def chosen(page: httpx.Response, field: str) -> str:
    """Return what a field of the form of faults holds."""
    found = re.search(
        rf'id="add_fault-{field}"[^>]*? value="([^"]*)"'
        rf'|id="add_fault-{field}"(?:(?!</select>).)*?value="([^"]*)" selected',
        page.text,
        re.DOTALL,
    )
    assert found is not None
    return unescape(found[1] or found[2] or "")


def test_requests_are_filtered_by_the_key_that_let_them_in(
    reader: Reader, acme: httpx.Client, mock: Understudy
) -> None:
    acme.get("/info")
    with client(mock, key("2")) as second:
        second.get("/projects")
    (first,) = [entry.key for entry in mock.journal.list() if entry.operation == "get_info"]

    page = reader.read(f"/requests?key={first}")

    assert "1 of 2 requests" in words(page)
    assert f'<option value="{first}" selected>{first}: CI pipeline' in page.text


def test_a_reader_is_told_that_older_requests_were_dropped(
    reader: Reader, acme: httpx.Client
) -> None:
    acme.get("/info")
    before = words(reader.read("/requests"))
    for _ in range(2):
        acme.put("/info", content=b"x" * 10_200_000)

    page = words(reader.read("/requests"))

    assert "dropped" not in before
    assert re.search(r"The journal keeps the newest: [12] older requests? w(as|ere) dropped", page)


def test_statuses_over_time_and_calls_are_drawn_and_said(
    reader: Reader, acme: httpx.Client, mock: Understudy
) -> None:
    acme.get("/info")
    acme.get("/info")
    mock.clock.advance("1h")
    acme.get("/projects/p_nope")

    page = reader.read("/requests")
    shapes = re.findall(r'<rect class="(\w+)" x="([\d.]+)"', page.text)

    assert (
        'aria-label="Statuses over time: 2 of 2xx, 1 of 4xx, '
        'from 2026-06-15 12:00:00 to 2026-06-15 13:00:00"' in page.text
    )
    assert shapes == [("good", "0.0"), ("warn", "390.0")]
    assert "get_info 2 get_project 1" in words(page)


def test_while_the_clock_stands_still_one_column_follows_the_other(
    reader: Reader, acme: httpx.Client
) -> None:
    acme.get("/info")
    acme.get("/projects/p_nope")

    page = reader.read("/requests")

    assert re.findall(r'<rect class="(\w+)" x="([\d.]+)"', page.text) == [
        ("good", "0.0"),
        ("warn", "10.0"),
    ]


def test_json_is_shown_in_colours_and_what_is_none_as_it_is(
    reader: Reader, acme: httpx.Client, mock: Understudy
) -> None:
    acme.post("/projects", json={"name": "Winter <b>", "theme": None, "totalBudget": 12.5})
    acme.put("/info", content=b'"<i>": not JSON')

    page, other = [reader.read(f"/requests/exchange?number={one}") for one in numbers(mock)]

    assert (
        '<span class="json-name">"name"</span>: '
        '<span class="json-text">"Winter &lt;b&gt;"</span>' in page.text
    )
    assert '<span class="json-number">12.5</span>' in page.text
    assert '<span class="json-word">null</span>' in page.text
    assert "&quot;&lt;i&gt;&quot;: not JSON" in other.text


def test_a_text_that_goes_on_beyond_the_colours_is_escaped_too(
    reader: Reader, acme: httpx.Client, mock: Understudy
) -> None:
    acme.put("/info", json=["<script>true 1</script>" * 3_000])

    page = reader.read(f"/requests/exchange?number={numbers(mock)[0]}")

    assert "&lt;script&gt;" in page.text
    assert "<script>" not in page.text


def test_two_requests_are_compared_line_by_line(
    reader: Reader, acme: httpx.Client, mock: Understudy
) -> None:
    acme.post("/projects", json={"name": "Winter Ball", "description": "Same"})
    acme.get("/info")
    acme.post("/projects", json={"name": "Summer Ball", "description": "Same"})
    one, _, other = numbers(mock)

    offered = reader.read(f"/requests/exchange?number={other}")
    page = reader.read(f"/requests/difference?one={one}&other={other}")
    only = [re.findall(rf"<{mark}>. (.*?)</{mark}>", page.text) for mark in ("del", "ins")]

    assert re.search(rf'name="one"[^>]* value="{one}"', offered.text)
    assert '  "name": "Winter Ball",' in unescape("\n".join(only[0]))
    assert '  "name": "Summer Ball",' in unescape("\n".join(only[1]))
    assert "Same" not in "".join([*only[0], *only[1]])
    assert key("1") not in page.text


def test_lines_far_from_any_difference_are_counted(
    reader: Reader, acme: httpx.Client, mock: Understudy
) -> None:
    acme.get("/projects")
    acme.get("/projects?x=1")
    one, other = numbers(mock)

    page = words(reader.read(f"/requests/difference?one={one}&other={other}"))

    assert "+ GET /v1/projects?x=1" in page
    assert re.search(r"… \d{2,} lines are the same", page)


@pytest.mark.parametrize("query", ["", "?one=x&other=x", "?one=999999999&other=-1"])
def test_what_cannot_be_compared_is_404(reader: Reader, query: str) -> None:
    assert reader.read(f"/requests/difference{query}").status_code == 404


def test_a_fault_is_made_of_a_request(reader: Reader, acme: httpx.Client, mock: Understudy) -> None:
    acme.get("/projects/p_summer_tour")
    names = ("operation", "method", "path", "status", "times")

    page = reader.read(f"/requests/exchange?number={numbers(mock)[0]}")
    form = follow(reader, page, "Make a fault of this request")
    reader.send("/faults", "add_fault", **{name: chosen(form, name) for name in names})

    assert [fault.path for fault in mock.faults.list()] == ["/v1/projects/p_summer_tour"]
    assert acme.get("/projects/p_autumn_gala").status_code == 200
    assert acme.get("/projects/p_summer_tour").status_code == 503
    assert acme.get("/projects/p_summer_tour").status_code == 200


def test_the_fault_of_a_refused_request_is_what_it_got(
    reader: Reader, acme: httpx.Client, mock: Understudy
) -> None:
    acme.get("/projects/p_nope")

    page = reader.read(f"/requests/exchange?number={numbers(mock)[0]}")

    assert chosen(follow(reader, page, "Make a fault of this request"), "status") == "404"
