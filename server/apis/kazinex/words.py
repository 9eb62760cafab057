"""Primavera's codes in Primavera's words; what nobody knows stays as it is."""

from collections.abc import Mapping

from understudy.server.apis.kazinex.schedule.p6xml import words as p6


def _by_code(codes: Mapping[str, str]) -> Mapping[str, str]:
    return {code: said for said, code in codes.items()}


STATUS, TYPE = _by_code(p6.STATUSES), _by_code(p6.ACTIVITIES)
PERCENT, CONSTRAINT = _by_code(p6.PERCENTS), _by_code(p6.CONSTRAINTS)
# On its screens P6 writes an ampersand where its XML has "and".
DURATION = {code: said.replace(" and ", " & ") for code, said in _by_code(p6.DURATIONS).items()}


def word(code: str | None, words: Mapping[str, str]) -> str | None:
    """Return what a code means, the code itself where nobody knows."""
    return None if code is None else words.get(code, code)
