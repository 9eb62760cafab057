"""What stands on the console's pages and comes out of them: keys, state, documents."""

import os
import re
import subprocess
from dataclasses import replace
from html import unescape

import httpx
import pytest
from tests.conftest import key
from tests.server.control.console.conftest import Reader, reader_of, words

from understudy.server.apis.productionplanner import api
from understudy.testing import Understudy


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


@pytest.mark.curl
def test_the_first_request_to_each_api_succeeds_as_it_stands(
    mock: Understudy, reader: Reader
) -> None:
    accounts = {each.api: mock.accounts.sign_in(each).token for each in mock.accounts.list()}
    every = reversed(mock.keys.list(reveal=True))
    keys = {each.api: each.key for each in every if not each.revoked_at}
    said = reader.read().text
    lines = re.findall(r'aria-label="a first request to [^"]+">([^<]+)', said)
    known = httpx.get(f"{mock.root}/_understudy/health", trust_env=False).json()["apis"]

    answers = {
        api: subprocess.run(
            ["sh", "-c", f"{unescape(line)} -sS -o /dev/null -w '%{{http_code}}'"],
            env={**os.environ, "KEY": keys[api], "TOKEN": accounts.get(api, "")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for api, line in zip((each["name"] for each in known), lines, strict=True)
    }

    assert answers == dict.fromkeys(answers, "200")


@pytest.mark.parametrize(
    ("typed", "asked", "told"),
    [
        ({"outcome": "reset", "trickle_ms": "5"}, {"reset": True}, "reset connection"),
        (
            {"outcome": "malformed", "malformed": "cut", "delay_ms": "5", "delay_sigma": "0.5"},
            {"malformed": "cut", "delay_ms": 5, "delay_sigma": 0.5},
            "malformed: cut 5 ms late, sigma 0.5",
        ),
        (
            {"outcome": "status", "status": "413", "unread": "true", "trickle_ms": "9"},
            {"status": 413, "unread": True, "trickle_ms": 9},
            "413 before the body is read over 9 ms",
        ),
        (
            {"outcome": "delay", "delay_ms": "5", "delay_max_ms": "9", "malformed": "cut"},
            {"delay_ms": 5, "delay_max_ms": 9},
            "5 to 9 ms late",
        ),
        (
            {"outcome": "delay", "bytes_per_second": "512"},
            {"bytes_per_second": 512},
            "at 512 bytes a second",
        ),
    ],
)
def test_a_fault_of_every_kind_is_added_and_told(
    reader: Reader,
    control: httpx.Client,
    typed: dict[str, str],
    asked: dict[str, object],
    told: str,
) -> None:
    reader.send("/faults", "add_fault", **{"status": "503", **typed})

    (fault,) = control.get("/faults").json()
    assert {**fault, **asked} == fault
    assert fault.keys() - asked.keys() == {"id", "probability", "hits"}
    assert told in words(reader.read("/faults"))


def test_keys_are_masked_until_one_is_asked_for(reader: Reader) -> None:
    masked = reader.read("/integrations?api=productionplanner&org=org_acme")
    shown = reader.read("/integrations?api=productionplanner&org=org_acme&reveal=key_acme_ci")

    assert key("1") not in masked.text
    assert key("1") in shown.text
    assert key("2") not in shown.text


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
    keys = replace(api.API.keys, kind=kind)
    monkeypatch.setattr(api, "API", replace(api.API, keys=keys))
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
