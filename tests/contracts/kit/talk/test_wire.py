"""The connection: what is sent again, what is waited for, what ends the run."""

from collections.abc import Callable, Iterable

import httpx
import pytest
from tests.contracts.kit.judging import Time, judge, run_of, statuses
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.talk.stop import NoAnswer, Unreachable

Answering = Callable[[httpx.Request], httpx.Response]


def first(problems: Iterable[httpx.Response | Exception], then: Answering) -> Answering:
    """Answer with each problem once, and by a service after that."""
    waiting = list(problems)

    def answer(request: httpx.Request) -> httpx.Response:
        if not waiting:
            return then(request)
        problem = waiting.pop(0)
        if isinstance(problem, Exception):
            raise problem
        return problem

    return answer


def busy(**headers: str) -> httpx.Response:
    return httpx.Response(429, headers={name.replace("_", "-"): headers[name] for name in headers})


def test_429_is_waited_out_as_the_target_asks(service: Notes) -> None:
    time = Time()

    report = judge(first([busy(Retry_After="7")], service), time)

    assert time.naps == [7.0]
    assert report.verdict == "kept"


def test_429_with_a_date_is_waited_out_until_then(service: Notes) -> None:
    time = Time()

    judge(first([busy(Retry_After="Mon, 01 Jun 2026 12:00:30 GMT")], service), time)

    assert time.naps == [30.0]


def test_429_that_names_no_time_is_waited_out_longer_and_longer(service: Notes) -> None:
    time = Time()

    judge(first([busy(), busy(), busy(Retry_After="soon")], service), time)

    assert time.naps == [1.0, 2.0, 4.0]


def test_429_without_end_stops_the_run() -> None:
    report = judge(lambda _request: busy(Retry_After="1"))

    assert report.verdict == "inconclusive"
    assert "429" in (report.stopped or "")


def test_429_that_asks_for_an_hour_stops_the_run() -> None:
    time = Time()

    report = judge(lambda _request: busy(Retry_After="3600"), time)

    assert report.stopped == "the target asks to wait 3600 s (429); try again later"
    assert time.naps == []


@pytest.mark.parametrize("status", [502, 503, 504])
def test_an_answer_of_a_gateway_is_tried_once_more(service: Notes, status: int) -> None:
    report = judge(first([httpx.Response(status)], service))

    assert report.verdict == "kept"


def test_a_gateway_that_fails_twice_breaks_the_rule(service: Notes) -> None:
    def down(request: httpx.Request) -> httpx.Response:
        answer = service(request)
        return httpx.Response(503, json={}) if request.method == "PATCH" else answer

    report = judge(down)

    assert statuses(report)["N-5XX-01"] == "broken"


def test_a_read_whose_connection_broke_is_sent_again(service: Notes) -> None:
    report = judge(first([httpx.ReadError("gone")], service))

    assert report.verdict == "kept"


def test_a_write_whose_connection_broke_is_not_sent_again(service: Notes) -> None:
    tries: list[str] = []

    def breaking(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            tries.append(request.url.path)
            raise httpx.ReadError("gone")
        return service(request)

    with pytest.raises(NoAnswer, match="POST /v1/notes got no answer: gone"):
        run_of(breaking).target.call("create_note", body={"text": "x"})

    assert tries == ["/v1/notes"]


def test_three_failures_in_a_row_stop_the_run() -> None:
    def dead(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    target = run_of(dead).target

    with pytest.raises(NoAnswer):
        target.call("get_me")
    with pytest.raises(Unreachable, match="3 failures in a row: refused"):
        target.call("get_me")


def test_an_answer_forgives_the_failures_before_it(service: Notes) -> None:
    gone, here = httpx.ReadError("gone"), httpx.Response(200, json={})
    target = run_of(first([gone, here, gone, here, gone, here], service)).target

    statuses_got = [target.call("get_me").status for _ in range(3)]

    assert statuses_got == [200, 200, 200]


def test_an_answer_that_drips_for_longer_than_the_timeout_is_no_answer() -> None:
    time = Time()

    def drip() -> Iterable[bytes]:
        for _ in range(100):
            time.seconds += 1
            yield b" "

    run = run_of(lambda _request: httpx.Response(200, content=drip()), time, timeout=5)

    with pytest.raises(NoAnswer, match="no answer in time"):
        run.target.call("get_me")


def test_an_answer_without_end_is_no_answer() -> None:
    def flood() -> Iterable[bytes]:
        while True:
            yield b"x" * 1_000_000

    run = run_of(lambda _request: httpx.Response(200, content=flood()))

    with pytest.raises(NoAnswer, match="exceeds"):
        run.target.call("get_me")


def test_an_answer_that_cannot_be_decoded_is_no_answer() -> None:
    headers = {"Content-Encoding": "gzip"}
    run = run_of(lambda _request: httpx.Response(200, headers=headers, content=b"no gzip"))

    with pytest.raises(NoAnswer):
        run.target.call("get_me")


def test_a_cookie_is_never_sent_back(service: Notes) -> None:
    def with_cookie(request: httpx.Request) -> httpx.Response:
        answer = service(request)
        answer.headers["Set-Cookie"] = "session=1"
        return answer

    judge(with_cookie)

    assert not any("cookie" in request.headers for request in service.requests)


def test_a_rate_spaces_the_requests_evenly(service: Notes) -> None:
    time = Time()

    report = judge(service, time, rate="4/s")

    assert time.seconds == pytest.approx((report.requests - 1) / 4)


def test_a_header_of_the_user_goes_with_every_request(service: Notes) -> None:
    judge(service, headers=(("X-Staging", "door"),))

    assert {request.headers["x-staging"] for request in service.requests} == {"door"}


def test_redirects_are_not_followed(service: Notes) -> None:
    elsewhere = httpx.Response(302, headers={"Location": "https://elsewhere.example/"})
    target = run_of(first([elsewhere], service)).target

    assert target.call("get_me").status == 302
    assert service.requests == []


def test_what_asked_to_wait_is_remembered_with_the_answer(service: Notes) -> None:
    run = run_of(first([busy(Retry_After="7")], service))

    answer = run.target.call("get_me")

    assert (answer.status, [each.status for each in answer.held_off]) == (200, [429])


def test_what_goes_at_once_is_answered_as_it_comes(service: Notes) -> None:
    time = Time()
    run = run_of(first([busy(Retry_After="7")], service), time)

    answer = run.target.call("get_me", at_once=True)

    assert (answer.status, time.naps) == (429, [])


def test_what_goes_at_once_takes_the_turns_of_what_follows(service: Notes) -> None:
    time = Time()
    run = run_of(service, time, rate="1/s")

    for _ in range(3):
        run.target.call("get_me", at_once=True)
    run.target.call("get_me")

    assert time.naps == [3.0]
