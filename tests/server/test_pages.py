"""The pages at the host root, asked for over ASGI with a stub behind them."""

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from understudy.reference.spec import Spec
from understudy.server.gates.pages import Pages

STATIC = "/_understudy/static"


def spec(api: str, title: str, base_path: str) -> Spec:
    document = {
        "openapi": "3.0.3",
        "info": {"title": title, "version": "1", "description": "{{ kept as written }}"},
        "servers": [{"url": f"https://api.example.test{base_path}"}],
        "paths": {},
    }
    return Spec(api=api, document=document, base_path=base_path)


FIRST = spec("first", "First & foremost", "/v1")
SECOND = spec("second", "Second", "/api")
BEHIND = PlainTextResponse("from behind")


@pytest.fixture
def client() -> TestClient:
    return TestClient(Pages(BEHIND, [FIRST]), follow_redirects=False)


@pytest.fixture
def both() -> TestClient:
    return TestClient(Pages(BEHIND, [FIRST, SECOND]), follow_redirects=False)


@pytest.mark.parametrize("path", ["/docs", "/docs/", "/docs/first", "/docs/first/"])
def test_the_reference_page_answers_with_and_without_a_slash(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-understudy"]
    assert 'data-spec="/docs.json"' in answer.text


def test_the_title_of_the_page_is_the_escaped_title_of_the_api(client: TestClient) -> None:
    answer = client.get("/docs")

    assert "<title>First &amp; foremost: interactive reference</title>" in answer.text


def test_the_page_forbids_scripts_and_requests_from_elsewhere(client: TestClient) -> None:
    policy = client.get("/docs").headers["content-security-policy"].split("; ")

    assert {"default-src 'none'", "script-src 'self'", "connect-src 'self'"} <= set(policy)
    assert "unsafe-eval" not in " ".join(policy)


def test_the_page_names_no_address_elsewhere_and_has_no_inline_script(client: TestClient) -> None:
    text = client.get("/docs").text

    assert "http:" not in text
    assert "https:" not in text
    assert text.count("<script") == text.count("<script src=")


def test_the_document_is_the_spec_with_the_stand_in_as_its_only_server(client: TestClient) -> None:
    answer = client.get("/docs.json")

    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {
        **FIRST.document,
        "servers": [{"url": "/v1", "description": "This stand-in"}],
    }


def test_the_root_leads_to_the_reference(client: TestClient) -> None:
    answer = client.get("/")

    assert answer.status_code == 307
    assert answer.headers["location"] == "/docs"


def test_one_api_needs_no_selector(client: TestClient) -> None:
    assert "<nav" not in client.get("/docs").text


def test_several_apis_each_have_a_page_that_links_to_the_others(both: TestClient) -> None:
    text = both.get("/docs/second").text

    assert 'data-spec="/docs/second.json"' in text
    assert '<a href="/docs">First &amp; foremost</a>' in text
    assert '<a href="/docs/second" aria-current="page">Second</a>' in text


def test_several_apis_each_have_a_document(both: TestClient) -> None:
    assert both.get("/docs.json").json()["info"]["title"] == "First & foremost"
    assert both.get("/docs/second.json").json()["servers"][0]["url"] == "/api"


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        (f"{STATIC}/docs.css", "text/css; charset=utf-8"),
        (f"{STATIC}/docs.js", "text/javascript; charset=utf-8"),
        (f"{STATIC}/swagger-ui/swagger-ui.css", "text/css; charset=utf-8"),
        (f"{STATIC}/swagger-ui/swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        (f"{STATIC}/swagger-ui/favicon-32x32.png", "image/png"),
        ("/favicon.ico", "image/png"),
    ],
)
def test_the_page_s_files_have_their_types(
    client: TestClient, path: str, content_type: str
) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == content_type
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert len(answer.content) == int(answer.headers["content-length"]) > 100


@pytest.mark.parametrize(
    "path",
    [
        f"{STATIC}/",
        f"{STATIC}/missing.js",
        f"{STATIC}/docs.html",
        f"{STATIC}/%2e%2e/app.py",
        f"{STATIC}/..%2f..%2fpyproject.toml",
        f"{STATIC}//etc/passwd",
    ],
)
def test_nothing_but_the_page_s_files_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.json() == {"error": "no such file"}


def test_a_browser_that_has_the_bytes_does_not_get_them_again(client: TestClient) -> None:
    first = client.get("/docs.json")

    again = client.get("/docs.json", headers={"if-none-match": first.headers["etag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]


def test_a_browser_with_other_bytes_gets_the_new_ones(client: TestClient) -> None:
    answer = client.get("/docs.json", headers={"if-none-match": '"older"'})

    assert answer.status_code == 200


def test_head_answers_like_get_without_a_body(client: TestClient) -> None:
    head = client.head("/docs.json")

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == client.get("/docs.json").headers


@pytest.mark.parametrize("path", ["/", "/docs", "/docs.json", f"{STATIC}/docs.js"])
def test_other_methods_are_refused_and_told_what_is_allowed(client: TestClient, path: str) -> None:
    answer = client.post(path)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.json() == {"error": "method not allowed; use GET or HEAD"}


@pytest.mark.parametrize(
    "path", ["/v1/projects", "/docs/unknown", "/docs.yaml", "/_understudy/health", "/favicon.png"]
)
def test_everything_else_is_passed_on(client: TestClient, path: str) -> None:
    assert client.get(path).text == "from behind"
