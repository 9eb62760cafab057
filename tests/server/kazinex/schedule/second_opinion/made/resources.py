"""Resources, assignments and expenses for made schedules."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from tests.server.kazinex.schedule.second_opinion.made.networks import DATA_DATE

from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    Expense,
    Resource,
    Schedule,
)

UNITS = (0.0, 1.0, 8.0, 33.3, 40.0, 123.456789, 1000.0)


def resourced(random: Random, schedule: Schedule) -> Schedule:
    """Assign resources to most activities, or to some, or to none."""
    rate = random.choice((0, 0.5, 0.9, 1, 1))
    kinds = ("RT_Labor", "RT_Equip", "RT_Mat")[: random.randint(1, 3)]
    resources = tuple(
        Resource(
            f"R{number}",
            f"Crew {number}",
            type=kind,
            calendar_id=random.choice(schedule.calendars).id,
            max_units=random.choice((None, 1.0, 2.0)),
        )
        for number, kind in enumerate((*kinds, kinds[0]))
    )
    is_priced, has_progress = random.random() < 0.5, random.random() < 0.6
    rows = [
        _assignment(random, activity, resource, is_priced, has_progress)
        for activity in schedule.activities
        if random.random() < rate
        for resource in random.sample(resources, random.choice((1, 1, 2)))
    ]
    expenses = tuple(
        Expense(each.id, f"E{each.id}", "Rent", planned_cost=100.0)
        for each in schedule.activities
        if is_priced and random.random() < 0.1
    )
    rows = [replace(each, id=f"S{number}") for number, each in enumerate(rows)]
    return replace(schedule, resources=resources, assignments=tuple(rows), expenses=expenses)


def _assignment(
    random: Random, activity: Activity, resource: Resource, is_priced: bool, has_progress: bool
) -> Assignment:
    start = DATA_DATE + timedelta(
        days=random.randint(-60, 60), minutes=random.choice((0, 480, 615, 1020))
    )
    length = timedelta(
        days=random.choice((0, 0, 3, 10, 45, 120)), minutes=random.choice((0, 61, 480, 540))
    )
    planned = random.choice(UNITS)
    actual = planned * random.random() if has_progress else 0.0
    return Assignment(
        activity.id,
        resource.id,
        project_id=activity.project_id,
        planned_units=planned,
        actual_units=actual,
        remaining_units=planned - actual,
        planned_cost=planned * 10 if is_priced else None,
        planned_start=start,
        planned_finish=start + length,
    )
