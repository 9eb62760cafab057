"""A deployment whose reads are late is accused of nothing else."""

from typing import Any

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.judging import broken
from tests.mutants.harness.subject import Subject, subject_of

from understudy.contracts.kit.given.options import DEPTHS, Depth
from understudy.contracts.kit.judge.lateness import MOST_SECONDS

APIS = ("productionplanner", "planado")
LATE = {"productionplanner": "PP-LATE-01", "planado": "PL-LATE-01"}


def cases(*depths: Depth) -> list[Any]:
    return [
        pytest.param(subject_of(api), difference.id, depth, id=f"{api}-{difference.id}-{depth}")
        for api in APIS
        for difference in subject_of(api).permitted
        if difference.id.startswith("late-")
        for depth in depths
    ]


def is_told_late_and_not_accused(subject: Subject, difference: str, depth: Depth) -> None:
    judged = judge_inside([difference], subject=subject, depth=depth)

    assert broken(judged.report, "must", "should") == []
    assert LATE[subject.api] in broken(judged.report, "info")
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
@pytest.mark.parametrize("api", APIS)
def test_on_a_right_deployment_nothing_is_waited_for(api: str, depth: Depth) -> None:
    judged = judge_inside(subject=subject_of(api), depth=depth)

    assert judged.naps == []
    assert LATE[api] not in broken(judged.report, "info")
