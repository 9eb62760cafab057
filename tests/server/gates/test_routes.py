"""Paths and methods that are not in the spec are refused in the API's own envelope."""

import httpx
import pytest

UNKNOWN = [
    "",
    "/",
    "/nowhere",
    "/projects/",
    "/projects/p_bare/",
    "/projects/p_bare/nowhere",
    "/projects/p_bare/dates/2026-06-01",
    "/projects//dates",
    "//projects",
    "/projects/a%2Fb/dates",
    "/docs",
]


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_path_is_404_without_a_redirect(
    acme: httpx.Client, stranger: httpx.Client, path: str
) -> None:
    url = f"{acme.base_url}".rstrip("/") + path

    for client in (acme, stranger):
        answer = client.get(url)
        assert answer.status_code == 404
        assert answer.json()["status"] == "error"
        assert set(answer.json()) == {"status", "message"}


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/info", "GET, HEAD"),
        ("/projects", "GET, HEAD, POST"),
        ("/projects/p_bare", "GET, HEAD, PATCH"),
        ("/projects/p_harbour_fest", "GET, HEAD, PATCH"),
        ("/projects/p_bare/dates", "GET, HEAD, POST"),
        ("/projects/p_bare/resources/link", "POST"),
    ],
)
@pytest.mark.parametrize("method", ["DELETE", "PUT", "OPTIONS", "TRACE", "PROPFIND"])
def test_a_wrong_method_is_405_with_those_that_are_allowed(
    acme: httpx.Client, stranger: httpx.Client, path: str, allowed: str, method: str
) -> None:
    for client in (acme, stranger):
        answer = client.request(method, path)
        assert answer.status_code == 405
        assert answer.headers["allow"] == allowed
        assert answer.json()["status"] == "error"


@pytest.mark.parametrize("path", ["/projects", "/projects/p_bare", "/projects/p_nowhere"])
def test_head_answers_as_get_without_a_body(acme: httpx.Client, path: str) -> None:
    got, headed = acme.get(path), acme.head(path)

    assert (headed.status_code, headed.content) == (got.status_code, b"")
    assert headed.headers["content-length"] == got.headers["content-length"]


def test_every_answer_bears_the_version(acme: httpx.Client, stranger: httpx.Client) -> None:
    answers = [acme.get("/info"), acme.get("/nowhere"), acme.put("/info"), stranger.get("/info")]

    assert {"x-understudy" in answer.headers for answer in answers} == {True}


def test_a_path_outside_every_api_says_where_the_apis_are(acme: httpx.Client) -> None:
    answer = acme.get(acme.base_url.join("/nowhere"))

    assert answer.status_code == 404
    assert "/v1" in answer.json()["error"]
