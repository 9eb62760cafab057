"""Which mutants every change is tried on, and which take too long for that."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from tests.mutants.harness.mutation import Defect

DEEPER = ("more", "most")
EVERY = 3


def sampled(defects: Sequence[Defect]) -> list[Any]:
    """Return the parameters of a test for each: of those that only deeper runs find, every third.

    The others are marked long.
    """
    return [*_marked(defects)]


def _marked(defects: Sequence[Defect]) -> Iterator[Any]:
    deeper = 0
    for defect in defects:
        is_long = False
        if defect.layer in DEEPER:
            is_long = deeper % EVERY != 0
            deeper += 1
        marks = (pytest.mark.long,) if is_long else ()
        yield pytest.param(defect, id=defect.id, marks=marks)
