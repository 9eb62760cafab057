"""What a run writes to a deployment of Kazinex Planner, and what it leaves there."""

from typing import Any

import pytest
from tests.mutants.harness.inside import Passing, running
from tests.mutants.kazinex.subject import SUBJECT

from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.talk.exchange import Exchange

HOST = "planner.example"
AWAY = {"base_url": f"https://{HOST}/planner/v1"}
ALLOWED = {**AWAY, "allow_writes": HOST}
ADDRESS = {"hook_url": "https://hooks.example/understudy"}
WEBHOOKS = {("POST", "webhooks"), ("DELETE", "webhooks")}


def judge(
    *, interrupted_at: str = "", difference: str = "", **options: Any
) -> tuple[Report, list[Exchange]]:
    """Return a report, and what was sent beside reads; an operation may interrupt it."""
    written: list[Exchange] = []

    def watch(exchange: Exchange) -> None:
        if exchange.method != "GET":
            written.append(exchange)
        if interrupted_at and exchange.operation == interrupted_at:
            run.target.watchers.remove(watch)
            raise KeyboardInterrupt

    permitted = [difference] if difference else []
    with running(permitted, subject=SUBJECT, time=Passing(), **options) as run:
        run.target.watchers.append(watch)
        return run.judge(), written


def calls(written: list[Exchange]) -> set[tuple[str, str]]:
    """Return the method of each write, and the first part of its path."""
    return {(each.method, each.request.path.split("/")[1]) for each in written}


def status(report: Report, rule: str) -> str:
    return next(row.status for row in report.rows if row.rule.id == rule)


@pytest.mark.parametrize("depth", ["quick", "deep"])
def test_elsewhere_webhooks_are_all_that_is_written(depth: str) -> None:
    report, written = judge(**ALLOWED, needs=ADDRESS, depth=depth)

    assert calls(written) == WEBHOOKS
    assert (report.verdict, report.left_behind) == ("kept", ())
    assert [status(report, f"KZ-{each}") for each in ("HOOK-01", "AUTH-04")] == ["kept", "kept"]
    assert status(report, "KZ-ROLE-01") == "skipped"


def test_elsewhere_scope_is_judged_by_reads_alone() -> None:
    report, written = judge(**ALLOWED, needs=ADDRESS, depth="quick", rules=("KZ-SCOPE-01",))

    assert status(report, "KZ-SCOPE-01") == "kept"
    assert calls(written) <= WEBHOOKS


def test_elsewhere_nothing_is_registered_without_an_address_of_ones_own() -> None:
    report, written = judge(**ALLOWED, needs={}, depth="default")

    assert written == []
    assert status(report, "KZ-HOOK-01") == "skipped"


@pytest.mark.parametrize("depth", ["quick", "deep"])
def test_a_read_only_run_reads(depth: str) -> None:
    report, written = judge(**AWAY, read_only=True, needs=ADDRESS, depth=depth)

    assert written == []
    assert status(report, "KZ-LIST-01") == "kept"


def test_on_this_machine_the_rest_is_tried_and_taken_away_again() -> None:
    report, written = judge(depth="quick")

    assert calls(written) > WEBHOOKS
    assert report.left_behind == ()


@pytest.mark.parametrize("operation", ["create_webhook", "upload_schedule", "mark_baseline"])
def test_what_an_interrupted_run_has_made_is_taken_away(operation: str) -> None:
    report, _ = judge(depth="quick", interrupted_at=operation)

    assert (report.stopped, report.left_behind) == ("interrupted", ())


def test_what_cannot_be_taken_away_is_told() -> None:
    report, written = judge(difference="no-delete-webhook", depth="quick")

    made = [each for each in written if each.operation == "create_webhook" and each.is_success]
    assert len(report.left_behind) == len(made) > 0
