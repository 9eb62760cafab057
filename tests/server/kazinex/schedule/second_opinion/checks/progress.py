"""Second opinions on checks 21 to 24: resources and progress."""

from tests.server.kazinex.schedule.second_opinion.checks.case import (
    MILESTONES,
    SKIPPED,
    Case,
    Reading,
    none_of,
)
from tests.server.kazinex.schedule.second_opinion.links import FROM_FINISH, TO_FINISH, World

from understudy.server.apis.kazinex.schedule.model import (
    NOT_STARTED,
    Activity,
    Relation,
)


def missing_resources(case: Case) -> Reading:
    """21: 95 of 100 open activities that are no milestones have an assignment."""
    assigned = {each.activity_id for each in case.schedule.assignments}
    tasks = [each for each in case.open if each.type not in MILESTONES]
    bare = frozenset(each.id for each in tasks if each.id not in assigned)
    if not tasks:
        return SKIPPED
    value = (len(tasks) - len(bare)) / len(tasks)
    return Reading(len(tasks), bare, value, value >= 0.95)


def resource_loading(case: Case) -> Reading:
    """22: five aspects: cost, progress of units, labour, equipment, material."""
    mine = {each.id: each.status for each in case.work}
    rows = [each for each in case.schedule.assignments if each.activity_id in mine]
    costs = [each for each in case.schedule.expenses if each.activity_id in mine]
    begun = [each for each in rows if mine[each.activity_id] != NOT_STARTED]
    if not rows:
        return SKIPPED
    types = {each.id: each.type for each in case.schedule.resources}
    used = {types.get(str(each.resource_id)) for each in rows}
    is_there = {
        "cost": any(each.planned_cost for each in rows) or any(e.planned_cost for e in costs),
        "progress_units": not begun or any(each.actual_units for each in begun),
        "labour": "RT_Labor" in used,
        "equipment": "RT_Equip" in used,
        "material": "RT_Mat" in used,
    }
    absent = frozenset(key for key, there in is_there.items() if not there)
    return Reading(5, absent, 5 - len(absent), not absent)


def invalid_progress(case: Case) -> Reading:
    """23: a physical percent that cannot be, or does not go with the actual finish."""
    rows = [each for each in case.work if each.percent_type == "CP_Phys"]
    return none_of(len(rows), [each.id for each in rows if _is_impossible(each)])


def out_of_sequence(case: Case) -> Reading:
    """24: links that what has begun did not wait for, lag counted."""
    world = World(case.schedule)
    mine = {each.id for each in case.work if each.status != NOT_STARTED}
    links = [each for each in world.links if each.successor_id in mine]
    broken = [str(each.id) for each in links if _is_broken(case, world, each)]
    return none_of(len(links), broken)


def _is_impossible(activity: Activity) -> bool:
    percent = activity.physical_percent
    if percent is None:
        return False
    is_finished = activity.actual_finish is not None
    return not 0 <= percent <= 100 or (percent == 100) != is_finished


def _is_broken(case: Case, world: World, link: Relation) -> bool:
    """Whether what was done was done before the link let it be."""
    successor = world.activities[link.successor_id]
    done = successor.actual_finish if link.type in TO_FINISH else successor.actual_start
    given = _end(case, world, world.activities[link.predecessor_id], link.type in FROM_FINISH)
    if done is None or given is None:
        return False
    return world.instant(done) < world.later(link, given)


def _end(case: Case, world: World, activity: Activity, is_finish: bool) -> int | None:
    """Return the actual start or finish, else the early one; none where there is a loop."""
    moment = activity.actual_finish if is_finish else activity.actual_start
    if moment is not None:
        return world.instant(moment)
    span = case.opinion.early.get(activity.id)
    if span is None:
        return None
    return span.finish if is_finish else span.start
