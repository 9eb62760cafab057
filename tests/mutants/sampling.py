"""Which mutants every change is tried on, and which take too long for that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from tests.mutants.mutation import Defect

DEEPER = ("more", "most")
EVERY = 3


def sampled(
    defects: Sequence[Defect], kills: Mapping[str, Iterable[str]] | None = None
) -> list[Any]:
    """Return the parameters of a test for each: of those that a depth finds, every third.

    The others are marked long, but for one of each rule that would have none: `kills` are the
    mutants that a rule finds.
    """
    tried = {*_by_depth(defects)}
    for found in (kills or {}).values():
        named = [each.id for each in defects if each.id in {*found}]
        if not tried & {*named}:
            tried.update(named[:1])
    return [
        pytest.param(each, id=each.id, marks=() if each.id in tried else (pytest.mark.long,))
        for each in defects
    ]


def thirds(values: Sequence[Any]) -> list[Any]:
    """Return the parameters of a test for each value: every third, the others marked long."""
    return [
        pytest.param(each, marks=(pytest.mark.long,) if place % EVERY else ())
        for place, each in enumerate(values)
    ]


def _by_depth(defects: Sequence[Defect]) -> Iterator[str]:
    for is_deeper in (False, True):
        found = [each for each in defects if (each.layer in DEEPER) == is_deeper]
        yield from (each.id for each in found[::EVERY])
