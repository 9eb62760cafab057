"""Which mutants every change is tried on, and which take too long for that."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from tests.mutants.harness.mutation import Defect
from tests.mutants.harness.subject import Subject

from understudy.catalog import find
from understudy.reference.rules import load_kills

DEEPER = ("more", "most")
EVERY = 5


def sampled(subjects: Sequence[Subject]) -> list[Any]:
    """Return the parameters of a test for each defect of each subject.

    Of those that a depth finds, four of five are marked long, but for one of each rule that would
    have none.
    """
    return [param for subject in subjects for param in _marked(subject)]


def fifths(params: Sequence[Any]) -> list[Any]:
    """Return the parameters of a test, four of five marked long."""
    return [
        pytest.param(*each.values, id=each.id, marks=(pytest.mark.long,) if place % EVERY else ())
        for place, each in enumerate(params)
    ]


def _marked(subject: Subject) -> Iterator[Any]:
    tried = {*_by_depth(subject.defects)}
    for found in load_kills(find(subject.api)).values():
        named = [each.id for each in subject.defects if each.id in found]
        if not tried & {*named}:
            tried.update(named[:1])
    for defect in subject.defects:
        marks = () if defect.id in tried else (pytest.mark.long,)
        yield pytest.param(subject, defect, id=f"{subject.api}-{defect.id}", marks=marks)


def _by_depth(defects: Sequence[Defect]) -> Iterator[str]:
    for is_deeper in (False, True):
        found = [each for each in defects if (each.layer in DEEPER) == is_deeper]
        yield from (each.id for each in found[::EVERY])
