"""Kept means seen: of an operation that does not work, no rule is told kept."""

import pytest
from tests.mutants.harness.judging import broken
from tests.mutants.harness.lacking import ANSWERS, Lacking
from tests.mutants.harness.subject import Subject, subject_of, subjects

from understudy.contracts.kit.talk.operations import Operations

SUBJECTS = [subject_of(each) for each in subjects()]
EACH = [
    (subject, operation)
    for subject in SUBJECTS
    for operation in Operations(subject.judged.spec.document)
]
# No page describes it, or the kit has nothing of an account's own to try it on.
NEVER_CALLED = {"delete_job", "update_user", "update_shifts"}


# For each of what the kit asks: an operation, and a rule that stands on it.
ALONE = [
    ("productionplanner", "add_task", "PP-TASK-01"),
    ("productionplanner", "add_date", "PP-DATE-01"),
    ("productionplanner", "add_schedule_item", "PP-SCHED-02"),
    ("productionplanner", "add_team_member", "PP-TEAM-01"),
    ("productionplanner", "add_location", "PP-LOC-01"),
    ("productionplanner", "add_budget_item", "PP-BUDGET-02"),
    ("productionplanner", "list_resources", "PP-RES-03"),
    ("planado", "get_job", "PL-NULL-02"),
    ("planado", "get_client", "PL-CLIENT-02"),
]


@pytest.mark.parametrize(("api", "operation", "rule"), ALONE)
def test_a_rule_alone_without_what_it_stands_on_is_inconclusive(
    api: str, operation: str, rule: str
) -> None:
    report = Lacking(subject_of(api), operation, "404").judge(rules=(rule,))

    (row,) = (each for each in report.rows if each.is_selected)
    assert (row.status, report.exit_code(require_all=False)) == ("untested", 2)
    assert "404" in (row.why or "")


def test_a_rule_about_every_route_tells_on_how_many_it_was_judged() -> None:
    report = Lacking(subject_of("productionplanner"), "add_task", "404").judge()

    row = next(each for each in report.rows if each.rule.id == "PP-SCOPE-02")
    assert (row.status, row.judged, row.of) == ("kept", 15, 16)


@pytest.mark.long
@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(
    ("subject", "operation"), EACH, ids=[f"{subject.api}-{each}" for subject, each in EACH]
)
def test_no_rule_about_an_operation_that_does_not_work_is_kept(
    subject: Subject, operation: str, answer: str
) -> None:
    lacking = Lacking(subject, operation, answer)

    report = lacking.judge()

    assert lacking.told_kept(report) == []
    if operation not in NEVER_CALLED and report.is_begun:
        is_told = operation in [each.operation.id for each in report.unserved]
        assert is_told
        assert answer not in ("404", "405", "501") or broken(report, "must", "should") != []
