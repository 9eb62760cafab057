"""A value of a kind that the documentation does not name proves nothing, whatever becomes of it."""

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.judging import broken
from tests.mutants.harness.subject import Subject, all_subjects

from understudy.contracts.kit.given.options import Depth

KINDS = ("odd-kinds-ignored", "odd-kinds-without-effect", "odd-kinds-stored-otherwise")
HAVING = [each for each in all_subjects() if {*KINDS} <= {*each.permitted_by_id}]
each_subject = pytest.mark.parametrize("subject", HAVING, ids=lambda subject: subject.api)
each_kind = pytest.mark.parametrize("difference", KINDS)


def accused(subject: Subject, difference: str, depth: Depth, seed: int) -> list[str]:
    judged = judge_inside([difference], subject=subject, depth=depth, seed=seed)
    return broken(judged.report, "must")


@each_subject
@each_kind
def test_odd_kinds_accuse_nobody(subject: Subject, difference: str) -> None:
    assert accused(subject, difference, "quick", 1) == []


# The one that was accused with some seeds gets five; the others are judged as all differences are.
DEEP = [("odd-kinds-without-effect", seed) for seed in range(1, 6)]
DEEP += [(kind, 1) for kind in KINDS if kind != DEEP[0][0]]


@pytest.mark.long
@pytest.mark.parametrize(("difference", "seed"), DEEP)
@each_subject
def test_odd_kinds_accuse_nobody_in_depth(subject: Subject, difference: str, seed: int) -> None:
    assert accused(subject, difference, "deep", seed) == []
