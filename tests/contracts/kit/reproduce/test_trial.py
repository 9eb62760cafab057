"""How much of the evidence comes again, with what a run left behind around it."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from tests.contracts.kit.judging import run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.steps import plan
from understudy.contracts.kit.reproduce.trial import Certainty, Trial
from understudy.contracts.kit.run.run import Run
from understudy.contracts.kit.talk.exchange import Exchange, Request


@pytest.fixture
def run(service: Notes) -> Run:
    return run_of(service)


def listed(number: int, *ids: str) -> Exchange:
    """Return a list of notes as it was answered."""
    rows = [{"id": each, "text": "x"} for each in ids]
    request = Request("GET", "/notes", operation="list_notes")
    return Exchange(number, request, 200, {}, json.dumps(rows).encode())


def certainty(run: Run, first: Exchange, second: Exchange, **how: Any) -> Certainty:
    """Return how much of a list came again."""
    finding = Finding("N-LIST-01", "this", "that", (first,), first, **how)
    trial = Trial(finding, run.target.trail, plan(finding, run.target.trail))
    trial.note(first, second)
    return trial.certainty


def test_rows_that_the_run_left_behind_make_no_difference(run: Run) -> None:
    made = run.target.call("create_note", body={"text": "x"}).json["id"]

    assert certainty(run, listed(8, "n_0"), listed(9, "n_0", made)) is Certainty.TIMES


def test_other_rows_make_a_difference(run: Run) -> None:
    assert certainty(run, listed(8, "n_0"), listed(9, "n_0", "n_1")) is Certainty.STATUS


def test_what_is_broken_by_what_the_run_left_behind_is_not_sure(run: Run) -> None:
    made = run.target.call("create_note", body={"text": "x"}).json["id"]

    def is_broken(answers: Sequence[Exchange]) -> bool:
        return made in answers[-1].text

    assert certainty(run, listed(8, made), listed(9, made), again=is_broken) is Certainty.LAST


def test_another_status_is_another_thing(run: Run) -> None:
    gone = Exchange(9, Request("GET", "/notes"), 404, {}, b"{}")

    assert certainty(run, listed(8), gone) is Certainty.NONE
