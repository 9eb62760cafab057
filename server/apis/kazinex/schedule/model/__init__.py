"""A schedule as every reader gives it and every writer takes it, whatever file it stood in.

Units: durations, lags and floats are whole minutes of work (P6 computes to the minute; MSPDI's
tenths and XER's fractions of hours are rounded), resource units are hours of work or units of
material, percents 0 to 100. Instants are naive datetimes, local to the project, as files hold them.
Nothing stored is None: an empty float is unknown, and 0 would be critical.

Codes are XER's, whose columns the quality checks speak of; MSPDI's numbers
and P6 XML's words are turned into them. A code that nobody knows is kept as the file's own text.

    activity type      TT_Task TT_Rsrc TT_LOE TT_WBS TT_Mile (start milestone) TT_FinMile
    status             TK_NotStart TK_Active TK_Complete
    relation type      PR_FS PR_SS PR_FF PR_SF
    constraint         CS_MSO CS_MEO (start, finish on), CS_MSOA CS_MEOA (on or after),
                       CS_MSOB CS_MEOB (on or before), CS_MANDSTART CS_MANDFIN, CS_ALAP
    percent type       CP_Drtn CP_Phys CP_Units
    duration type      DT_FixedDrtn DT_FixedDUR2 DT_FixedRate DT_FixedQty
    resource type      RT_Labor RT_Equip RT_Mat
    lag calendar       rcal_Predecessor rcal_Successor rcal_24Hour rcal_ProjDefault
    float type         FT_FF (finish), FT_SS (start), FT_min (the smaller)
    critical           CT_TotFloat CT_DrivPath (longest path)
"""

from understudy.server.apis.kazinex.schedule.model.activity import (
    ACTIVE,
    COMPLETE,
    FINISH_MILESTONE,
    LEVEL_OF_EFFORT,
    NOT_STARTED,
    START_MILESTONE,
    WBS_SUMMARY,
    Activity,
    Relation,
)
from understudy.server.apis.kazinex.schedule.model.baseline import Baseline, BaselineActivity
from understudy.server.apis.kazinex.schedule.model.calendar import (
    Calendar,
    ExceptionDay,
    Shift,
    Shifts,
)
from understudy.server.apis.kazinex.schedule.model.project import Options, Project, Wbs
from understudy.server.apis.kazinex.schedule.model.resource import Assignment, Expense, Resource
from understudy.server.apis.kazinex.schedule.model.schedule import Schedule

__all__ = [
    "ACTIVE",
    "COMPLETE",
    "FINISH_MILESTONE",
    "LEVEL_OF_EFFORT",
    "NOT_STARTED",
    "START_MILESTONE",
    "WBS_SUMMARY",
    "Activity",
    "Assignment",
    "Baseline",
    "BaselineActivity",
    "Calendar",
    "ExceptionDay",
    "Expense",
    "Options",
    "Project",
    "Relation",
    "Resource",
    "Schedule",
    "Shift",
    "Shifts",
    "Wbs",
]
