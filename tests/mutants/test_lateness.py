"""A deployment whose reads are late is accused of nothing else."""

from typing import Any

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.judging import broken
from tests.mutants.harness.subject import Subject, all_subjects

from understudy.contracts.kit.given.options import DEPTHS, Depth
from understudy.contracts.kit.judge.lateness import MOST_SECONDS

SUBJECTS = all_subjects()


def cases(*depths: Depth) -> list[Any]:
    return [
        pytest.param(subject, difference.id, depth, id=f"{subject.api}-{difference.id}-{depth}")
        for subject in SUBJECTS
        for difference in subject.permitted
        if difference.id.startswith("late-")
        for depth in depths
    ]


def is_told_late_and_not_accused(subject: Subject, difference: str, depth: Depth) -> None:
    judged = judge_inside([difference], subject=subject, depth=depth)

    assert broken(judged.report, "must", "should") == []
    if (rule := subject.judged.contract.late_rule) is not None:
        assert rule in broken(judged.report, "info")
    assert judged.report.stopped is None
    assert sum(judged.naps) <= MOST_SECONDS


@pytest.mark.parametrize(("subject", "difference", "depth"), cases("quick"))
def test_late_reads_break_no_other_rule(subject: Subject, difference: str, depth: Depth) -> None:
    is_told_late_and_not_accused(subject, difference, depth)


@pytest.mark.long
@pytest.mark.parametrize(("subject", "difference", "depth"), cases(*DEPTHS[1:]))
def test_late_reads_break_no_other_rule_in_depth(
    subject: Subject, difference: str, depth: Depth
) -> None:
    is_told_late_and_not_accused(subject, difference, depth)


@pytest.mark.parametrize("depth", ["quick", pytest.param("default", marks=pytest.mark.long)])
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.api)
def test_on_a_right_deployment_nothing_is_waited_for(subject: Subject, depth: Depth) -> None:
    judged = judge_inside(subject=subject, depth=depth)

    assert judged.naps == []
    assert subject.judged.contract.late_rule not in broken(judged.report, "info")
