"""A large construction schedule, made up: what an XER of 50,000 activities looks like."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from understudy.server.apis.kazinex.schedule import write_xer
from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Calendar,
    ExceptionDay,
    Options,
    Project,
    Relation,
    Schedule,
    Shifts,
    Wbs,
)

ACTIVITIES, RELATIONS = 50_000, 90_000
AREA = 250
START = datetime.fromisoformat("2026-01-05T08:00")
DAY: Shifts = ((480, 720), (780, 1020))
HOME = "1000"
KINDS = ("PR_FS", "PR_FS", "PR_FS", "PR_FS", "PR_SS", "PR_FF")
WORDS = ("Excavate", "Form", "Reinforce", "Pour", "Strip", "Install", "Test", "Hand over")


def large_schedule(activities: int = ACTIVITIES, relations: int = RELATIONS) -> Schedule:
    """Return a schedule of so many activities in areas, and links that never go back.

    The same numbers give the same schedule. Chains are a hundred activities long, and each has
    about two links, as real schedules have.
    """
    made = [*_activities(activities)]
    return Schedule(
        format="xer",
        project_id=HOME,
        projects=(_project(),),
        activities=tuple(made),
        relations=tuple(_relations(made, relations)),
        calendars=(*_calendars(),),
        wbs=tuple(_wbs(activities)),
        version="23.12",
        exported=START.replace(hour=0),
        currency="USD",
    )


def large_xer(activities: int = ACTIVITIES, relations: int = RELATIONS) -> bytes:
    """Return the XER of a large schedule; 50,000 activities with 90,000 links take 12 MB."""
    return write_xer(large_schedule(activities, relations))


def _project() -> Project:
    return Project(
        id=HOME,
        code="LARGE",
        name="Large works",
        data_date=START,
        planned_start=START,
        calendar_id="1",
        options=replace(Options(), is_stored=True),
    )


def _calendars() -> Iterator[Calendar]:
    holidays = tuple(ExceptionDay(date(2026 + year, 1, 1)) for year in range(20))
    for number, days in enumerate((5, 6, 7), start=1):
        week = (DAY,) * days + ((),) * (7 - days)
        yield Calendar(str(number), f"{days} days", week, holidays, 480, "CA_Base")


def _wbs(activities: int) -> Iterator[Wbs]:
    yield Wbs("1", HOME, code="LARGE", name="Large works", is_project=True)
    for area in range(-(-activities // AREA)):
        yield Wbs(str(area + 2), HOME, "1", f"A{area:03}", f"Area {area + 1}", area)


def _activities(count: int) -> Iterator[Activity]:
    for number in range(count):
        days = number % 20 + 1
        start = START + timedelta(days=number % 100 * 7)
        finish = start + timedelta(days=days, hours=9)
        yield Activity(
            id=str(100_000 + number),
            project_id=HOME,
            code=f"A{number:06}",
            name=f"{WORDS[number % len(WORDS)]} element {number}",
            type="TT_Task",
            status="TK_NotStart",
            wbs_id=str(number // AREA + 2),
            calendar_id=str(number % 3 + 1),
            percent_type="CP_Drtn",
            duration_type="DT_FixedDUR2",
            original_minutes=days * 480,
            remaining_minutes=days * 480,
            total_float_minutes=number % 50 * 480,
            free_float_minutes=0,
            physical_percent=0.0,
            early_start=start,
            early_finish=finish,
            late_start=start + timedelta(days=number % 50),
            late_finish=finish + timedelta(days=number % 50),
            priority="PT_Normal",
        )


def _relations(activities: list[Activity], count: int) -> Iterator[Relation]:
    """Yield links: first along chains of a hundred, then across to the activity 7, 14, .. on.

    Those across stay in an area: through all of them the work would take centuries.
    """
    made, step = 0, 1
    while made < count and step < len(activities):
        for number in range(len(activities) - step):
            if made == count:
                return
            other = number + step
            is_chained = other % 100 if step == 1 else number // AREA == other // AREA
            if is_chained:
                lag = 480 if made % 10 == 0 else 0
                yield Relation(
                    activities[number].id,
                    activities[other].id,
                    KINDS[made % len(KINDS)],
                    lag,
                    str(500_000 + made),
                    HOME,
                    HOME,
                )
                made += 1
        step += 6 if step == 1 else 7
