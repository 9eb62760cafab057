"""The plan in which there is something for every check to find, and which is in use."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tests.server.kazinex.demo.plan import schedule
from tests.server.kazinex.demo.rows import DAY, Row, begins

from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    LEVEL_OF_EFFORT,
    NOT_STARTED,
    START_MILESTONE,
    Activity,
    Schedule,
)

TITLE = "North Harbour Civil Works"
WBS = {"11": "Preliminaries", "12": "Quay wall", "13": "Dredging", "14": "Yard"}
DATA_DAY = 90
BEGUN, DONE = 14, 8
ROWS = (
    Row("A1000", "Notice to proceed", "11", 0, type=START_MILESTONE),
    Row("A1010", "Mobilise site office", "11", 5, "A1000", "t2 k"),
    Row("A1020", "Survey existing quay", "11", 6, "A1000", "t2"),
    Row("A1030", "Municipality NOC for works", "11", 5, "A1000"),
    Row("A1040", "Agree method statements", "11", 8, "A1010", "t2"),
    Row("A1050", "Set up batching plant", "11", 7, "A1010:SS+2", "c2"),
    Row("A1060", "Divert services", "11", 9, "A1020:FS+3", "t2"),
    Row("A1070", "Erect hoarding", "11", 5, "A1010", "t2"),
    Row("A1080", "Pre-bore for piles", "12", 40, "A1040:SS+2", "p3 k"),
    Row("A1090", "Drive test piles", "12", 45, "A1080:SS+5", "p3 k"),
    Row("A1100", "Load-test piles", "12", 30, "A1090:FF+2"),
    Row("A1110", "Drive tubular piles", "12", 62, "A1070", "p4"),
    Row("A1120", "Drive sheet piles", "12", 70, "A1110:SS+8", "p3"),
    Row("A1130", "Site management", "11", 110, "A1000:SS", type=LEVEL_OF_EFFORT),
    Row("A1140", "Quay wall handed over", "12", 2, "A1120", type=START_MILESTONE),
    Row("A1150", "Install tie rods", "12", 0, "A1120"),
    Row("A1160", "Permit review of temporary works", "11", 25, "A1120:FS-5"),
    Row("A1170", "Cast capping beam", "12", 30, "A1150", "c4 m3"),
    Row("A1180", "Dredge to -12 m", "13", 35, "A1110", "d"),
    Row("A1190", "Install fenders", "12", 6, "A1170 A1180:SF+2"),
    Row("A1200", "Record drawings", "14", 5),
    Row("A1210", "Traffic management", "14", 30, "A1150:SS", type=LEVEL_OF_EFFORT),
    Row("A1220", "Crane on standby", "12", 20, "A1170:SS", type=LEVEL_OF_EFFORT),
    Row("A1230", "Variation: crane rail", "14", 45, "A1170", "t2"),
)
LATE, EARLY = begins(DATA_DAY + 3), begins(DATA_DAY - 6)
# What is wrong with single activities, beside what the links and durations above are wrong in.
WRONG: Mapping[str, Mapping[str, Any]] = {
    # It began before what it waits for had ended, and ended before it began.
    "A1060": {"actual_start": begins(4)},
    "A1070": {"actual_start": begins(12), "actual_finish": begins(11)},
    "A1100": {"percent_type": "CP_Phys", "physical_percent": 130.0},
    "A1110": {"percent_type": "CP_Odd", "constraint": "CS_ODD", "constraint_date": LATE},
    "A1120": {"actual_start": LATE},
    "A1150": {"planned_start": EARLY, "early_start": EARLY},
    "A1170": {"constraint": "CS_MANDSTART", "constraint_date": LATE},
    "A1180": {"constraint": "CS_MANDFIN", "constraint_date": begins(DATA_DAY + 10)},
    "A1190": {"constraint": "CS_MANDFIN", "constraint_date": begins(DATA_DAY + 20)},
    "A1200": {"type": "TT_Odd"},
    "A1230": {"calendar_id": "77", "duration_type": "DT_Odd", "total_float_minutes": -10 * DAY},
}


def faulty() -> Schedule:
    """Return the faulty schedule: due before it can be, without any cost."""
    due = begins(DATA_DAY + 40)
    plain = schedule(ROWS, DATA_DAY, TITLE, WBS, must_finish=due)
    activities = tuple(
        replace(as_far(each, number), **WRONG.get(each.code or "", {}))
        for number, each in enumerate(plain.activities)
    )
    costless = tuple(
        replace(each, planned_cost=None, actual_cost=None, remaining_cost=None)
        for each in plain.assignments
    )
    return replace(plain, activities=activities, assignments=costless)


def as_far(activity: Activity, number: int) -> Activity:
    """Return an activity as far as it got: eight are done, and six have begun."""
    status = COMPLETE if number < DONE else ACTIVE if number < BEGUN else NOT_STARTED
    length = activity.original_minutes or 0
    if status == COMPLETE:
        start = activity.planned_start
        return replace(
            activity,
            status=status,
            remaining_minutes=0,
            total_float_minutes=None,
            actual_start=start,
            actual_finish=activity.planned_finish,
            **dict.fromkeys(("early_start", "early_finish", "late_start", "late_finish")),
        )
    if status == ACTIVE:
        left = max(DAY, length // 4)
        start = activity.planned_start
        return replace(
            activity,
            status=status,
            remaining_minutes=left,
            actual_start=start,
            actual_finish=None,
            early_start=begins(DATA_DAY),
            early_finish=finish(begins(DATA_DAY), left),
        )
    start = max(activity.planned_start or begins(0), begins(DATA_DAY))
    return replace(
        activity,
        status=status,
        remaining_minutes=length,
        actual_start=None,
        actual_finish=None,
        planned_start=start,
        planned_finish=finish(start, length),
        early_start=start,
        early_finish=finish(start, length),
    )


def finish(start: datetime, minutes: int) -> datetime:
    """Return about when so much work ends; a planner who leaves this much wrong looks no closer."""
    return start + timedelta(days=minutes // DAY * 7 // 5, hours=9 if minutes else 0)
