"""Whole runs of ProductionPlanner's rules against an implementation without fault."""

from dataclasses import replace

import pytest
from tests.contracts.productionplanner.rehearsing import JUDGED, OPTIONS, StandIn, run_of

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.report.report import Report

DEFAULT = replace(OPTIONS, depth="default")
READ_ONLY = replace(DEFAULT, read_only=True)
ONE_KEY = replace(READ_ONLY, keys={"key": OPTIONS.keys["key"]})


def untested(report: Report) -> list[str]:
    return [row.rule.id for row in report.rows if row.status not in ("kept", "skipped")]


def is_left_to_deeper(rule: str) -> bool:
    return JUDGED.contract.left_to_deeper(rule, "quick") is not None


def test_examples_keep_every_rule_in_under_600_requests() -> None:
    stand_in = StandIn()

    report = run_of(stand_in).judge()

    deeper = [rule for rule in JUDGED.catalogue.rules if is_left_to_deeper(rule)]
    assert (report.verdict, untested(report)) == ("kept", deeper)
    assert len(stand_in.requests) < 600


def test_property_tests_keep_every_rule() -> None:
    report = run_of(StandIn(DEFAULT)).judge()

    assert (report.verdict, untested(report)) == ("kept", [])


def test_two_runs_of_one_seed_send_the_same() -> None:
    first, second = StandIn(), StandIn()

    run_of(first).judge()
    run_of(second).judge()

    assert first.lines() == second.lines()


def test_another_seed_makes_other_names() -> None:
    first, second = StandIn(), StandIn(replace(OPTIONS, seed=2))

    run_of(first).judge()
    run_of(second).judge()

    assert first.lines() != second.lines()


@pytest.mark.parametrize("options", [READ_ONLY, ONE_KEY], ids=["all keys", "one key"])
def test_a_run_that_only_reads_sends_get(options: Options) -> None:
    stand_in = StandIn(options)

    report = run_of(stand_in).judge()

    assert report.verdict == "kept"
    assert {request.method for request in stand_in.requests} == {"GET"}


def test_a_run_with_one_key_leaves_the_other_organization_alone() -> None:
    options = replace(OPTIONS, keys={"key": OPTIONS.keys["key"]}, needs={})
    stand_in = StandIn(options)

    report = run_of(stand_in).judge()

    skipped = [row.rule.id for row in report.rows if row.status == "skipped"]
    assert report.verdict == "kept"
    assert {"PP-SCOPE-02", "PP-SCOPE-05", "PP-AUTH-04", "PP-LIST-03"} <= set(skipped)


def test_a_rule_can_be_judged_alone() -> None:
    report = run_of(StandIn(replace(OPTIONS, rules=("PP-TASK-01",)))).judge()

    assert [row.rule.id for row in report.rows if row.status == "kept"] == ["PP-TASK-01"]
    assert report.requests < 90


def test_few_projects_stay_behind() -> None:
    report = run_of(StandIn()).judge()

    assert 0 < len(report.left_behind) < 10
