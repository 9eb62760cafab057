"""The checks, in the vendor's order: id, name, category, threshold, and the function.

Ids and thresholds are the vendor's but where a check's docstring says R, our reading. Each weighs 1
in its category unless the settings say otherwise. The opt-in check of weightages is listed, and
always skipped: what it asks is not published.
"""

from collections.abc import Callable
from dataclasses import dataclass

from understudy.server.apis.kazinex.schedule.quality.checks import (
    configuration,
    constraints,
    critical,
    durations,
    logic,
    practices,
    progress,
    regional,
    resources,
)
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, Skipped
from understudy.server.apis.kazinex.schedule.quality.subject import Subject

CATEGORIES = {
    "logic": "Logic",
    "durations": "Durations",
    "critical-path": "Critical Path",
    "constraints": "Constraints",
    "resources": "Resources",
    "progress": "Progress",
    "configuration": "Configuration",
    "best-practices": "Best Practices",
    "regional": "Regional",
}

# Checks whose value must be the threshold at least, and exactly; the others' at most.
EXACTLY = {"critical-path-test"}
AT_LEAST = {
    "fs-relationships",
    "critical-path-length",
    "missing-resources",
    "resource-loading",
    "logic-density",
    "milestone-spacing",
    "authority-approval",
}


# Checks whose findings are no activities but links, calendars, or what is missing in all.
FIND_OTHERS = {
    "leads",
    "lags",
    "negative-lag",
    "fs-relationships",
    "sf-relationships",
    "out-of-sequence-progress",
    "resource-loading",
    "milestone-spacing",
    "ramadan-calendar",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A check, whose value is held against its threshold."""

    id: str
    name: str
    category: str
    threshold: float
    function: Callable[[Subject], Finding]

    def keeps(self, value: float, threshold: float) -> bool:
        """Whether a value is within the threshold; compared before anything is rounded."""
        if self.id in EXACTLY:
            return value == threshold
        return value >= threshold if self.id in AT_LEAST else value <= threshold


def weightage(subject: Subject) -> Finding:
    """Weightages of activities: opt-in (V), and what it asks is not published."""
    raise Skipped("opt-in, and what it asks is not published")


def _rows(category: str, *rows: tuple[str, str, float, Callable[[Subject], Finding]]) -> list[Row]:
    return [
        Row(name, title, category, threshold, function) for name, title, threshold, function in rows
    ]


CHECKS: tuple[Row, ...] = (
    *_rows(
        "logic",
        ("missing-logic", "Missing Logic", 0.05, logic.missing_logic),
        ("negative-float", "Negative Float", 0, logic.negative_float),
        ("high-float", "High Float", 0.05, logic.high_float),
        ("leads", "Leads", 0, logic.leads),
        ("lags", "Lags", 0.05, logic.lags),
        ("negative-lag", "Negative Lag", 0, logic.negative_lag),
        ("fs-relationships", "FS Relationships", 0.9, logic.fs_relationships),
        ("hard-constraints", "Hard Constraints", 0.05, logic.hard_constraints),
    ),
    *_rows(
        "durations",
        ("high-duration", "High Duration", 0.05, durations.high_duration),
        ("zero-duration", "Zero Duration", 0, durations.zero_duration),
        ("milestone-duration", "Milestone Duration", 0, durations.milestone_duration),
        ("invalid-dates", "Invalid Dates", 0, durations.invalid_dates),
        ("level-of-effort", "Level of Effort", 0.1, durations.level_of_effort),
        ("approval-duration", "Approval Duration", 0, durations.approval_duration),
    ),
    *_rows(
        "critical-path",
        ("critical-path-length", "CPLI", 0.95, critical.critical_path_length),
        ("critical-path-test", "Critical Path Test", 1, critical.critical_path_test),
    ),
    *_rows(
        "constraints",
        ("constraint-percent", "Constraint Percentage", 2, constraints.constraint_percent),
        ("dangling-activities", "Dangling Activities", 0, constraints.dangling_activities),
        ("open-ended", "Open Ended", 0, constraints.open_ended),
        ("sf-relationships", "SF Relationships", 0, constraints.sf_relationships),
    ),
    *_rows(
        "resources",
        ("missing-resources", "Missing Resources", 0.95, resources.missing_resources),
        ("resource-loading", "Resource Loading", 5, resources.resource_loading),
    ),
    *_rows(
        "progress",
        ("invalid-progress", "Invalid Progress", 0, progress.invalid_progress),
        ("out-of-sequence-progress", "Out-of-Sequence", 0, progress.out_of_sequence),
    ),
    *_rows(
        "configuration",
        ("config-activity-type", "Activity Type", 0, configuration.activity_type),
        ("config-percent-complete-type", "Percent Complete Type", 0, configuration.percent_type),
        ("config-duration-type", "Duration Type", 0, configuration.duration_type),
        ("config-constraint-type", "Constraint Type", 0, configuration.constraint_type),
        ("config-calendar", "Calendar", 0, configuration.calendar),
    ),
    *_rows(
        "best-practices",
        ("logic-density", "Logic Density", 1.5, practices.logic_density),
        ("baseline-integrity", "Baseline Integrity", 0, practices.baseline_integrity),
        ("milestone-spacing", "Project Milestones", 2, practices.milestone_spacing),
        ("weightage", "Weightage", 0, weightage),
    ),
    *_rows(
        "regional",
        ("ramadan-calendar", "Ramadan Calendar", 0, regional.ramadan_calendar),
        ("authority-approval", "Authority Approval", 1, regional.authority_approval),
    ),
)
