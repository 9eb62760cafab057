"""The journal through the control plane: what was sent, found again, and no key in it."""

import shlex
import subprocess

import httpx
import pytest
from tests.conftest import START, key

from understudy.testing import Understudy

MASKED = "pp_1111…1111"


@pytest.fixture
def noted(acme: httpx.Client, stranger: httpx.Client, control: httpx.Client) -> httpx.Client:
    """The control plane after four calls: 200, 201, 404 and, an hour later, 401."""
    acme.get("/projects?page=2")
    acme.post("/projects", json={"name": "Noted"})
    acme.get("/projects/p_nowhere")
    control.post("/clock", json={"advance": "1h"})
    stranger.get("/info")
    return control


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3, 4]),
        ("api=productionplanner", [1, 2, 3, 4]),
        ("operation=create_project", [2]),
        ("method=GET", [1, 3, 4]),
        ("status=201", [2]),
        ("status=4xx", [3, 4]),
        ("status=0", []),
        ("key=key_acme_ci", [1, 2, 3]),
        ("since=2026-06-15T13:00:00Z", [4]),
        ("since=2026-06-15T15:00:00%2B02:00", [4]),
        ("after=2", [3, 4]),
        ("text=nOwhere", [3]),
        ("text=page=2", [1]),
        ("text=noted", [2]),
        ("text=missing%20or%20invalid", [4]),
        ("text=nothing%20like%20that", []),
        ("limit=1", [4]),
        ("method=GET&status=4xx&limit=1", [4]),
    ],
)
def test_every_filter_that_is_there_must_match(
    noted: httpx.Client, query: str, numbers: list[int]
) -> None:
    first = noted.get("/journal").json()[0]["number"]

    found = noted.get(f"/journal?{query.replace('after=2', f'after={first + 1}')}").json()

    assert [entry["number"] - first + 1 for entry in found] == numbers


@pytest.mark.parametrize(("query", "count"), [("", 4), ("?status=4xx", 2), ("?method=PUT", 0)])
def test_exchanges_can_be_counted(noted: httpx.Client, query: str, count: int) -> None:
    assert noted.get(f"/journal/count{query}").json() == {"count": count}


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("status=9xx", "status must be a status like 404 or a class like 4xx"),
        ("status=ok", "status must be a status like 404 or a class like 4xx"),
        (
            "method=get",
            "method must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE, CONNECT",
        ),
        ("limit=0", "limit must be at least 1"),
        ("limit=all", "limit must be an integer"),
        ("after=-1", "after must be at least 0"),
        ("reveal=maybe", "reveal must be a boolean"),
        (
            "since=2026-06-15",
            "since 2026-06-15 is a date without a time; write 2026-06-15T00:00:00Z",
        ),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(
    control: httpx.Client, query: str, error: str
) -> None:
    answer = control.get(f"/journal?{query}")

    assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_an_exchange_shows_request_answer_and_key(noted: httpx.Client) -> None:
    (entry,) = noted.get("/journal?status=201").json()

    assert entry["at"] == START.replace("Z", ".000Z")
    assert entry["key"] == "key_acme_ci"
    assert entry["faults"] == []
    assert ["authorization", f"Bearer {MASKED}"] in entry["request"]["headers"]
    assert entry["request"]["body"] == '{"name":"Noted"}'
    assert entry["response"]["body"].startswith('{"status":"ok","message":"Project created"')


def test_a_body_that_was_refused_unread_is_noted_all_the_same(
    stranger: httpx.Client, control: httpx.Client
) -> None:
    stranger.post("/projects", json={"name": "Who?"})
    stranger.put("/info", content=b"x" * 100_000)

    refused, unknown = control.get("/journal").json()
    assert (refused["status"], refused["request"]["body"]) == (401, '{"name":"Who?"}')
    assert (unknown["status"], len(unknown["request"]["body"])) == (405, 100_000)


def test_keys_are_masked_wherever_they_stand(acme: httpx.Client, control: httpx.Client) -> None:
    acme.post(f"/projects?key={key('1')}", json={"name": key("2")})
    acme.get(f"/projects/{key('4')}", headers={"Cookie": f"session={key('0')}"})

    for path in ("/journal", "/journal.har"):
        text = control.get(path).text
        assert [digit for digit in "01234" if key(digit) in text] == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": f"session={key('0')}; theme=dark"},
        {"Authorization": f"Bearer {key('0')} please"},
        {"Authorization": f"{key('0')} {key('0')}"},
        {"Proxy-Authorization": f"Basic {key('0')}"},
    ],
)
def test_a_header_that_carries_more_than_a_key_shows_none(
    stranger: httpx.Client, control: httpx.Client, headers: dict[str, str]
) -> None:
    stranger.get("/info", headers=headers)

    shown = [control.get(path).text for path in ("/journal", "/journal.har")]

    assert [text for text in shown if key("0") in text] == []


def test_an_unknown_key_is_masked_too(stranger: httpx.Client, control: httpx.Client) -> None:
    stranger.get("/info", headers={"Authorization": f"Bearer {key('0')}"})

    assert key("0") not in control.get("/journal").text


def test_keys_are_shown_when_they_are_asked_for(noted: httpx.Client) -> None:
    entry = noted.get("/journal?reveal=true").json()[0]

    assert ["authorization", f"Bearer {key('1')}"] in entry["request"]["headers"]
    assert key("1") in entry["curl"]


def test_the_shell_line_sends_the_request_again(acme: httpx.Client, control: httpx.Client) -> None:
    acme.post("/projects?it's=1", json={"name": 'It\'s $HOME, "again"\n'})
    (entry,) = control.get("/journal").json()

    done = subprocess.run(
        ["sh", "-c", entry["curl"]],
        env={"KEY": key("1"), "PATH": "/usr/bin:/bin", "NO_PROXY": "*"},
        capture_output=True,
        check=True,
    )

    again = control.get("/journal").json()[1]
    assert again["response"]["body"].encode() == done.stdout
    assert again["status"] == 201
    for part in ("method", "path", "query"):
        assert again[part] == entry[part]
    assert again["request"]["body"] == entry["request"]["body"]


def test_the_shell_line_of_a_get_is_short(acme: httpx.Client, control: httpx.Client) -> None:
    acme.get("/info")
    (entry,) = control.get("/journal").json()

    url = str(acme.base_url.join("/v1/info"))
    assert entry["curl"] == f'curl {url} -H "authorization: Bearer $KEY"'


def test_the_shell_line_of_a_head_asks_for_the_head(
    acme: httpx.Client, control: httpx.Client
) -> None:
    acme.head("/info")
    (entry,) = control.get("/journal").json()

    assert entry["curl"].startswith("curl --head http://")


def test_the_shell_line_names_a_file_for_a_body_that_is_no_text(
    acme: httpx.Client, control: httpx.Client
) -> None:
    acme.post("/projects", content=b"\xff\x00")
    (entry,) = control.get("/journal").json()

    assert shlex.split(entry["curl"])[-2:] == ["--data-binary", "@body"]


def test_the_archive_is_har_1_2(noted: httpx.Client) -> None:
    log = noted.get("/journal.har?operation=create_project").json()["log"]

    assert (log["version"], log["creator"]["name"]) == ("1.2", "understudy")
    (entry,) = log["entries"]
    assert entry["startedDateTime"] == START.replace("Z", ".000Z")
    assert entry["timings"] == {"send": 0, "wait": entry["time"], "receive": 0}
    request, response = entry["request"], entry["response"]
    assert (request["method"], request["httpVersion"]) == ("POST", "HTTP/1.1")
    assert request["url"].endswith("/v1/projects")
    assert request["postData"] == {"mimeType": "application/json", "text": '{"name":"Noted"}'}
    assert (response["status"], response["statusText"]) == (201, "Created")
    assert response["content"]["mimeType"] == "application/json"
    assert response["content"]["size"] == response["bodySize"] > 0
    assert {"name": "authorization", "value": f"Bearer {MASKED}"} in request["headers"]


def test_the_archive_shows_queries_by_name(noted: httpx.Client) -> None:
    entry = noted.get("/journal.har").json()["log"]["entries"][0]

    assert entry["request"]["queryString"] == [{"name": "page", "value": "2"}]
    assert "postData" not in entry["request"]


def test_the_journal_keeps_as_many_exchanges_as_it_is_told_to() -> None:
    with Understudy(journal_entries=2) as mock:
        for path in ("/one", "/two", "/three"):
            httpx.get(f"{mock.root}{path}", trust_env=False)

        assert [entry.path for entry in mock.journal.list()] == ["/two", "/three"]


def test_the_journal_keeps_as_many_bytes_as_it_is_told_to() -> None:
    with Understudy(journal_bytes=12_000) as mock:
        for path in ("/one", "/two", "/three"):
            httpx.put(f"{mock.root}{path}", content=b"x" * 4_000, trust_env=False)

        assert [entry.path for entry in mock.journal.list()] == ["/two", "/three"]


def test_without_entries_nothing_is_noted() -> None:
    with Understudy(journal_entries=0) as mock:
        httpx.get(f"{mock.root}/v1/info", trust_env=False)

        assert mock.journal.count() == 0
