"""The verdict on a schedule, check by check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# How many of the failing are named: the rest is a number.
NAMED = 100


@dataclass(frozen=True, slots=True)
class Check:
    """What one check came to; see the package for status, value and threshold."""

    id: str
    name: str
    category: str
    status: str
    weight: float
    threshold: float
    value: float | None = None
    score: float | None = None
    population: int = 0
    failing: int = 0
    findings: tuple[str, ...] = ()
    reason: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def as_document(self) -> dict[str, Any]:
        """Return plain JSON; numbers are rounded here and nowhere before."""
        return {
            "id": self.id,
            "name": self.name,
            "category": self.category,
            "status": self.status,
            "value": _rounded(self.value, 4),
            "threshold": self.threshold,
            "weight": self.weight,
            "score": _rounded(self.score, 2),
            "population": self.population,
            "failing": self.failing,
            "findings": list(self.findings),
            "reason": self.reason,
            "details": dict(self.details),
        }


@dataclass(frozen=True, slots=True)
class Category:
    """The score of a category; None where none of its checks was computed."""

    id: str
    name: str
    weight: float
    score: float | None

    def as_document(self) -> dict[str, Any]:
        """Return plain JSON."""
        score = _rounded(self.score, 2)
        return {"id": self.id, "name": self.name, "weight": self.weight, "score": score}


@dataclass(frozen=True, slots=True)
class Quality:
    """The verdict on a schedule; score and grade are None where nothing could be computed."""

    score: float | None
    grade: str | None
    categories: tuple[Category, ...]
    checks: tuple[Check, ...]

    def as_document(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {
            "score": _rounded(self.score, 2),
            "grade": self.grade,
            "categories": [each.as_document() for each in self.categories],
            "checks": [each.as_document() for each in self.checks],
        }

    def check(self, name: str) -> Check:
        """Return the check with an id."""
        return next(each for each in self.checks if each.id == name)


def _rounded(number: float | None, places: int) -> float | None:
    return None if number is None else round(number, places)
