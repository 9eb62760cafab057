"""The activities of a P6 XML, the links between them, and what hangs on them."""

from datetime import datetime

from understudy.server.apis.kazinex.schedule.elements import Record
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier
from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    BaselineActivity,
    Expense,
    Relation,
)
from understudy.server.apis.kazinex.schedule.p6xml.words import (
    ACTIVITIES,
    CONSTRAINTS,
    DURATIONS,
    PERCENTS,
    PRIORITIES,
    RELATIONS,
    STATUSES,
    coded,
)


def activity_of(record: Record, fields: Fields, project: str | None) -> Activity:
    """Return the activity in a record; `project` is the one around it."""
    return Activity(
        id=identifier(record, "ObjectId"),
        project_id=fields.code(record, "ProjectObjectId") or project or "",
        code=fields.text(record, "Id"),
        name=fields.text(record, "Name"),
        type=coded(ACTIVITIES, fields.code(record, "Type")),
        status=coded(STATUSES, fields.code(record, "Status")),
        wbs_id=fields.code(record, "WBSObjectId"),
        calendar_id=fields.code(record, "CalendarObjectId"),
        percent_type=coded(PERCENTS, fields.code(record, "PercentCompleteType")),
        duration_type=coded(DURATIONS, fields.code(record, "DurationType")),
        original_minutes=fields.minutes(record, "PlannedDuration"),
        remaining_minutes=fields.minutes(record, "RemainingDuration"),
        total_float_minutes=fields.minutes(record, "TotalFloat"),
        free_float_minutes=fields.minutes(record, "FreeFloat"),
        physical_percent=_percent(fields.number(record, "PhysicalPercentComplete")),
        stored_percent=_percent(fields.number(record, "PercentComplete")),
        planned_units=fields.work(record, "PlannedLaborUnits", "PlannedNonLaborUnits"),
        actual_units=fields.work(record, "ActualLaborUnits", "ActualNonLaborUnits"),
        remaining_units=fields.work(record, "RemainingLaborUnits", "RemainingNonLaborUnits"),
        planned_start=fields.instant(record, "PlannedStartDate"),
        planned_finish=fields.instant(record, "PlannedFinishDate"),
        actual_start=fields.instant(record, "ActualStartDate"),
        actual_finish=fields.instant(record, "ActualFinishDate"),
        early_start=fields.instant(record, "RemainingEarlyStartDate"),
        early_finish=fields.instant(record, "RemainingEarlyFinishDate"),
        late_start=fields.instant(record, "RemainingLateStartDate"),
        late_finish=fields.instant(record, "RemainingLateFinishDate"),
        suspended=fields.instant(record, "SuspendDate"),
        resumed=fields.instant(record, "ResumeDate"),
        constraint=coded(CONSTRAINTS, fields.code(record, "PrimaryConstraintType")),
        constraint_date=fields.instant(record, "PrimaryConstraintDate"),
        constraint2=coded(CONSTRAINTS, fields.code(record, "SecondaryConstraintType")),
        constraint2_date=fields.instant(record, "SecondaryConstraintDate"),
        expected_finish=fields.instant(record, "ExpectedFinishDate"),
        external_early_start=fields.instant(record, "ExternalEarlyStartDate"),
        external_late_finish=fields.instant(record, "ExternalLateFinishDate"),
        priority=coded(PRIORITIES, fields.code(record, "LevelingPriority")),
        resource_id=fields.code(record, "PrimaryResourceObjectId"),
        guid=fields.text(record, "GUID"),
        created=fields.instant(record, "CreateDate"),
    )


def _percent(share: float | None) -> float | None:
    """Return a percent; P6 writes 0.5 for half, and a float times 100 is seldom a whole number."""
    return None if share is None else round(share * 100, 6)


def relation_of(record: Record, fields: Fields) -> Relation:
    """Return the link in a record; a lag that is missing is none."""
    return Relation(
        predecessor_id=identifier(record, "PredecessorActivityObjectId"),
        successor_id=identifier(record, "SuccessorActivityObjectId"),
        type=coded(RELATIONS, fields.code(record, "Type")) or "PR_FS",
        lag_minutes=fields.minutes(record, "Lag") or 0,
        id=fields.text(record, "ObjectId"),
        predecessor_project_id=fields.code(record, "PredecessorProjectObjectId"),
        successor_project_id=fields.code(record, "SuccessorProjectObjectId"),
    )


def assignment_of(record: Record, fields: Fields, project: str | None) -> Assignment:
    """Return the assignment in a record."""
    return Assignment(
        activity_id=identifier(record, "ActivityObjectId"),
        resource_id=fields.code(record, "ResourceObjectId"),
        id=fields.text(record, "ObjectId"),
        project_id=fields.code(record, "ProjectObjectId") or project,
        role_id=fields.code(record, "RoleObjectId"),
        planned_units=fields.work(record, "PlannedUnits"),
        actual_units=fields.work(record, "ActualUnits"),
        remaining_units=fields.work(record, "RemainingUnits"),
        planned_cost=fields.number(record, "PlannedCost"),
        actual_cost=fields.number(record, "ActualCost"),
        remaining_cost=fields.number(record, "RemainingCost"),
        planned_start=fields.instant(record, "PlannedStartDate"),
        planned_finish=fields.instant(record, "PlannedFinishDate"),
        actual_start=fields.instant(record, "ActualStartDate"),
        actual_finish=fields.instant(record, "ActualFinishDate"),
        remaining_start=fields.instant(record, "RemainingStartDate"),
        remaining_finish=fields.instant(record, "RemainingFinishDate"),
        curve_id=fields.code(record, "ResourceCurveObjectId"),
    )


def expense_of(record: Record, fields: Fields) -> Expense:
    """Return the expense in a record."""
    return Expense(
        activity_id=identifier(record, "ActivityObjectId"),
        id=fields.text(record, "ObjectId"),
        name=fields.text(record, "ExpenseItem"),
        planned_cost=fields.number(record, "PlannedCost"),
        actual_cost=fields.number(record, "ActualCost"),
        remaining_cost=fields.number(record, "RemainingCost"),
    )


def planned_of(record: Record, fields: Fields) -> BaselineActivity:
    """Return what a baseline project has of an activity: its dates are those it had then."""

    def first(*names: str) -> datetime | None:
        return next((each for name in names if (each := fields.instant(record, name))), None)

    return BaselineActivity(
        code=fields.text(record, "Id"),
        name=fields.text(record, "Name"),
        start=first("ActualStartDate", "StartDate", "PlannedStartDate"),
        finish=first("ActualFinishDate", "FinishDate", "PlannedFinishDate"),
        duration_minutes=fields.minutes(record, "PlannedDuration"),
        units=fields.work(record, "PlannedLaborUnits", "PlannedNonLaborUnits"),
    )
