"""Which column of an XER's tables is which field of the model: reader and writer go by it.

The names are those of Oracle's XER data map (P6 XER Import/Export Data Map Guide).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Literal

from understudy.server.apis.kazinex.schedule.bounds import MOST
from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    Expense,
    Options,
    Project,
    Relation,
    Resource,
    Wbs,
)

Kind = Literal["text", "code", "instant", "hours", "number", "whole", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that gives a field; `more` are columns whose numbers are added to it."""

    name: str
    kind: Kind = "text"
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A table, what its rows become, and the columns of its fields."""

    table: str
    make: Callable[..., Any]
    columns: dict[str, Column]

    @property
    def defaults(self) -> dict[str, Any]:
        """Return what each field is where the file is silent; what must be there is empty text."""
        return {
            each.name: each.default if isinstance(each.default, str | int | float | bool) else None
            for each in fields(self.make)  # type: ignore[arg-type]  # a dataclass
        }


PROJECT = Layout(
    "PROJECT",
    Project,
    {
        "id": Column("proj_id"),
        "code": Column("proj_short_name"),
        "data_date": Column("last_recalc_date", "instant"),
        "planned_start": Column("plan_start_date", "instant"),
        "must_finish": Column("plan_end_date", "instant"),
        "scheduled_finish": Column("scd_end_date", "instant"),
        "calendar_id": Column("clndr_id", "code"),
        "critical_minutes": Column("critical_drtn_hr_cnt", "hours"),
        "critical_type": Column("critical_path_type", "code"),
        "baseline_id": Column("sum_base_proj_id"),
        "guid": Column("guid"),
        "created": Column("add_date", "instant"),
    },
)
OPTIONS = Layout(
    "SCHEDOPTIONS",
    Options,
    {
        "retained_logic": Column("sched_retained_logic", "flag"),
        "progress_override": Column("sched_progress_override", "flag"),
        "lag_calendar": Column("sched_calendar_on_relationship_lag", "code"),
        "float_type": Column("sched_float_type", "code"),
        "use_expected_finish": Column("sched_use_expect_end_flag", "flag"),
        "open_ends_critical": Column("sched_open_critical_flag", "flag"),
        "float_to_project_end": Column("sched_use_project_end_date_for_float", "flag"),
    },
)
WBS = Layout(
    "PROJWBS",
    Wbs,
    {
        "id": Column("wbs_id"),
        "project_id": Column("proj_id", "code"),
        "parent_id": Column("parent_wbs_id", "code"),
        "code": Column("wbs_short_name"),
        "name": Column("wbs_name"),
        "sequence": Column("seq_num", "whole"),
        "is_project": Column("proj_node_flag", "flag"),
        "guid": Column("guid"),
    },
)
ACTIVITY = Layout(
    "TASK",
    Activity,
    {
        "id": Column("task_id"),
        "project_id": Column("proj_id", "code"),
        "code": Column("task_code"),
        "name": Column("task_name"),
        "type": Column("task_type", "code"),
        "status": Column("status_code", "code"),
        "wbs_id": Column("wbs_id", "code"),
        "calendar_id": Column("clndr_id", "code"),
        "percent_type": Column("complete_pct_type", "code"),
        "duration_type": Column("duration_type", "code"),
        "original_minutes": Column("target_drtn_hr_cnt", "hours"),
        "remaining_minutes": Column("remain_drtn_hr_cnt", "hours"),
        "total_float_minutes": Column("total_float_hr_cnt", "hours"),
        "free_float_minutes": Column("free_float_hr_cnt", "hours"),
        "physical_percent": Column("phys_complete_pct", "number"),
        "planned_units": Column("target_work_qty", "number", "target_equip_qty"),
        "actual_units": Column("act_work_qty", "number", "act_equip_qty"),
        "remaining_units": Column("remain_work_qty", "number", "remain_equip_qty"),
        "planned_start": Column("target_start_date", "instant"),
        "planned_finish": Column("target_end_date", "instant"),
        "actual_start": Column("act_start_date", "instant"),
        "actual_finish": Column("act_end_date", "instant"),
        "early_start": Column("early_start_date", "instant"),
        "early_finish": Column("early_end_date", "instant"),
        "late_start": Column("late_start_date", "instant"),
        "late_finish": Column("late_end_date", "instant"),
        "suspended": Column("suspend_date", "instant"),
        "resumed": Column("resume_date", "instant"),
        "constraint": Column("cstr_type", "code"),
        "constraint_date": Column("cstr_date", "instant"),
        "constraint2": Column("cstr_type2", "code"),
        "constraint2_date": Column("cstr_date2", "instant"),
        "expected_finish": Column("expect_end_date", "instant"),
        "external_early_start": Column("external_early_start_date", "instant"),
        "external_late_finish": Column("external_late_end_date", "instant"),
        "priority": Column("priority_type", "code"),
        "resource_id": Column("rsrc_id", "code"),
        "guid": Column("guid"),
        "created": Column("create_date", "instant"),
        "is_driving": Column("driving_path_flag", "flag"),
    },
)
RELATION = Layout(
    "TASKPRED",
    Relation,
    {
        "predecessor_id": Column("pred_task_id", "code"),
        "successor_id": Column("task_id", "code"),
        "type": Column("pred_type", "code"),
        "lag_minutes": Column("lag_hr_cnt", "hours"),
        "id": Column("task_pred_id"),
        "predecessor_project_id": Column("pred_proj_id", "code"),
        "successor_project_id": Column("proj_id", "code"),
    },
)
RESOURCE = Layout(
    "RSRC",
    Resource,
    {
        "id": Column("rsrc_id"),
        "name": Column("rsrc_name"),
        "code": Column("rsrc_short_name"),
        "type": Column("rsrc_type", "code"),
        "calendar_id": Column("clndr_id", "code"),
        "parent_id": Column("parent_rsrc_id"),
        "guid": Column("guid"),
    },
)
ASSIGNMENT = Layout(
    "TASKRSRC",
    Assignment,
    {
        "activity_id": Column("task_id", "code"),
        "resource_id": Column("rsrc_id", "code"),
        "id": Column("taskrsrc_id"),
        "project_id": Column("proj_id", "code"),
        "role_id": Column("role_id", "code"),
        "planned_units": Column("target_qty", "number"),
        "actual_units": Column("act_reg_qty", "number", "act_ot_qty"),
        "remaining_units": Column("remain_qty", "number"),
        "planned_cost": Column("target_cost", "number"),
        "actual_cost": Column("act_reg_cost", "number", "act_ot_cost"),
        "remaining_cost": Column("remain_cost", "number"),
        "planned_start": Column("target_start_date", "instant"),
        "planned_finish": Column("target_end_date", "instant"),
        "actual_start": Column("act_start_date", "instant"),
        "actual_finish": Column("act_end_date", "instant"),
        "remaining_start": Column("restart_date", "instant"),
        "remaining_finish": Column("reend_date", "instant"),
        "curve_id": Column("curv_id", "code"),
    },
)
EXPENSE = Layout(
    "PROJCOST",
    Expense,
    {
        "activity_id": Column("task_id", "code"),
        "id": Column("cost_item_id"),
        "name": Column("cost_name"),
        "planned_cost": Column("target_cost", "number"),
        "actual_cost": Column("act_cost", "number"),
        "remaining_cost": Column("remain_cost", "number"),
    },
)
# Two tables that are no list of things of their own.
RATES, CALENDARS = "RSRCRATE", "CALENDAR"

MOST_ROWS = {
    PROJECT.table: MOST["projects"],
    OPTIONS.table: MOST["projects"],
    WBS.table: MOST["wbs"],
    ACTIVITY.table: MOST["activities"],
    RELATION.table: MOST["relations"],
    RESOURCE.table: MOST["resources"],
    RATES: 4 * MOST["resources"],
    ASSIGNMENT.table: MOST["assignments"],
    EXPENSE.table: MOST["expenses"],
    CALENDARS: MOST["calendars"],
}
