"""Gateways that answer for a write although it was done behind them."""

from collections.abc import Callable

import httpx
import pytest
from tests.contracts.kit.commanding import command
from tests.contracts.kit.judging import judge, row, run_of, statuses
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import serving

from understudy.contracts.kit.talk.wire import Doubtful

Answer = Callable[[httpx.Request], httpx.Response]
PAGE = "<html><title>504 Gateway Time-out</title></html>"


def gives_up(service: Notes, *, after: int = 1, times: int = 1, status: int = 504) -> Answer:
    """Return a service whose gateway hides the answers to some POSTs, which were done."""
    posts: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        done = service(request)
        posts.extend(["POST"] if request.method == "POST" else [])
        is_hidden = request.method == "POST" and after <= len(posts) < after + times
        return httpx.Response(status, text=PAGE) if is_hidden else done

    return answer


def test_a_write_that_may_have_been_done_twice_is_no_verdict(service: Notes) -> None:
    report = judge(gives_up(service))

    assert statuses(report)["N-5XX-01"] == "kept"
    assert report.verdict == "inconclusive"
    assert (row(report, "N-MAKE-01").why or "").endswith(
        "POST /v1/notes was answered 504 by a gateway, and 201 when sent again:"
        " it may have been done twice"
    )


def test_both_of_what_was_made_twice_are_left_behind(service: Notes) -> None:
    report = judge(gives_up(service))

    made = list(service.new)
    assert report.left_behind == (*made[1:], "perhaps unnamed (POST /notes)")


def test_a_gateway_that_gives_up_every_time_breaks_the_rule(service: Notes) -> None:
    report = judge(gives_up(service, times=99, status=502))

    assert statuses(report)["N-5XX-01"] == "broken"
    assert report.left_behind == ("perhaps unnamed (POST /notes)",)


def test_a_write_that_was_turned_away_is_tried_once_more(service: Notes) -> None:
    report = judge(gives_up(service, status=503))

    assert report.verdict == "kept"


def test_a_change_may_be_sent_twice(service: Notes) -> None:
    run = run_of(service)
    note = run.target.call("create_note", body={"text": "x"}).json["id"]
    hidden = [httpx.Response(504)]

    def once(request: httpx.Request) -> httpx.Response:
        done = service(request)
        return hidden.pop() if hidden else done

    target = run_of(once).target
    assert target.call("update_note", {"noteId": note}, body={"text": "y"}).status == 200


def test_what_is_in_doubt_says_what_it_was_answered(service: Notes) -> None:
    target = run_of(gives_up(service)).target

    with pytest.raises(Doubtful) as doubt:
        target.call("create_note", body={"text": "x"})

    assert doubt.value.answer.status == 201


def test_a_write_that_is_refused_when_sent_again_may_have_been_done_before() -> None:
    answers = [httpx.Response(504), httpx.Response(409, json={"error": "exists"})]
    target = run_of(lambda _request: answers.pop(0)).target

    with pytest.raises(Doubtful, match="409 when sent again: it may have been done the first time"):
        target.call("create_note", body={"text": "x"})


def test_a_write_without_an_answer_may_have_left_something_behind(service: Notes) -> None:
    def breaking(request: httpx.Request) -> httpx.Response:
        done = service(request)
        if request.method == "POST" and service.count == 1:
            raise httpx.ReadError("gone")
        return done

    report = judge(breaking)

    assert report.left_behind[-1] == "perhaps unnamed (POST /notes)"


def test_the_command_tells_what_was_in_doubt_and_what_was_left_behind(service: Notes) -> None:
    with serving(gives_up(service)) as served:
        done = command(served.url, "--quick")

    assert done.exit_code == 2
    assert "it may have been done twice" in done.stdout
    assert "perhaps unnamed (POST /notes)" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
