"""The projects of a file, how they are scheduled, and how they are broken down."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Options:
    """How P6 is told to schedule (XER SCHEDOPTIONS); what a file lacks is a default here.

    `is_stored` tells whether the file has any. `progress_override` with `retained_logic` False is
    the other way to treat work out of sequence; neither means actual dates.
    """

    retained_logic: bool = True
    progress_override: bool = False
    lag_calendar: str = "rcal_Predecessor"
    float_type: str = "FT_FF"
    use_expected_finish: bool = False
    open_ends_critical: bool = False
    # Whether total float is measured to the must-finish date.
    float_to_project_end: bool = True
    is_stored: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """One of the projects in a file.

    A stub (P6 XML) is there only as the far end of links: its bare activities stand among the
    schedule's, with no dates, and are neither computed nor judged. It is a project without dates
    beside one that has them, and activities; where there is no such one, no project is a stub.

    `data_date` is XER's `last_recalc_date`, else the planned start, and never before it (MSPDI:
    StatusDate, CurrentDate, StartDate). `must_finish` is XER's `plan_end_date`. Critical is what
    has at most `critical_minutes` of total float, or is on the longest path (`critical_type`).
    `calendar_id` is the default calendar, `baseline_id` the baseline in use.
    """

    id: str
    code: str | None = None
    name: str | None = None
    data_date: datetime | None = None
    planned_start: datetime | None = None
    must_finish: datetime | None = None
    scheduled_finish: datetime | None = None
    calendar_id: str | None = None
    critical_minutes: int = 0
    critical_type: str = "CT_TotFloat"
    baseline_id: str | None = None
    guid: str | None = None
    created: datetime | None = None
    options: Options = Options()
    is_stub: bool = False


@dataclass(frozen=True, slots=True)
class Wbs:
    """A node of the work breakdown; a root (or a foreign parent that is absent) has no parent here.

    MSPDI's summary tasks are such nodes, not activities.
    """

    id: str
    project_id: str | None = None
    parent_id: str | None = None
    code: str | None = None
    name: str | None = None
    sequence: int | None = None
    is_project: bool = False
    guid: str | None = None
