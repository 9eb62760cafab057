"""Schedules made from a seed: calendars, links, constraints and progress, sometimes a loop."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tests.server.kazinex.schedule.second_opinion.made.calendars import CALENDARS, PLAIN

from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    NOT_STARTED,
    Activity,
    Calendar,
    Options,
    Project,
    Relation,
    Schedule,
)

DATA_DATE = datetime.fromisoformat("2026-01-12")
TIMES = (0, 480, 480, 480, 615, 720, 1020, 1020)
TYPES = ("TT_Task",) * 7 + ("TT_Rsrc", "TT_Mile", "TT_FinMile", "TT_LOE", "TT_WBS")
LINKS = ("PR_FS",) * 5 + ("PR_SS", "PR_SS", "PR_FF", "PR_FF", "PR_SF")
START_CONSTRAINTS = ("CS_MSOA", "CS_MSOA", "CS_MSO", "CS_MSOB")
FINISH_CONSTRAINTS = ("CS_MEOA", "CS_MEO", "CS_MEOB", "CS_MEOB")
LAGS = (0, 0, 0, 0, 60, 480, 960, 2400, 437, -240, -480, -1440)
LAG_CALENDARS = ("rcal_Predecessor",) * 3 + ("rcal_Successor", "rcal_24Hour", "rcal_ProjDefault")


def made_network(seed: int) -> Schedule:
    """Return the schedule of a seed, on up to four calendars."""
    random = Random(seed)
    calendars = (PLAIN, *random.sample(CALENDARS[1:], random.randint(0, 3)))
    return network(random, calendars)


def made_on_one_calendar(seed: int) -> Schedule:
    """Return the schedule of a seed on one calendar, with links, milestones and constraints."""
    random = Random(seed)
    schedule = network(random, (random.choice(CALENDARS),), with_progress=False, loops=0)
    return replace(
        schedule,
        activities=tuple(_without_oddities(each) for each in schedule.activities),
        projects=tuple(
            replace(each, options=replace(each.options, lag_calendar="rcal_Predecessor"))
            for each in schedule.projects
        ),
    )


def _without_oddities(activity: Activity) -> Activity:
    """Take away what a graph of work minutes cannot say."""
    odd = ("CS_ALAP", "CS_MANDSTART", "CS_MANDFIN")
    constraint = None if activity.constraint in odd else activity.constraint
    return replace(activity, constraint=constraint, expected_finish=None)


def network(
    random: Random,
    calendars: tuple[Calendar, ...],
    most: int = 30,
    with_progress: bool = True,
    loops: float = 0.06,
) -> Schedule:
    """Return a schedule of three to so many activities, with a loop by this chance."""
    projects = _projects(random, calendars[0])
    activities = [
        _activity(random, number, random.choice(projects), calendars, with_progress)
        for number in range(random.randint(3, most))
    ]
    relations = _relations(random, activities)
    if random.random() < loops:
        first, last = activities[0].id, activities[-1].id
        relations += [Relation(last, first, id="LA"), Relation(first, last, id="LB")]
    random.shuffle(activities)
    random.shuffle(relations)
    return Schedule("xer", "P0", projects, tuple(activities), tuple(relations), calendars)


def _projects(random: Random, calendar: Calendar) -> tuple[Project, ...]:
    options = Options(
        lag_calendar=random.choice(LAG_CALENDARS),
        float_type=random.choice(("FT_FF", "FT_FF", "FT_SS", "FT_min")),
        use_expected_finish=random.random() < 0.5,
        is_stored=True,
    )
    return tuple(
        Project(
            f"P{number}",
            data_date=_moment(random, 0, 6),
            must_finish=_moment(random, 20, 200) if random.random() < 0.3 else None,
            calendar_id=calendar.id,
            critical_minutes=random.choice((0, 0, 0, 480)),
            critical_type=random.choice(("CT_TotFloat", "CT_TotFloat", "CT_DrivPath")),
            options=options,
        )
        for number in range(2 if random.random() < 0.15 else 1)
    )


def _activity(
    random: Random,
    number: int,
    project: Project,
    calendars: tuple[Calendar, ...],
    with_progress: bool,
) -> Activity:
    kind = random.choice(TYPES)
    original = 0 if kind in ("TT_Mile", "TT_FinMile") else _duration(random)
    activity = Activity(
        id=f"{100 + number}",
        project_id=project.id,
        code=f"A{number}",
        name=f"Work {number}",
        type=kind,
        status=NOT_STARTED,
        calendar_id=random.choice(calendars).id,
        percent_type="CP_Drtn",
        duration_type="DT_FixedDrtn",
        original_minutes=original,
        remaining_minutes=original,
    )
    if with_progress and random.random() < 0.3:
        activity = _progressed(random, activity, project)
    return _constrained(random, activity)


def _progressed(random: Random, activity: Activity, project: Project) -> Activity:
    assert project.data_date is not None
    began = project.data_date - timedelta(minutes=random.choice((60, 1440, 4000, 30000)))
    is_moment = activity.original_minutes == 0
    if is_moment or random.random() < 0.5:
        ended = began if is_moment else began + (project.data_date - began) * random.random()
        ended = ended.replace(second=0, microsecond=0)
        return replace(
            activity,
            status=COMPLETE,
            remaining_minutes=0,
            actual_start=began,
            actual_finish=ended,
        )
    left = max(1, round((activity.original_minutes or 0) * random.random()))
    return replace(activity, status=ACTIVE, remaining_minutes=left, actual_start=began)


def _constrained(random: Random, activity: Activity) -> Activity:
    if activity.status != COMPLETE and random.random() < 0.05:
        activity = replace(activity, expected_finish=_moment(random, 10, 60))
    if activity.status == NOT_STARTED and random.random() < 0.05:
        activity = replace(activity, external_early_start=_moment(random, -10, 40))
    chance = random.random()
    if chance < 0.08:
        return replace(activity, constraint="CS_ALAP")
    if chance < 0.1 and activity.status == NOT_STARTED:
        name = random.choice(("CS_MANDSTART", "CS_MANDFIN"))
        return replace(activity, constraint=name, constraint_date=_moment(random, -5, 60))
    if chance < 0.3:
        name = random.choice(_fitting(activity))
        activity = replace(activity, constraint=name, constraint_date=_moment(random, -10, 60))
    if 0.25 < chance < 0.3:
        name = random.choice(("CS_MSOB", "CS_MEOB"))
        activity = replace(activity, constraint2=name, constraint2_date=_moment(random, 5, 60))
    return activity


def _fitting(activity: Activity) -> tuple[str, ...]:
    """Return the constraints that P6 offers: of a milestone, only those of its own end."""
    ends = {"TT_Mile": START_CONSTRAINTS, "TT_FinMile": FINISH_CONSTRAINTS}
    return ends.get(str(activity.type), START_CONSTRAINTS + FINISH_CONSTRAINTS)


def _relations(random: Random, activities: list[Activity]) -> list[Relation]:
    pairs = [
        (other, activity)
        for number, activity in enumerate(activities[1:], 1)
        for other in random.sample(activities[:number], min(number, random.choice((0, 1, 1, 2, 3))))
    ]
    relations = [
        Relation(one.id, other.id, random.choice(LINKS), random.choice(LAGS), id=f"L{number}")
        for number, (one, other) in enumerate(pairs)
    ]
    if random.random() < 0.2:
        absent = Relation("absent", activities[0].id, id="LX", predecessor_project_id="X")
        relations.append(absent)
    return relations


def _duration(random: Random) -> int:
    return random.choice((0, 1, 60, 240, 437, 480, 480, 960, 1440, 2400, 2400, 4800))


def _moment(random: Random, first_day: int, last_day: int) -> datetime:
    day = random.randint(first_day, last_day)
    return DATA_DATE + timedelta(days=day, minutes=random.choice(TIMES))
