"""The files of a reference site that is built, as HTTP answers."""

import pytest
from starlette.testclient import TestClient
from tests.server.site.visiting import BASE


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("site.css", "text/css; charset=utf-8"),
        ("site.js", "text/javascript; charset=utf-8"),
        ("llms.txt", "text/plain; charset=utf-8"),
        ("reading.json", "application/json"),
        ("first/index.md", "text/markdown; charset=utf-8"),
        ("first/changes.xml", "application/xml"),
    ],
)
def test_files_have_their_types(built: TestClient, name: str, content_type: str) -> None:
    answer = built.get(f"{BASE}/{name}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == content_type
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_may_load_what_is_of_the_site_alone(built: TestClient) -> None:
    policy = built.get(f"{BASE}/").headers["content-security-policy"].split("; ")

    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(policy)


def test_a_browser_that_has_a_page_does_not_get_it_again(built: TestClient) -> None:
    first = built.get(f"{BASE}/")

    again = built.get(f"{BASE}/", headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_head_is_answered_like_get(built: TestClient) -> None:
    head = built.head(f"{BASE}/first/")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == built.get(f"{BASE}/first/").headers


def test_other_methods_are_refused(built: TestClient) -> None:
    answer = built.post(f"{BASE}/")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("name", ["", "/first"])
def test_a_folder_without_a_slash_leads_to_its_first_page(built: TestClient, name: str) -> None:
    answer = built.get(f"{BASE}{name}")

    assert (answer.status_code, answer.headers["location"]) == (307, f"{BASE}{name}/")


@pytest.mark.parametrize(
    "name",
    [
        "missing.html",
        "first/missing/",
        ".mark",
        "..%2f..%2fetc/passwd",
        "%2e%2e/kept/1234/index.html",
        "/etc/passwd",
        "first%00/index.html",
    ],
)
def test_what_the_site_does_not_have_is_404(built: TestClient, name: str) -> None:
    answer = built.get(f"{BASE}/{name}")

    assert answer.status_code == 404
    assert "<h1>No such page</h1>" in answer.text


def test_a_line_end_in_a_path_stays_in_the_address(built: TestClient) -> None:
    answer = built.get(f"{BASE}/a%0d%0aSet-Cookie:%20x=1?wait")

    assert "set-cookie" not in answer.headers
    assert answer.headers["location"] == f"{BASE}/a%0D%0ASet-Cookie%3A%20x%3D1"
