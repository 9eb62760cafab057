"""Schedules made from a seed with planted faults, for every check to find."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

from tests.server.kazinex.schedule.second_opinion.checks.case import NOT_WORK, Case
from tests.server.kazinex.schedule.second_opinion.critical import opinion
from tests.server.kazinex.schedule.second_opinion.links import World
from tests.server.kazinex.schedule.second_opinion.made.calendars import CALENDARS, PLAIN
from tests.server.kazinex.schedule.second_opinion.made.networks import DATA_DATE, network
from tests.server.kazinex.schedule.second_opinion.made.resources import resourced

from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    NOT_STARTED,
    Activity,
    Relation,
    Schedule,
)

Fault = Callable[[Random, Activity], Activity]
NAMES = (
    *("Review of drawings", "SUBMITTAL 7", "Permit to dig", "Approve steel", "Concrete NOC"),
    *("Municipality visit", "Civil defence inspection", "noc of the municipality"),
)
DAYS = (13, 14, 15, 20, 21, 25)


def made_faulty(seed: int) -> Case:
    """Return the schedule of a seed, with our opinion on its dates, and two of three a baseline."""
    random = Random(seed)
    calendars = (PLAIN, *random.sample(CALENDARS[1:], random.randint(0, 2)))
    schedule = network(random, calendars, most=60, loops=0.03)
    if random.random() < 0.25:
        schedule = _chained(schedule)
    schedule = resourced(random, _planted(random, schedule))
    dates = opinion(schedule)
    schedule = _stored(random, Case(schedule, dates))
    baseline = _baseline(random, schedule) if random.random() < 0.67 else None
    return Case(schedule, dates, baseline)


def _chained(schedule: Schedule) -> Schedule:
    """Link all work in one chain, finish to start, and every other one once more: sound logic."""
    keys = sorted(each.id for each in schedule.activities if each.type not in NOT_WORK)
    pairs = [*pairwise(keys), *zip(keys[::2], keys[2::2], strict=False)]
    links = [Relation(one, other, id=f"C{at}") for at, (one, other) in enumerate(pairs)]
    ends = {keys[0]: "TT_Mile", keys[-1]: "TT_FinMile"} if keys else {}
    return replace(
        schedule,
        relations=tuple(links),
        activities=tuple(
            replace(each, type=ends[each.id], original_minutes=0, remaining_minutes=0)
            if each.id in ends
            else each
            for each in schedule.activities
        ),
    )


def _planted(random: Random, schedule: Schedule) -> Schedule:
    """Plant every fault with a rate of its own: in none, a few or many activities."""
    activities = list(schedule.activities)
    for fault in FAULTS:
        rate = random.choice((0, 0, 0.02, 0.1, 0.4))
        activities = [
            fault(random, each) if random.random() < rate else each for each in activities
        ]
    return replace(schedule, activities=tuple(activities))


def _named(random: Random, activity: Activity) -> Activity:
    return replace(activity, name=random.choice(NAMES))


def _long(random: Random, activity: Activity) -> Activity:
    minutes = 480 * random.choice(DAYS) + random.choice((0, 0, 1))
    left = minutes if activity.status == NOT_STARTED else activity.remaining_minutes
    is_moment = activity.type in ("TT_Mile", "TT_FinMile")
    return replace(activity, original_minutes=minutes, remaining_minutes=0 if is_moment else left)


def _empty(random: Random, activity: Activity) -> Activity:
    left = 0 if activity.status == NOT_STARTED else activity.remaining_minutes
    return replace(activity, original_minutes=0, remaining_minutes=left)


def _effort(random: Random, activity: Activity) -> Activity:
    return replace(activity, type="TT_LOE")


def _odd_type(random: Random, activity: Activity) -> Activity:
    return activity if activity.original_minutes == 0 else replace(activity, type="TT_Odd")


def _odd_percent(random: Random, activity: Activity) -> Activity:
    return replace(activity, percent_type="CP_Odd")


def _odd_duration(random: Random, activity: Activity) -> Activity:
    return replace(activity, duration_type="DT_Odd")


def _odd_constraint(random: Random, activity: Activity) -> Activity:
    return replace(activity, constraint="CS_ODD", constraint_date=DATA_DATE)


def _no_calendar(random: Random, activity: Activity) -> Activity:
    return replace(activity, calendar_id=random.choice((None, "gone")))


def _physical(random: Random, activity: Activity) -> Activity:
    percent = random.choice((-1.0, 0.0, 40.0, 99.5, 100.0, 100.5))
    return replace(activity, percent_type="CP_Phys", physical_percent=percent)


def _future(random: Random, activity: Activity) -> Activity:
    """Let what is said to be done be done after the data date."""
    later = DATA_DATE + timedelta(days=30)
    if activity.status == ACTIVE:
        return replace(activity, actual_start=later)
    return replace(activity, actual_finish=later) if activity.status == COMPLETE else activity


def _backward(random: Random, activity: Activity) -> Activity:
    if activity.status != COMPLETE or activity.actual_start is None:
        return activity
    return replace(activity, actual_finish=activity.actual_start - timedelta(days=1))


FAULTS: tuple[Fault, ...] = (
    *(_named, _long, _empty, _effort, _odd_type, _odd_percent, _odd_duration, _odd_constraint),
    *(_no_calendar, _physical, _future, _backward),
)


def _stored(random: Random, case: Case) -> Schedule:
    """Store our dates and floats as a program would; or none, or floats of its own."""
    floats = random.choice(("none", "ours", "others"))
    has_dates = random.random() < 0.7
    return replace(
        case.schedule,
        activities=tuple(
            _with_floats(random, case, _with_dates(random, case, each, has_dates), floats)
            for each in case.schedule.activities
        ),
    )


def _with_floats(random: Random, case: Case, activity: Activity, floats: str) -> Activity:
    ours = case.opinion.total_float.get(activity.id)
    if floats == "none" or ours is None:
        return activity
    day = case.day(activity)
    other = random.choice((ours, ours, -60, 0, 44 * day, 44 * day + 1, 60 * day))
    return replace(activity, total_float_minutes=ours if floats == "ours" else other)


def _with_dates(random: Random, case: Case, activity: Activity, has_dates: bool) -> Activity:
    span = case.opinion.early.get(activity.id)
    if not has_dates or span is None:
        return activity
    world = World(case.schedule)
    start, finish = world.moment(span.start), world.moment(span.finish)
    if activity.status == NOT_STARTED and random.random() < 0.05:
        start = DATA_DATE - timedelta(days=random.choice((20, 40)))
    if random.random() < 0.03:
        finish = start - timedelta(minutes=1)
    return replace(
        activity,
        early_start=start,
        early_finish=finish,
        planned_start=start,
        planned_finish=finish,
    )


def _baseline(random: Random, schedule: Schedule) -> Schedule:
    """Return what was planned: some activities are not in it, some lack a date, or end early."""
    rate = random.choice((0, 0.05, 0.3))
    return replace(
        schedule,
        activities=tuple(
            _damaged(random, _planned(random, each))
            if random.random() < rate
            else _planned(random, each)
            for each in schedule.activities
        ),
    )


def _planned(random: Random, activity: Activity) -> Activity:
    """Return an activity as a plan has it: not begun, with planned dates alone."""
    start = DATA_DATE + timedelta(days=random.randint(-40, 40))
    return replace(
        activity,
        status=NOT_STARTED,
        actual_start=None,
        actual_finish=None,
        early_start=None,
        early_finish=None,
        planned_start=start,
        planned_finish=start + timedelta(days=5),
    )


def _damaged(random: Random, activity: Activity) -> Activity:
    kind, start = random.randrange(4), activity.planned_start
    if kind == 0:
        return replace(activity, planned_start=None)
    if kind == 1:
        return replace(activity, planned_finish=None)
    if kind == 2 and start is not None:
        return replace(activity, planned_finish=start - timedelta(days=1))
    return replace(activity, code="other")
