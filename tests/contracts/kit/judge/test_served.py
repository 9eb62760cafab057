"""What a deployment serves, as its answers show it."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from tests.contracts.kit.judging import judge, row
from tests.contracts.kit.reporting import KEPT
from tests.contracts.kit.reporting import report as report_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.judge.served import Served, Sight, sight_of
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.talk.operations import Operation
from understudy.reference.rules import About


@pytest.mark.parametrize(
    ("value", "sight"),
    [
        (None, Sight.NOTHING),
        ({}, Sight.NOTHING),
        ("done", Sight.NOTHING),
        ([], Sight.EMPTY),
        ([{}, None], Sight.EMPTY),
        ({"resources": [], "folders": []}, Sight.EMPTY),
        ({"resources": [{"id": 1}], "folders": []}, Sight.THING),
        ([{"id": 1}], Sight.THING),
        ({"id": 1}, Sight.THING),
        ({"id": 1, "dates": []}, Sight.THING),
    ],
)
def test_a_value_shows_nothing_an_empty_list_or_a_thing(value: Any, sight: Sight) -> None:
    assert sight_of(value) is sight


def served(report: Report) -> dict[str, tuple[int | None, bool]]:
    return {each.operation.id: (each.status, each.has_succeeded) for each in report.served}


def test_a_report_tells_what_is_served(service: Notes) -> None:
    assert served(judge(service)) == {
        "get_me": (200, True),
        "list_notes": (200, True),
        "create_note": (201, True),
        "get_note": (200, True),
        "update_note": (200, True),
    }


def test_what_never_succeeded_is_told_with_its_status(service: Notes) -> None:
    def without_creation(request: httpx.Request) -> httpx.Response:
        is_made = request.method == "POST"
        return httpx.Response(405, json={"error": "no"}) if is_made else service(request)

    report = judge(without_creation)

    assert served(report)["create_note"] == (405, False)
    assert row(report, "N-SCOPE-01").status == "untested"
    assert [each.name for each in report.unserved] == ["POST /notes"]


def test_an_operation_that_never_succeeded_is_missed_where_all_is_required() -> None:
    gone = Served(Operation("make", "POST", "/notes"), 404, None)
    kept = replace(KEPT, rule=replace(KEPT.rule, about=About(("all",), is_each=True)))
    told = replace(report_of(kept), served=(gone,))

    assert told.exit_code(require_all=False) == 0
    assert told.exit_code(require_all=True) == 3
    # Rules about other operations do not ask for it.
    assert replace(told, rows=(KEPT,)).exit_code(require_all=True) == 0


def test_what_this_run_may_not_call_is_not_missed(service: Notes) -> None:
    report = judge(service, read_only=True)

    assert served(report)["create_note"] == (None, False)
    assert report.unserved == ()


def test_a_success_of_another_form_is_none(service: Notes) -> None:
    def hollow(request: httpx.Request) -> httpx.Response:
        is_made = request.method == "POST"
        return httpx.Response(201, json={"ok": True}) if is_made else service(request)

    assert served(judge(hollow))["create_note"] == (201, False)


def test_a_check_that_compares_nothing_judges_nothing(service: Notes) -> None:
    service.notes.clear()

    report = judge(service, read_only=True)

    assert row(report, "N-LIST-01").status == "untested"
    assert row(report, "N-LIST-01").why == "GET /notes showed nothing: every list was empty"
