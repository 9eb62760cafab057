"""Writes what belongs to the activities of a P6 XML: themselves, links, assignments, expenses."""

from understudy.server.apis.kazinex.schedule.markup import element, group
from understudy.server.apis.kazinex.schedule.model import Activity, Assignment, Expense, Relation
from understudy.server.apis.kazinex.schedule.p6xml.words import (
    ACTIVITIES,
    CONSTRAINTS,
    DURATIONS,
    PERCENTS,
    PRIORITIES,
    RELATIONS,
    STATUSES,
    worded,
)

PERCENT = 100


def activity_lines(activity: Activity) -> list[str]:
    """Return the lines of an activity; all units are labour's."""
    return group(
        "Activity",
        element("ObjectId", activity.id),
        element("ProjectObjectId", activity.project_id),
        element("Id", activity.code),
        element("Name", activity.name),
        element("Type", worded(ACTIVITIES, activity.type)),
        element("Status", worded(STATUSES, activity.status)),
        element("WBSObjectId", activity.wbs_id),
        element("CalendarObjectId", activity.calendar_id),
        element("PercentCompleteType", worded(PERCENTS, activity.percent_type)),
        element("DurationType", worded(DURATIONS, activity.duration_type)),
        element("LevelingPriority", worded(PRIORITIES, activity.priority)),
        element("PrimaryResourceObjectId", activity.resource_id),
        element("GUID", activity.guid),
        element("CreateDate", activity.created),
        _amounts(activity),
        _dates(activity),
        _limits(activity),
    )


def _amounts(activity: Activity) -> list[str]:
    return [
        *hours("PlannedDuration", activity.original_minutes),
        *hours("RemainingDuration", activity.remaining_minutes),
        *hours("TotalFloat", activity.total_float_minutes),
        *hours("FreeFloat", activity.free_float_minutes),
        *_share("PhysicalPercentComplete", activity.physical_percent),
        *_share("PercentComplete", activity.stored_percent),
        *element("PlannedLaborUnits", activity.planned_units),
        *element("ActualLaborUnits", activity.actual_units),
        *element("RemainingLaborUnits", activity.remaining_units),
    ]


def _dates(activity: Activity) -> list[str]:
    return [
        *element("PlannedStartDate", activity.planned_start),
        *element("PlannedFinishDate", activity.planned_finish),
        *element("ActualStartDate", activity.actual_start),
        *element("ActualFinishDate", activity.actual_finish),
        *element("RemainingEarlyStartDate", activity.early_start),
        *element("RemainingEarlyFinishDate", activity.early_finish),
        *element("RemainingLateStartDate", activity.late_start),
        *element("RemainingLateFinishDate", activity.late_finish),
        *element("SuspendDate", activity.suspended),
        *element("ResumeDate", activity.resumed),
    ]


def _limits(activity: Activity) -> list[str]:
    return [
        *element("PrimaryConstraintType", worded(CONSTRAINTS, activity.constraint)),
        *element("PrimaryConstraintDate", activity.constraint_date),
        *element("SecondaryConstraintType", worded(CONSTRAINTS, activity.constraint2)),
        *element("SecondaryConstraintDate", activity.constraint2_date),
        *element("ExpectedFinishDate", activity.expected_finish),
        *element("ExternalEarlyStartDate", activity.external_early_start),
        *element("ExternalLateFinishDate", activity.external_late_finish),
    ]


def relation_lines(relation: Relation) -> list[str]:
    """Return the lines of a link."""
    return group(
        "Relationship",
        element("ObjectId", relation.id),
        element("PredecessorActivityObjectId", relation.predecessor_id),
        element("PredecessorProjectObjectId", relation.predecessor_project_id),
        element("SuccessorActivityObjectId", relation.successor_id),
        element("SuccessorProjectObjectId", relation.successor_project_id),
        element("Type", worded(RELATIONS, relation.type)),
        hours("Lag", relation.lag_minutes),
    )


def assignment_lines(assignment: Assignment) -> list[str]:
    """Return the lines of an assignment."""
    return group(
        "ResourceAssignment",
        element("ObjectId", assignment.id),
        element("ProjectObjectId", assignment.project_id),
        element("ActivityObjectId", assignment.activity_id),
        element("ResourceObjectId", assignment.resource_id),
        element("RoleObjectId", assignment.role_id),
        element("ResourceCurveObjectId", assignment.curve_id),
        element("PlannedUnits", assignment.planned_units),
        element("ActualUnits", assignment.actual_units),
        element("RemainingUnits", assignment.remaining_units),
        element("PlannedCost", assignment.planned_cost),
        element("ActualCost", assignment.actual_cost),
        element("RemainingCost", assignment.remaining_cost),
        element("PlannedStartDate", assignment.planned_start),
        element("PlannedFinishDate", assignment.planned_finish),
        element("ActualStartDate", assignment.actual_start),
        element("ActualFinishDate", assignment.actual_finish),
        element("RemainingStartDate", assignment.remaining_start),
        element("RemainingFinishDate", assignment.remaining_finish),
    )


def expense_lines(expense: Expense) -> list[str]:
    """Return the lines of an expense."""
    return group(
        "ActivityExpense",
        element("ObjectId", expense.id),
        element("ActivityObjectId", expense.activity_id),
        element("ExpenseItem", expense.name),
        element("PlannedCost", expense.planned_cost),
        element("ActualCost", expense.actual_cost),
        element("RemainingCost", expense.remaining_cost),
    )


def hours(name: str, minutes: int | None) -> list[str]:
    """Return the line of a duration, with as many digits as tell the minute."""
    if minutes is None:
        return []
    return element(name, f"{minutes / 60:.6f}".rstrip("0").rstrip("."))


def _share(name: str, percent: float | None) -> list[str]:
    return element(name, None if percent is None else percent / PERCENT)
