"""Several requests at the same moment: they meet, they are counted, and where they are not sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import httpx
import pytest
from tests.contracts.kit.judging import KEYS, judged, run_of
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import Answer, Served, serving

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.exchange import Request
from understudy.contracts.kit.talk.stop import BudgetSpent, NoAnswer, ReadOnly


@contextmanager
def running(answer: Answer, **options: Any) -> Iterator[tuple[Run, Served]]:
    """Give a run on what is served over real sockets."""
    with serving(answer) as served:
        asked = {"base_url": served.url, "keys": KEYS, "seed": 1, "depth": "quick", **options}
        run = Run(Options(**asked), judged(), World())
        try:
            yield run, served
        finally:
            run.wire.close()


def notes(run: Run, *texts: str) -> list[Request]:
    return [run.target.request("create_note", body={"text": text}) for text in texts]


def test_requests_that_are_sent_together_are_under_way_together(service: Notes) -> None:
    meeting = Barrier(3, timeout=10)

    def answer(request: httpx.Request) -> httpx.Response:
        meeting.wait()
        return service(request)

    with running(answer) as (run, served):
        answers = run.kit.together(*notes(run, "a", "b", "c"))

    assert [each.json["text"] for each in answers] == ["a", "b", "c"]
    assert len(set(served.ports)) == 3


def test_the_trail_has_them_in_the_order_of_their_answers(service: Notes) -> None:
    with running(service) as (run, _):
        first = run.target.call("get_me")
        answers = run.kit.together(*notes(run, "a", "b"))

    numbers = [each.number for each in run.target.trail.scope]
    assert numbers == [1, 2, 3]
    assert (first.together, {each.together for each in answers}) == (0, {2})


def test_they_are_judged_like_all_others(service: Notes) -> None:
    with running(lambda _request: httpx.Response(500, text="oops")) as (run, _):
        run.kit.together(*notes(run, "a", "b"))

    assert run.ledger.records["N-5XX-01"].broken == 2


def test_they_count_for_the_budget_and_none_is_sent_beyond_it(service: Notes) -> None:
    with running(service, max_requests=1) as (run, _), pytest.raises(BudgetSpent):
        run.kit.together(*notes(run, "a", "b"))

    assert service.requests == []


def test_in_read_only_mode_no_write_of_them_is_sent(service: Notes) -> None:
    with running(service, read_only=True) as (run, _), pytest.raises(ReadOnly):
        run.kit.together(*notes(run, "a", "b"))

    assert service.requests == []


def test_a_run_with_a_rate_sends_none_together(service: Notes) -> None:
    with running(service, rate="50/s") as (run, _), pytest.raises(Skip, match="--rate"):
        run.kit.together(*notes(run, "a", "b"))

    assert service.requests == []


def test_what_carries_one_at_a_time_carries_none_together(service: Notes) -> None:
    run = run_of(service)

    with pytest.raises(Skip, match="one connection"):
        run.kit.together(*notes(run, "a", "b"))


@pytest.mark.parametrize("status", [429, 503])
def test_what_is_too_much_at_once_proves_nothing(status: int) -> None:
    refused = httpx.Response(status, json={})

    with running(lambda _: refused) as (run, _), pytest.raises(Skip, match=str(status)):
        run.kit.together(*notes(run, "a", "b"))

    assert run.ledger.records["N-5XX-01"].broken == 0


def test_one_without_an_answer_is_no_verdict_and_the_others_are_remembered(service: Notes) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if b"b" in request.content.split(b":")[1]:
            raise OSError
        return service(request)

    with running(answer) as (run, _), pytest.raises(NoAnswer):
        run.kit.together(*notes(run, "a", "b"))

    assert len(run.target.trail.scope) == 1
    assert "perhaps unnamed (POST /notes)" in run.leftovers.ids


def test_more_than_eight_are_refused(service: Notes) -> None:
    with running(service) as (run, _), pytest.raises(ValueError, match="8 are the most"):
        run.kit.together(*notes(run, *"abcdefghi"))
