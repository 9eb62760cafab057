"""`--cors` lets the pages of chosen origins call the APIs, and no others."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import client, key

from understudy.testing import Understudy

ORIGIN = "http://localhost:5173"


@pytest.fixture(scope="module")
def open_mock() -> Iterator[Understudy]:
    """A stand-in that one origin may call."""
    with Understudy(cors=(ORIGIN,)) as mock:
        yield mock


@pytest.fixture
def caller(open_mock: Understudy) -> Iterator[httpx.Client]:
    """A client of it."""
    with client(open_mock, key("1")) as caller:
        yield caller


def preflight(origin: str) -> dict[str, str]:
    """Return the headers with which a browser asks first."""
    return {
        "Origin": origin,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization, content-type",
    }


def test_a_preflight_of_the_origin_is_allowed(caller: httpx.Client) -> None:
    answer = caller.options("/projects/p_bare", headers=preflight(ORIGIN))

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert "PATCH" in answer.headers["access-control-allow-methods"]
    assert "authorization" in answer.headers["access-control-allow-headers"].lower()
    assert "x-understudy" in answer.headers


def test_answers_to_the_origin_can_be_read_errors_too(caller: httpx.Client) -> None:
    for path in ("/info", "/nowhere"):
        answer = caller.get(path, headers={"Origin": ORIGIN})
        assert answer.headers["access-control-allow-origin"] == ORIGIN
        assert answer.headers.get_list("x-understudy") == [answer.headers["x-understudy"]]


def test_pages_may_read_when_to_come_back_and_what_was_asked_for(caller: httpx.Client) -> None:
    answer = caller.get("/info", headers={"Origin": ORIGIN})

    exposed = answer.headers["access-control-expose-headers"].lower()
    assert {"retry-after", "www-authenticate"} <= set(exposed.split(", "))


def test_a_page_of_the_origin_may_call_a_private_network(caller: httpx.Client) -> None:
    headers = {**preflight(ORIGIN), "Access-Control-Request-Private-Network": "true"}

    answer = caller.options("/projects/p_bare", headers=headers)

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-private-network"] == "true"


def test_another_origin_is_not_allowed(caller: httpx.Client) -> None:
    answer = caller.options("/projects/p_bare", headers=preflight("https://evil.example"))

    assert (answer.status_code, answer.json()["status"]) == (405, "error")
    assert "access-control-allow-origin" not in answer.headers


def test_without_the_option_no_origin_is_allowed(acme: httpx.Client) -> None:
    answer = acme.get("/info", headers={"Origin": ORIGIN})

    assert "access-control-allow-origin" not in answer.headers


def test_every_origin_may_call_the_apis_of_spaces_too_but_no_control_plane() -> None:
    origin = {"Origin": "https://anywhere.example"}
    with Understudy(cors=("*",)) as mock, mock.spaces.open() as space:
        with client(space, key("1")) as caller:
            asked = caller.options("/projects", headers=preflight("https://anywhere.example"))
            answer = caller.get("/info", headers=origin)
        steered = [
            httpx.get(f"{root}/_understudy/keys", headers=origin, trust_env=False).status_code
            for root in (mock.root, space.root)
        ]

    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, "*")
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")
    assert steered == [403, 403]
