"""The console's pages over HTTP: where they are, what they carry, what they refuse."""

import re

import httpx
import pytest
from tests.server.control.console.conftest import Reader, words

PAGES = (
    "",
    "/integrations",
    "/requests",
    "/time",
    "/faults",
    "/webhooks",
    "/data",
    "/data/staging",
    "/data/state",
    "/status",
)


@pytest.mark.parametrize("path", ["/_understudy", "/_understudy/"])
def test_the_root_of_the_control_plane_leads_to_the_console(reader: Reader, path: str) -> None:
    answer = reader.http.get(path)

    assert answer.status_code == 307
    assert answer.headers["location"] == "/_understudy/console"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_comes_with_a_strict_policy_and_is_kept_nowhere(reader: Reader, path: str) -> None:
    page = reader.read(path)

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-understudy"]
    assert page.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_neither_script_nor_style(reader: Reader, path: str) -> None:
    text = reader.read(path).text

    assert re.findall(r"<script(?![^>]* src=)|<style| style=| on\w+=|javascript:", text) == []


def test_a_page_answers_at_a_trailing_slash_too(reader: Reader) -> None:
    assert reader.read("/faults/").text == reader.read("/faults").text


def test_head_asks_for_a_page_without_its_body(reader: Reader) -> None:
    answer = reader.http.head("/_understudy/console")

    assert answer.status_code == 200
    assert answer.content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/requests/exchange?number=99",
        "/webhooks/delivery?id=x",
        "/data/document?api=productionplanner&id=x&collection=projects",
        "/data/document?api=productionplanner&id=x&collection=elsewhere",
    ],
)
def test_what_is_not_there_is_404_on_a_page_that_leads_back(reader: Reader, path: str) -> None:
    page = reader.read(path)

    assert page.status_code == 404
    assert "Not here" in words(page)
    assert 'href="/_understudy/console"' in page.text


def test_other_methods_are_405(reader: Reader) -> None:
    answer = reader.http.put("/_understudy/console/faults")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_a_page_outside_the_console_stays_what_it_was(reader: Reader) -> None:
    assert reader.http.get("/_understudy/consoles").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.test"}, {"Origin": "http://evil.test"}, {"Origin": "null"}],
    ids=["host", "origin", "null"],
)
def test_a_stranger_in_the_web_gets_no_page(reader: Reader, headers: dict[str, str]) -> None:
    answer = reader.http.get("/_understudy/console", headers=headers)

    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/json"


def test_a_form_from_elsewhere_is_refused_and_changes_nothing(
    reader: Reader, control: httpx.Client
) -> None:
    sent = {"act": "add_fault", "status": "500", "csrf": "0" * 64}

    page = reader.http.post("/_understudy/console/faults", data=sent)

    assert page.status_code == 403
    assert "Nothing was changed." in words(page)
    assert control.get("/faults").json() == []


def test_a_form_that_was_refused_keeps_what_was_typed(reader: Reader) -> None:
    page = reader.send("/faults", "add_fault", status="5<3", path="/v1/*", times="2")

    assert page.status_code == 400
    assert "status must be an integer" in words(page)
    assert 'value="5&lt;3"' in page.text
    assert 'value="/v1/*"' in page.text
    assert re.search(r'id="add_fault-status"[^>]*aria-invalid="true"', page.text)


def test_an_act_that_a_page_does_not_have_is_refused(reader: Reader) -> None:
    page = reader.send("/faults", "reset")

    assert page.status_code == 400
    assert "act must be one of add_fault, remove_fault, clear_faults" in words(page)


def test_a_body_that_is_no_form_is_refused(reader: Reader) -> None:
    answer = reader.http.post(
        "/_understudy/console/faults",
        content=b"--x",
        headers={"Content-Type": "multipart/form-data"},
    )

    assert answer.status_code == 400
