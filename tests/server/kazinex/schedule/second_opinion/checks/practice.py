"""Second opinions on checks 25 to 34: codes, density, baseline, milestones, regions."""

from collections.abc import Callable
from datetime import datetime

from tests.server.kazinex.schedule.second_opinion.checks.case import (
    SKIPPED,
    Case,
    Reading,
    none_of,
)

from understudy.server.apis.kazinex.schedule.model import Activity

TYPES = ("TT_Task", "TT_Rsrc", "TT_LOE", "TT_WBS", "TT_Mile", "TT_FinMile")
PERCENTS = ("CP_Drtn", "CP_Phys", "CP_Units")
DURATIONS = ("DT_FixedDrtn", "DT_FixedDUR2", "DT_FixedRate", "DT_FixedQty")
CONSTRAINTS = (
    *("CS_MSO", "CS_MEO", "CS_MSOA", "CS_MEOA", "CS_MSOB", "CS_MEOB"),
    *("CS_MANDSTART", "CS_MANDFIN", "CS_ALAP"),
)
AUTHORITIES = ("noc", "municipality", "civil defence")


def config_activity_type(case: Case) -> Reading:
    """25: types that are not allowed."""
    return _not_in(case, TYPES, lambda each: each.type)


def config_percent_complete_type(case: Case) -> Reading:
    """26: percent types that are not allowed."""
    return _not_in(case, PERCENTS, lambda each: each.percent_type)


def config_duration_type(case: Case) -> Reading:
    """27: duration types that are not allowed."""
    return _not_in(case, DURATIONS, lambda each: each.duration_type)


def config_constraint_type(case: Case) -> Reading:
    """28: constraints that are not allowed."""
    return _not_in(case, CONSTRAINTS, lambda each: each.constraint)


def config_calendar(case: Case) -> Reading:
    """29: no calendar, or one that the file lacks."""
    known = {each.id for each in case.schedule.calendars}
    return none_of(len(case.open), [e.id for e in case.open if e.calendar_id not in known])


def logic_density(case: Case) -> Reading:
    """30: one and a half links an activity."""
    if not case.open:
        return SKIPPED
    value = len(case.links) / len(case.open)
    return Reading(len(case.open), frozenset(), value, value >= 1.5, lacking=1 - value / 1.5)


def baseline_integrity(case: Case) -> Reading:
    """31: baseline dates that are missing, or end before they begin."""
    if case.baseline is None:
        return SKIPPED
    planned = {
        each.code: (each.planned_start, each.planned_finish)
        for each in case.baseline.activities
        if each.project_id == case.baseline.project_id
    }
    return none_of(
        len(case.open),
        [each.id for each in case.open if _is_damaged(*planned.get(each.code, (None, None)))],
    )


def milestone_spacing(case: Case) -> Reading:
    """32: a start and a finish milestone exist."""
    if not case.all:
        return SKIPPED
    types = {each.type for each in case.all}
    absent = frozenset({"TT_Mile", "TT_FinMile"} - types)
    return Reading(2, absent, 2 - len(absent), not absent)


def authority_approval(case: Case) -> Reading:
    """34: of those that name an authority one is open."""
    named = [
        each.id
        for each in case.work
        if any(keyword in (each.name or "").lower() for keyword in AUTHORITIES)
    ]
    opened = {each.id for each in case.open} & set(named)
    lacking = 0.0 if opened else 1.0
    reading = Reading(len(named), frozenset(), len(opened), bool(opened), lacking=lacking)
    return reading if named else SKIPPED


def _not_in(case: Case, allowed: tuple[str, ...], of: Callable[[Activity], str | None]) -> Reading:
    others = [each.id for each in case.open if of(each) is not None and of(each) not in allowed]
    return none_of(len(case.open), others)


def _is_damaged(start: datetime | None, finish: datetime | None) -> bool:
    return start is None or finish is None or finish < start
