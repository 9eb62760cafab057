"""No operation of the control plane, and no page of the console, answers to strangers."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import httpx
import pytest
import yaml

from understudy.server.control.console.pages import DOWNLOADS, PAGES
from understudy.testing import Understudy

SPEC = Path(__file__).parents[3] / "server" / "control" / "openapi.yaml"
METHODS = ("get", "put", "post", "delete", "patch")
CALLS = [
    (method, path.replace("{", "").replace("}", ""))
    for path, item in yaml.safe_load(SPEC.read_text("utf-8"))["paths"].items()
    for method in METHODS
    if method in item
]
HEALTH = ("get", "/health")
CONSOLE = [f"/console{path}" for path in (*PAGES, *DOWNLOADS)]
PLACES = [
    *CALLS,
    *(("get", path) for path in CONSOLE),
    *(("post", path) for path in CONSOLE),
    *(("get", path) for path in ("", "/docs", "/docs.json", "/console/login", "/nowhere")),
]
STRANGERS = [
    {"Host": "evil.example"},
    {"Host": "127.0.0.1.evil.example:8000"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
    {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
]
TOKEN = {"Authorization": "Bearer open sesame"}


@pytest.fixture
def inner(mock: Understudy) -> Iterator[httpx.Client]:
    """The control plane of a space."""
    with mock.spaces.open() as space, client_of(space.root) as inner:
        yield inner


@pytest.fixture(scope="module")
def guarded() -> Iterator[httpx.Client]:
    """The control plane of a stand-in that others may reach, for somebody without its token."""
    with (
        Understudy(host="0.0.0.0", admin_token="open sesame") as mock,
        client_of(mock.root) as guarded,
    ):
        yield guarded


def client_of(root: str) -> httpx.Client:
    """Return a client of the control plane at a root."""
    return httpx.Client(base_url=f"{root}/_understudy", trust_env=False, verify=False, timeout=30)


def statuses(
    client: httpx.Client, calls: list[tuple[str, str]], headers: dict[str, str] | None = None
) -> dict[tuple[str, str], int]:
    """Return the status of each call."""
    return {call: client.request(*call, headers=headers).status_code for call in calls}


def test_the_spec_was_read() -> None:
    assert len(CALLS) > 30


@pytest.mark.parametrize("headers", STRANGERS)
def test_every_operation_and_page_refuses_a_stranger(
    control: httpx.Client, headers: dict[str, str]
) -> None:
    assert statuses(control, PLACES, headers) == dict.fromkeys(PLACES, 403)


@pytest.mark.parametrize("headers", STRANGERS)
def test_so_does_a_space(inner: httpx.Client, headers: dict[str, str]) -> None:
    assert statuses(inner, PLACES, headers) == dict.fromkeys(PLACES, 403)


def test_a_link_from_elsewhere_leads_to_the_console(control: httpx.Client) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    answer = control.get("/console", headers={**link, "Sec-Fetch-Dest": "document"})

    assert answer.status_code == 200


@pytest.mark.parametrize(("name", "status"), [("Host", 400), ("Origin", 403)])
def test_a_second_header_that_is_foreign_is_not_overlooked(
    mock: Understudy, name: str, status: int
) -> None:
    line = HTTPConnection("127.0.0.1", int(mock.root.rpartition(":")[2]))
    line.putrequest("GET", "/_understudy/keys", skip_host=name == "Host")
    line.putheader(name, mock.root.removeprefix("http://" if name == "Host" else ""))
    line.putheader(name, "evil.example")
    line.endheaders()

    with line.getresponse() as answer:
        assert answer.status == status
    line.close()


def test_off_loopback_every_operation_but_health_needs_the_token(guarded: httpx.Client) -> None:
    assert statuses(guarded, CALLS) == {**dict.fromkeys(CALLS, 401), HEALTH: 200}


def test_off_loopback_a_wrong_token_is_none(guarded: httpx.Client) -> None:
    wrong = {"Authorization": "Bearer open sesam"}

    assert statuses(guarded, CALLS, wrong) == {**dict.fromkeys(CALLS, 401), HEALTH: 200}


def test_off_loopback_a_foreign_origin_is_refused_with_the_token_too(guarded: httpx.Client) -> None:
    headers = {**TOKEN, "Origin": "https://evil.example"}

    assert statuses(guarded, PLACES, headers) == dict.fromkeys(PLACES, 403)


def test_off_loopback_the_operations_of_a_space_need_the_token_too(guarded: httpx.Client) -> None:
    space = guarded.post("/spaces", headers=TOKEN).json()
    root = str(guarded.base_url).removesuffix("/_understudy/")

    with client_of(f"{root}{space['path']}") as inner:
        found = statuses(inner, CALLS)

    assert found == {**dict.fromkeys(CALLS, 401), HEALTH: 200}


def test_off_loopback_every_page_of_the_console_leads_to_where_the_token_is_asked_for(
    guarded: httpx.Client,
) -> None:
    pages = [(method, path) for method in ("get", "post") for path in CONSOLE]

    assert statuses(guarded, pages) == dict.fromkeys(pages, 303)


def test_no_form_without_its_mark_changes_anything(control: httpx.Client) -> None:
    acts = [(f"/console{path}", act) for path, page in PAGES.items() for act in page.acts]
    before = [control.get(path).content for path in ("/state", "/clock", "/faults", "/limits")]

    answers = [control.post(path, data={"act": act, "csrf": "0" * 64}) for path, act in acts]

    assert len(acts) > 20
    assert {answer.status_code for answer in answers} <= {403, 404}
    after = [control.get(path).content for path in ("/state", "/clock", "/faults", "/limits")]
    assert after == before
