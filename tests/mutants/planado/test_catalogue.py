"""Planado's catalogue is large enough."""

from tests.mutants.planado.catalogue import DEFECTS, PERMITTED


def test_there_are_enough_of_both() -> None:
    assert (len(DEFECTS) >= 50, len(PERMITTED) >= 25) == (True, True)
