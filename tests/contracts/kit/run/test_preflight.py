"""The first look: what is wrong with a target is said in one line that says what to do."""

import httpx
import pytest
from tests.contracts.kit.judging import KEY, judge
from tests.contracts.kit.toy.app import Notes

HTML = {"Content-Type": "text/html; charset=utf-8"}
LOGIN = "<!doctype html><html><title>Sign in - Gate</title>"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (httpx.Response(401, json={}), "the key was refused (401 {}); check UNDERSTUDY_KEY"),
        (httpx.Response(403, json={}), "the key was refused (403 {}); check UNDERSTUDY_KEY"),
        (
            httpx.Response(200, headers=HTML, text=LOGIN),
            "http://127.0.0.1:9/v1/me answers 200 with HTML ('Sign in - Gate'):"
            " a login page or a proxy?",
        ),
        (
            httpx.Response(302, headers={"Location": "https://gate.example/login"}),
            "http://127.0.0.1:9/v1/me redirects to https://gate.example/login;"
            " pass the URL of the API itself",
        ),
        (
            httpx.Response(404, json={}),
            "http://127.0.0.1:9/v1/me answers 404: there is no Notes at http://127.0.0.1:9/v1",
        ),
        (
            httpx.Response(500, text="down"),
            "http://127.0.0.1:9/v1/me answers 500 down; a run needs a target that works",
        ),
    ],
)
def test_a_target_that_is_not_the_api_is_told_in_one_line(
    answer: httpx.Response, line: str
) -> None:
    report = judge(lambda _request: answer)

    assert (report.stopped, report.verdict, report.is_begun) == (line, "inconclusive", False)


def test_json_that_is_called_html_is_judged(service: Notes) -> None:
    def called(request: httpx.Request) -> httpx.Response:
        got = service(request)
        return httpx.Response(got.status_code, headers=HTML, content=got.content)

    report = judge(called)

    assert (report.stopped, report.is_begun) == (None, True)


@pytest.mark.parametrize("body", ["[]", '"ok"', "null", "7"])
def test_json_that_is_no_object_is_judged_however_it_is_called(service: Notes, body: str) -> None:
    def odd(request: httpx.Request) -> httpx.Response:
        got = service(request)
        is_first = request.url.path == "/v1/me"
        return httpx.Response(200, headers=HTML, text=body) if is_first else got

    report = judge(odd)

    assert (report.stopped, report.is_begun) == (None, True)


def test_a_forgotten_base_path_is_suggested() -> None:
    report = judge(lambda _request: httpx.Response(404), base_url="http://127.0.0.1:9")

    assert (report.stopped or "").endswith("base path is /v1, try http://127.0.0.1:9/v1")


def test_a_refused_other_key_is_named(service: Notes) -> None:
    report = judge(service, keys={"key": KEY, "other_key": "no-such-key"})

    assert "the other key was refused" in (report.stopped or "")
    assert "UNDERSTUDY_OTHER_KEY" in (report.stopped or "")


def test_a_refused_key_is_not_shown() -> None:
    def echo(request: httpx.Request) -> httpx.Response:
        return httpx.Response(401, json={"you sent": request.headers["authorization"]})

    report = judge(echo)

    assert KEY not in (report.stopped or "")
    assert "$NOTES_KEY" in (report.stopped or "")


def test_one_probe_that_fails_does_not_hide_a_target_that_works(service: Notes) -> None:
    def without_me(request: httpx.Request) -> httpx.Response:
        answer = service(request)
        return httpx.Response(500, json={}) if request.url.path.endswith("/me") else answer

    report = judge(without_me)

    assert report.is_begun
    assert report.verdict == "broken"


def test_a_target_that_refuses_connections_is_told_in_one_line() -> None:
    def refuse(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("[Errno 111] Connection refused")

    report = judge(refuse)

    assert report.stopped == "http://127.0.0.1:9/v1 gives no answer: Connection refused"


def test_a_target_that_hangs_is_told_in_one_line() -> None:
    def hang(_request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("")

    report = judge(hang)

    assert report.requests == 1
    assert (report.stopped or "").endswith("no answer in time (--timeout)")
