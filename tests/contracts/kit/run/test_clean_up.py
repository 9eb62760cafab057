"""What a run takes away again."""

from dataclasses import replace

import httpx
import pytest
from tests.contracts.kit.judging import KEY, judge, judged, run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.run.clean_up import clean_up, may_clean_up
from understudy.contracts.kit.run.leftovers import Leftovers
from understudy.contracts.kit.run.run import Run

CLEANS = {"create_note": "get_note"}
"""The notes service has no call that deletes; any call by id shows what is sent."""


def left_by(run: Run, text: str, key: str = "key") -> Leftovers:
    leftovers = Leftovers({"create_note": ("id",)})
    leftovers.watch(run.target.call("create_note", body={"text": text}, key=key))
    return leftovers


def test_what_was_made_is_taken_away_with_the_key_that_made_it(service: Notes) -> None:
    run = run_of(service)
    leftovers = left_by(run, "mine", key="other_key")

    clean_up(run.target, leftovers, CLEANS)

    last = service.requests[-1]
    assert last.url.path == "/v1/notes/n_0001"
    assert last.headers["authorization"] == "Bearer key-of-north-2222"
    assert leftovers.ids == []


def test_what_is_refused_stays_behind_and_breaks_no_rule(service: Notes) -> None:
    run = run_of(service)
    leftovers = left_by(run, "mine")
    service.notes.clear()

    clean_up(run.target, leftovers, CLEANS)

    assert leftovers.ids == ["n_0001"]
    assert run.ledger.records["N-5XX-01"].broken == 0


def test_what_a_check_has_taken_away_is_not_asked_for_again(service: Notes) -> None:
    run = run_of(service)
    leftovers = left_by(run, "mine")
    run.target.call("get_note", {"noteId": "n_0001"})
    sent = len(service.requests)

    clean_up(run.target, leftovers, CLEANS)

    assert len(service.requests) == sent
    assert leftovers.ids == []


def test_what_no_call_takes_away_is_left_alone(service: Notes) -> None:
    run = run_of(service)
    leftovers = left_by(run, "mine")
    sent = len(service.requests)

    clean_up(run.target, leftovers, {})

    assert len(service.requests) == sent
    assert leftovers.ids == ["n_0001"]


def test_a_target_that_is_gone_ends_the_cleaning() -> None:
    def gone(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("gone")

    run = run_of(gone, keys={"key": KEY})
    leftovers = Leftovers({"create_note": ("id",)})
    service = run_of(Notes())
    for text in ("one", "two", "three", "four"):
        leftovers.watch(service.target.call("create_note", body={"text": text}))

    clean_up(run.target, leftovers, CLEANS)

    assert len(leftovers.ids) == 4


def test_what_was_made_last_is_taken_away_first(service: Notes) -> None:
    run = run_of(service)
    leftovers = left_by(run, "first")
    leftovers.watch(run.target.call("create_note", body={"text": "second"}))

    clean_up(run.target, leftovers, CLEANS)

    paths = [each.url.path for each in service.requests[-2:]]
    assert paths == ["/v1/notes/n_0002", "/v1/notes/n_0001"]


@pytest.mark.parametrize(
    ("stopped", "cleans", "may"),
    [
        (None, {}, True),
        (None, CLEANS, True),
        ("interrupted", CLEANS, True),
        ("no answer", CLEANS, False),
    ],
)
def test_an_interrupted_run_cleans_up_and_one_without_an_answer_does_not(
    stopped: str | None, cleans: dict[str, str], may: bool
) -> None:
    catalogue = replace(judged().catalogue, cleans=cleans)

    assert may_clean_up(stopped, [], catalogue) is may


@pytest.mark.parametrize(("cleans", "may"), [({}, False), (CLEANS, True)])
def test_evidence_goes_too_where_everything_can_be_taken_away(
    service: Notes, cleans: dict[str, str], may: bool
) -> None:
    broken = [replace(each, status="broken") for each in judge(service).rows]

    assert may_clean_up(None, broken, replace(judged().catalogue, cleans=cleans)) is may
