"""The control plane's own reference, and who may see what lies under its path."""

import httpx
import pytest

from understudy.testing import Understudy

PAGES = ["/_understudy/docs", "/_understudy/docs.json", "/_understudy/static/docs.css"]


@pytest.mark.parametrize("path", ["/docs", "/docs/"])
def test_it_has_a_swagger_ui_of_its_own(control: httpx.Client, path: str) -> None:
    answer = control.get(path)

    assert answer.status_code == 200
    assert "<title>understudy control plane: interactive reference</title>" in answer.text
    assert 'data-spec="/_understudy/docs.json"' in answer.text
    assert "admin token" in answer.text


def test_its_document_is_its_spec_with_the_stand_in_as_server(control: httpx.Client) -> None:
    document = control.get("/docs.json").json()

    assert document["info"]["title"] == "understudy control plane"
    assert document["servers"] == [{"url": "/_understudy", "description": "This stand-in"}]
    assert {"/faults", "/spaces", "/staging/{api}/{action}"} <= set(document["paths"])


def test_it_tells_of_prefer_faults_and_limits(control: httpx.Client) -> None:
    text = control.get("/docs.json").json()["info"]["description"]

    for word in ("Prefer: code=409", "POST /faults", "POST /spaces", "--no-prefer", "409"):
        assert word in text


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
def test_strangers_see_none_of_it(mock: Understudy, path: str, headers: dict[str, str]) -> None:
    assert httpx.get(mock.root + path, headers=headers, trust_env=False).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_off_loopback_the_reference_needs_no_token(path: str) -> None:
    with Understudy(host="0.0.0.0", admin_token="hush") as mock:
        assert httpx.get(mock.root + path, trust_env=False).status_code == 200
