"""What a failing test shows of its stand-ins, whatever fixtures it has."""

import re

import pytest

pytest_plugins = ["pytester"]

FAILING = """
import httpx

def ask(stand_in, method, path, **content):
    key = stand_in.key("org_acme", "productionplanner")
    headers = {"Authorization": f"Bearer {key}"}
    url = stand_in.url("productionplanner") + path
    return httpx.request(method, url, headers=headers, **content)

def test_that_fails_on_a_refusal(understudy):
    ask(understudy, "GET", "/projects?limit=1")
    assert ask(understudy, "POST", "/projects", json={"title": "x"}).status_code == 201

def test_that_fails_after_many(understudy):
    for _ in range(30):
        ask(understudy, "GET", "/info")
    raise RuntimeError

def test_that_passes(understudy):
    ask(understudy, "GET", "/info")

def test_that_fails_in_a_shared_stand_in(understudy_session):
    ask(understudy_session, "GET", "/projects")
    assert False
"""
ODD = """
import httpx
import pytest

class Proxy:
    @property
    def __class__(self):
        raise RuntimeError("working outside of a context")

@pytest.fixture
def proxy():
    return Proxy()

@pytest.fixture
def no_sockets(understudy, monkeypatch):
    def refuse(*_):
        raise RuntimeError("no sockets in tests")
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", refuse)

def test_that_has_a_proxy(understudy, proxy):
    assert False

def test_without_sockets(understudy, no_sockets):
    assert False

def test_that_sends_what_steers_a_terminal(understudy):
    httpx.post(understudy.url("resourceplanner") + "/resources", content=b"\\x1b[31m")
    assert False
"""


def test_a_failing_test_shows_the_requests_that_it_made(suite: pytest.Pytester) -> None:
    suite.makepyfile(FAILING)

    done = suite.runpytest_inprocess("-q")

    done.assert_outcomes(passed=1, failed=3)
    text = done.stdout.str()
    first, second, third = re.split(r"_ test_\w+ _", text)[1:]
    assert "- requests to understudy -" in first
    assert "GET /v1/projects?limit=1 -> 200  list_projects" in first
    assert 'POST /v1/projects -> 400  {"status":"error","message":"Validation failed: ' in first
    assert 'sent: {"title":"x"}' in first
    assert "pp_" not in text
    assert second.count("GET /v1/info") == 20
    assert "(earlier ones are left out)" in second
    assert "- requests to understudy_session -" in third
    assert third.count(" -> ") == 1


def test_what_explains_a_failure_does_not_fail_itself(suite: pytest.Pytester) -> None:
    suite.makepyfile(ODD)

    done = suite.runpytest_inprocess("-q")

    done.assert_outcomes(failed=3)
    assert "sent: \\x1b[31m" in done.stdout.str()
