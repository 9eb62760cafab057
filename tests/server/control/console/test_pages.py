"""The console's pages over HTTP: where they are, what they carry, what they refuse."""

import re
from dataclasses import replace

import httpx
import pytest
from tests.conftest import key
from tests.server.control.console.conftest import Reader, reader_of, words

from understudy.server.apis.productionplanner import settings
from understudy.testing import Understudy

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


def test_nothing_of_the_console_stands_in_the_journal(
    reader: Reader, control: httpx.Client
) -> None:
    reader.read()

    assert control.get("/journal/count").json() == {"count": 0}


def test_a_space_has_a_console_of_its_own(mock: Understudy, reader: Reader) -> None:
    with mock.spaces.open() as space, (there := reader_of(space.root)).http:
        there.send("/faults", "add_fault", outcome="status", status="503")
        home = there.http.get("/_understudy/")

        assert home.headers["location"].endswith(f"{space.id}/_understudy/console")
        assert [fault.status for fault in space.faults.list()] == [503]
        assert space.id in words(there.read())
        assert f"{space.id}/_understudy/console/faults" in there.read().text
    assert mock.faults.list() == []


def test_keys_are_masked_until_one_is_asked_for(reader: Reader) -> None:
    masked = reader.read("/integrations?api=productionplanner&org=org_acme")
    shown = reader.read("/integrations?api=productionplanner&org=org_acme&reveal=key_acme_ci")

    assert key("1") not in masked.text
    assert key("1") in shown.text
    assert key("2") not in shown.text


def test_the_journal_is_handed_out_as_a_har_file(reader: Reader, acme: httpx.Client) -> None:
    acme.get("/info")
    acme.get("/projects")

    answer = reader.read("/requests.har?operation=get_info")

    assert "understudy.har" in answer.headers["content-disposition"]
    assert len(answer.json()["log"]["entries"]) == 1
    assert key("1") not in answer.text


def test_a_filter_that_cannot_be_is_told_in_the_words_of_the_control_api(reader: Reader) -> None:
    page = reader.read("/requests?status=9")

    assert "status must be a status like 404 or a class like 4xx" in words(page)
    assert 'value="9"' in page.text


def test_a_download_with_such_a_filter_is_refused_too(reader: Reader) -> None:
    assert reader.read("/requests.har?status=9").status_code == 400


def test_the_state_goes_out_and_in_again(reader: Reader, acme: httpx.Client) -> None:
    exported = reader.read("/state.json?reveal=true")
    acme.post("/projects", json={"name": "Winter Ball"})

    page = reader.http.post(
        "/_understudy/console/data/state",
        data={"csrf": reader.mark("/data/state"), "act": "import_state"},
        files={"file": ("state.json", exported.content)},
    )

    assert page.status_code == 200
    assert "Imported: " in words(page)
    assert "Winter Ball" not in acme.get("/projects").text


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "file is required"), (b"{", "must be valid JSON"), (b"{}", "tables is required")],
)
def test_a_file_that_is_no_state_is_refused(reader: Reader, content: bytes, problem: str) -> None:
    page = reader.http.post(
        "/_understudy/console/data/state",
        data={"csrf": reader.mark("/data/state"), "act": "import_state"},
        files={"file": ("state.json", content)},
    )

    assert page.status_code == 400
    assert problem in words(page)


def test_where_no_api_sends_webhooks_the_page_says_so() -> None:
    with Understudy(apis=("productionplanner",)) as mock, (reader := reader_of(mock.root)).http:
        assert "ProductionPlanner.io API sends no webhooks" in words(reader.read("/webhooks"))


@pytest.mark.parametrize(
    ("kind", "hint"), [("once", "it is not shown again"), ("single", "creating one replaces it")]
)
def test_a_key_is_shown_as_its_api_shows_keys(
    kind: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = replace(settings.KEY_POLICY, kind=kind)
    monkeypatch.setattr(settings, "KEY_POLICY", policy)
    with Understudy(apis=("productionplanner",)) as mock, (reader := reader_of(mock.root)).http:
        org = {"api": "productionplanner", "org": "org_empty"}

        page = reader.send("/integrations", "create_key", name="CI", **org)
        later = reader.read("/integrations?org=org_empty")

        assert hint in words(page)
        assert re.search(r"pp_[0-9a-f]{64}", page.text)
        assert not re.search(r"pp_[0-9a-f]{64}", later.text)
        assert ("Reveal" in words(later)) is (kind == "single")


def test_many_documents_are_shown_page_by_page(reader: Reader, acme: httpx.Client) -> None:
    for number in range(60):
        acme.post("/projects", json={"name": f"Project {number}"})
    place = "/data?api=productionplanner&org=org_acme&collection=projects"

    first, second = reader.read(place), reader.read(f"{place}&from=50")

    assert "1 to 50 of 66" in words(first)
    assert "51 to 66 of 66" in words(second)
    assert "Project 59" not in first.text
    assert "Project 59" in second.text


def test_what_clients_send_is_shown_and_never_run(reader: Reader, acme: httpx.Client) -> None:
    script = "<script>alert(1)</script>"
    acme.post("/projects", json={"name": script})
    acme.get(f"/projects/{script}", params={"q": script}, headers={"X-Odd": script})
    numbers = [1, 2]

    pages = [reader.read("/requests"), reader.read("/data?api=productionplanner&org=org_acme")]
    pages += [reader.read(f"/requests?text={script}")]
    pages += [reader.read(f"/requests/exchange?number={number}") for number in numbers]

    assert [script in page.text for page in pages] == [False] * 5
    assert "alert(1)" in words(pages[1])
