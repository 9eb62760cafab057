"""Kept means seen: of an operation that does not work, no rule is told kept."""

import pytest
from tests.mutants.harness.judging import broken
from tests.mutants.harness.lacking import ANSWERS, Lacking
from tests.mutants.harness.subject import Subject, all_subjects

from understudy.contracts.kit.talk.operations import Operations

SUBJECTS = all_subjects()


def may_be_empty(subject: Subject, operation: str) -> bool:
    """Tell whether a success of an operation need not show anything."""
    judged = subject.judged
    return judged.contract.fields(judged.spec.document).get(operation, frozenset()) is None


EACH = [
    pytest.param(subject, operation, answer, id=f"{subject.api}-{operation}-{answer}")
    for subject in SUBJECTS
    for operation in Operations(subject.judged.spec.document)
    for answer in ANSWERS
    if answer != "empty" or not may_be_empty(subject, operation)
]
# For each of what the kit asks: an operation, and a rule that stands on it.
ALONE = [(subject, *pair) for subject in SUBJECTS for pair in subject.samples.lacking]


@pytest.mark.parametrize(("subject", "operation", "rule"), ALONE)
def test_a_rule_alone_without_what_it_stands_on_is_inconclusive(
    subject: Subject, operation: str, rule: str
) -> None:
    report = Lacking(subject, operation, "404").judge(rules=(rule,))

    (row,) = (each for each in report.rows if each.is_selected)
    assert (row.status, report.exit_code(require_all=False)) == ("untested", 2)
    assert "404" in (row.why or "")


@pytest.mark.long
@pytest.mark.parametrize(("subject", "operation", "answer"), EACH)
def test_no_rule_about_an_operation_that_does_not_work_is_kept(
    subject: Subject, operation: str, answer: str
) -> None:
    lacking = Lacking(subject, operation, answer)

    report = lacking.judge()

    assert lacking.told_kept(report) == []
    if operation not in subject.samples.never_called and report.is_begun:
        is_told = operation in [each.operation.id for each in report.unserved]
        assert is_told
        assert answer not in ("404", "405", "501") or broken(report, "must", "should") != []
