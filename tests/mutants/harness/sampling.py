"""Which mutants every change is tried on, and which take too long for that."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from tests.mutants.harness.subject import Subject

DEEPER = ("more", "most")
EVERY = 3


def sampled(subjects: Sequence[Subject]) -> list[Any]:
    """Return the parameters of a test for each defect of each subject.

    Of those that only deeper runs find, two of three are marked long.
    """
    return [param for subject in subjects for param in _marked(subject)]


def _marked(subject: Subject) -> Iterator[Any]:
    deeper = 0
    for defect in subject.defects:
        is_long = False
        if defect.layer in DEEPER:
            is_long = deeper % EVERY != 0
            deeper += 1
        marks = (pytest.mark.long,) if is_long else ()
        yield pytest.param(subject, defect, id=f"{subject.api}-{defect.id}", marks=marks)
