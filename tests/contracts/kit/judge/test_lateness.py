"""Late is not wrong: a read that shows a write a moment later breaks no rule."""

from collections.abc import Callable
from copy import deepcopy

import httpx
import pytest
from tests.contracts.kit.judging import Time, judge, run_of, statuses
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.judge.finding import Broken, Outcome
from understudy.contracts.kit.judge.lateness import MOST_SECONDS

Answer = Callable[[httpx.Request], httpx.Response]


def late(service: Notes, time: Time, seconds: float) -> Answer:
    """Return a service whose reads show what was written so long ago, or earlier."""
    past = [(float("-inf"), deepcopy(service.notes))]

    def answer(request: httpx.Request) -> httpx.Response:
        time.seconds += 0.002
        if request.method != "GET":
            got = service(request)
            past.append((time.seconds, deepcopy(service.notes)))
            return got
        present = service.notes
        service.notes = [notes for at, notes in past if at <= time.seconds - seconds][-1]
        try:
            return service(request)
        finally:
            service.notes = present

    return answer


@pytest.mark.parametrize("seconds", [0.05, 0.15, 0.5])
def test_late_reads_break_nothing(service: Notes, seconds: float) -> None:
    time = Time()

    report = judge(late(service, time, seconds), time)

    assert [each.rule.id for each in report.broken] == []
    assert statuses(report)["N-MAKE-01"] == "kept"
    assert 0 < sum(time.naps) <= MOST_SECONDS


def test_where_reads_are_on_time_nothing_is_waited_for(service: Notes) -> None:
    time = Time()

    judge(service, time)

    assert time.naps == []


@pytest.mark.parametrize(
    ("defect", "rule"), [("lost", "N-MAKE-01"), ("foreign write", "N-SCOPE-02")]
)
def test_what_never_comes_is_wrong_after_all(service: Notes, defect: str, rule: str) -> None:
    time, service.defects = Time(), frozenset({defect})

    report = judge(service, time)

    assert statuses(report)[rule] == "broken"
    assert sum(time.naps) <= MOST_SECONDS


def test_what_comes_more_than_a_second_after_the_write_is_wrong(service: Notes) -> None:
    time = Time()

    report = judge(late(service, time, 3.0), time)

    assert statuses(report)["N-MAKE-01"] == "broken"


def test_a_run_that_only_reads_waits_for_nothing(service: Notes) -> None:
    time = Time()
    service.defects = frozenset({"no json"})

    report = judge(service, time, read_only=True)

    assert statuses(report)["N-LIST-01"] == "broken"
    assert time.naps == []


def test_a_look_that_exceeds_the_budget_of_requests_accuses_nobody(service: Notes) -> None:
    time = Time()
    service.defects = frozenset({"lost"})

    report = judge(service, time, rules=("N-MAKE-01",), max_requests=6)

    assert statuses(report)["N-MAKE-01"] == "untested"
    assert "its 6 requests" in (report.stopped or "")


def test_an_answer_that_had_come_before_is_not_late(service: Notes) -> None:
    run = run_of(service)
    run.kit.stage.note("key")
    run.target.call("list_notes", expect=200)
    service.defects = frozenset({"no json"})
    listed = run.target.call("list_notes", expect=200)
    service.defects = frozenset()

    found = run.kit.lateness.review("N-LIST-01", Broken("notes", listed.brief, listed), (listed,))

    assert (found, run.kit.lateness.delay) == (Outcome.STANDS, None)


def test_where_a_second_look_gets_no_answer_the_first_one_counts(service: Notes) -> None:
    service.defects = frozenset({"lost"})
    lost: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        got = service(request)
        is_new = request.url.path.startswith("/v1/notes/")
        if is_new and lost:
            raise httpx.ReadTimeout("gone")
        lost.extend([request] if is_new else [])
        return got

    report = judge(answer, rules=("N-MAKE-01",))

    assert statuses(report)["N-MAKE-01"] == "broken"
