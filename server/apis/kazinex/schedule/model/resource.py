"""Who works on what, and what else costs."""

from dataclasses import dataclass
from datetime import datetime

from understudy.server.apis.kazinex.schedule.model.record import record


@dataclass(frozen=True, slots=True)
class Resource:
    """Who or what works. `max_units` is what there is of it: hours per hour, so 1 is one person."""

    id: str
    name: str | None = None
    code: str | None = None
    type: str | None = None
    calendar_id: str | None = None
    parent_id: str | None = None
    max_units: float | None = None
    price: float | None = None
    guid: str | None = None


@record
class Assignment:
    """A resource on an activity; `resource_id` None is work of nobody yet (or of a role).

    `planned_units` is target_qty, `actual_units` act_reg_qty + act_ot_qty. No `curve_id` is linear.
    """

    activity_id: str
    resource_id: str | None = None
    id: str | None = None
    project_id: str | None = None
    role_id: str | None = None
    planned_units: float | None = None
    actual_units: float | None = None
    remaining_units: float | None = None
    planned_cost: float | None = None
    actual_cost: float | None = None
    remaining_cost: float | None = None
    planned_start: datetime | None = None
    planned_finish: datetime | None = None
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    remaining_start: datetime | None = None
    remaining_finish: datetime | None = None
    curve_id: str | None = None


@dataclass(frozen=True, slots=True)
class Expense:
    """A cost of an activity that is no resource's (XER PROJCOST, P6 XML ActivityExpense)."""

    activity_id: str
    id: str | None = None
    name: str | None = None
    planned_cost: float | None = None
    actual_cost: float | None = None
    remaining_cost: float | None = None
