"""What of the checks can be set: limits, weights, lists of what is allowed, and the region."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

# The vendor's; the weight of Regional is not published, so it is 0 until it is set.
CATEGORY_WEIGHTS: Mapping[str, float] = {
    "logic": 20,
    "durations": 15,
    "critical-path": 15,
    "constraints": 10,
    "resources": 10,
    "progress": 10,
    "configuration": 1,
    "best-practices": 2.5,
    "regional": 0,
}
LIGHTEST, HEAVIEST = 0.5, 10


@dataclass(frozen=True, slots=True)
class Settings:
    """How a schedule is judged.

    `thresholds` and `weights` are by check id and stand in for the registry's; a weight is 0 (the
    check does not count) or 0.5 to 10. `hard_constraints` are the vendor's: mandatory, and "must
    start on". `region` switches the Ramadan check on, whatever it says.
    """

    high_duration_days: float = 14
    high_float_days: float = 44
    long_lag_days: float = 44
    approval_days: float = 20
    approval_keywords: tuple[str, ...] = ("approv", "review", "submittal", "permit", "noc")
    authority_keywords: tuple[str, ...] = (
        "noc",
        "municipality",
        "civil defence",
        "civil defense",
    )
    hard_constraints: tuple[str, ...] = ("CS_MANDSTART", "CS_MANDFIN", "CS_MSO")
    activity_types: tuple[str, ...] = (
        "TT_Task",
        "TT_Rsrc",
        "TT_LOE",
        "TT_WBS",
        "TT_Mile",
        "TT_FinMile",
    )
    percent_types: tuple[str, ...] = ("CP_Drtn", "CP_Phys", "CP_Units")
    duration_types: tuple[str, ...] = (
        "DT_FixedDrtn",
        "DT_FixedDUR2",
        "DT_FixedRate",
        "DT_FixedQty",
    )
    constraint_types: tuple[str, ...] = (
        "CS_MSO",
        "CS_MEO",
        "CS_MSOA",
        "CS_MEOA",
        "CS_MSOB",
        "CS_MEOB",
        "CS_MANDSTART",
        "CS_MANDFIN",
        "CS_ALAP",
    )
    region: str | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    category_weights: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for check, weight in self.weights.items():
            if weight != 0 and not LIGHTEST <= weight <= HEAVIEST:
                raise ValueError(f"weight of {check} must be 0, or {LIGHTEST} to {HEAVIEST}")

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Settings":
        """Return settings from plain JSON; ValueError names what is none of them."""
        known = {each.name for each in fields(cls)}
        for name in document:
            if name not in known:
                raise ValueError(f"{name} is no setting of the checks")
        lists = {name: tuple(value) for name, value in document.items() if isinstance(value, list)}
        return cls(**{**document, **lists})

    def category_weight(self, category: str) -> float:
        """Return what a category weighs in the score."""
        return self.category_weights.get(category, CATEGORY_WEIGHTS[category])
