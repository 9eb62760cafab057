"""The second opinion on each check, by its id."""

from collections.abc import Callable

from tests.server.kazinex.schedule.second_opinion.checks import (
    durations,
    logic,
    practice,
    progress,
)
from tests.server.kazinex.schedule.second_opinion.checks.case import Case, Reading

CHECKS: dict[str, Callable[[Case], Reading]] = {
    "missing-logic": logic.missing_logic,
    "negative-float": logic.negative_float,
    "high-float": logic.high_float,
    "leads": logic.leads,
    "lags": logic.lags,
    "negative-lag": logic.negative_lag,
    "fs-relationships": logic.fs_relationships,
    "hard-constraints": logic.hard_constraints,
    "high-duration": durations.high_duration,
    "zero-duration": durations.zero_duration,
    "milestone-duration": durations.milestone_duration,
    "invalid-dates": durations.invalid_dates,
    "level-of-effort": durations.level_of_effort,
    "approval-duration": durations.approval_duration,
    "critical-path-length": durations.critical_path_length,
    "critical-path-test": durations.critical_path_test,
    "constraint-percent": logic.constraint_percent,
    "dangling-activities": logic.dangling_activities,
    "open-ended": logic.open_ended,
    "sf-relationships": logic.sf_relationships,
    "missing-resources": progress.missing_resources,
    "resource-loading": progress.resource_loading,
    "invalid-progress": progress.invalid_progress,
    "out-of-sequence-progress": progress.out_of_sequence,
    "config-activity-type": practice.config_activity_type,
    "config-percent-complete-type": practice.config_percent_complete_type,
    "config-duration-type": practice.config_duration_type,
    "config-constraint-type": practice.config_constraint_type,
    "config-calendar": practice.config_calendar,
    "logic-density": practice.logic_density,
    "baseline-integrity": practice.baseline_integrity,
    "milestone-spacing": practice.milestone_spacing,
    "authority-approval": practice.authority_approval,
}
