"""Late dates, and then the starts of what is as late as possible."""

from tests.server.kazinex.schedule.second_opinion.dates import Span
from tests.server.kazinex.schedule.second_opinion.early import Spans, constraints
from tests.server.kazinex.schedule.second_opinion.links import FROM_FINISH, TO_FINISH, World

from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    FINISH_MILESTONE,
    NOT_STARTED,
    START_MILESTONE,
    Activity,
    Relation,
)


def late_dates(world: World, early: Spans) -> Spans:
    """Return the late dates of everything that is not complete."""
    spans: Spans = {}
    open_ones = [each for each in world.activities.values() if each.status != COMPLETE]
    for _ in range(len(open_ones) + 1):
        before = dict(spans)
        for activity in open_ones:
            if all(link.successor_id in spans for link in world.out_of(activity)):
                spans[activity.id] = _late(world, activity, early, spans)
        if spans == before:
            return spans
    raise AssertionError("late dates do not settle: there is a loop")


def pushed(world: World, early: Spans, late: Spans) -> Spans:
    """Return early dates with what is as late as possible pushed until no successor would move."""
    spans = dict(early)
    for _ in range(len(world.activities) + 1):
        before = dict(spans)
        for activity in world.activities.values():
            is_alap = "CS_ALAP" in (activity.constraint, activity.constraint2)
            if is_alap and activity.status == NOT_STARTED:
                spans[activity.id] = _pushed(world, activity, early, spans, late)
        if spans == before:
            return spans
    raise AssertionError("what is as late as possible does not settle")


def end_of(world: World, activity: Activity, early: Spans) -> int:
    """Return when an open end has to be done: must finish by, else the project's latest finish."""
    project = world.project(activity)
    if project.must_finish is not None:
        return world.instant(project.must_finish)
    return latest_finish(world, project.id, early)


def latest_finish(world: World, project_id: str, early: Spans) -> int:
    """Return the latest early finish of a project."""
    return max(
        span.finish for key, span in early.items() if world.activities[key].project_id == project_id
    )


def limit(world: World, link: Relation, spans: Spans) -> int:
    """Return the instant by which a link's end of the predecessor has to be."""
    span = spans[link.successor_id]
    return world.earlier(link, span.finish if link.type in TO_FINISH else span.start)


def _late(world: World, activity: Activity, early: Spans, spans: Spans) -> Span:
    finishes = [end_of(world, activity, early)]
    starts: list[int] = []
    for link in world.out_of(activity):
        (finishes if link.type in FROM_FINISH else starts).append(limit(world, link, spans))
    for name, moment in constraints(activity):
        if name in ("CS_MEOB", "CS_MEO"):
            finishes.append(world.instant(moment))
        if name in ("CS_MSOB", "CS_MSO") and activity.status == NOT_STARTED:
            starts.append(world.instant(moment))
        if name == "CS_MANDFIN" or (name == "CS_MANDSTART" and activity.status == NOT_STARTED):
            return _mandatory(world, activity, early[activity.id], world.instant(moment))
    return _before(world, activity, early[activity.id], finishes, starts)


def _mandatory(world: World, activity: Activity, early: Span, instant: int) -> Span:
    """Return the dates of the first pass, which logic does not change in the second either."""
    if early.start != early.finish or activity.constraint != "CS_MANDFIN":
        return early
    calendar = world.minutes_of(activity)
    is_finish = activity.type == FINISH_MILESTONE
    instant = calendar.down(instant) if is_finish or calendar.is_idle(instant) else instant
    return Span(instant, instant)


def _before(
    world: World, activity: Activity, early: Span, finishes: list[int], starts: list[int]
) -> Span:
    """Return the latest span with its finish and its start by these instants."""
    calendar = world.minutes_of(activity)
    work = calendar.upto(early.finish) - calendar.upto(early.start)
    if not work:
        instant = min(finishes + starts)
        # P6 8.1 shows no late finish milestone at 08:00, nor work in progress with nothing left.
        is_finish = activity.type == FINISH_MILESTONE or activity.status == ACTIVE
        instant = calendar.down(instant) if is_finish or calendar.is_idle(instant) else instant
        return Span(instant, instant)
    done = min(
        [calendar.upto(instant) for instant in finishes]
        + [calendar.upto(instant) + work for instant in starts]
    )
    return Span(calendar.start(done - work), calendar.finish(done))


def _pushed(world: World, activity: Activity, early: Spans, spans: Spans, late: Spans) -> Span:
    span = early[activity.id]
    limits = [(link.type, limit(world, link, spans)) for link in world.out_of(activity)]
    finishes = [instant for kind, instant in limits if kind in FROM_FINISH]
    finishes.append(end_of(world, activity, early) if limits else late[activity.id].finish)
    starts = [instant for kind, instant in limits if kind not in FROM_FINISH]
    calendar = world.minutes_of(activity)
    later = _before(world, activity, span, finishes, starts)
    if calendar.upto(later.finish) <= calendar.upto(span.finish):
        return span
    # P6 8.1 puts a start milestone at 08:00 rather than at 17:00 before, where that moves nothing.
    morning = calendar.up(later.start)
    is_free = not any(_moves(world, link, morning, spans) for link in world.out_of(activity))
    return Span(morning, morning) if activity.type == START_MILESTONE and is_free else later


def _moves(world: World, link: Relation, instant: int, spans: Spans) -> bool:
    """Whether a link from this instant would move its successor, by work time."""
    calendar = world.minutes_of(world.activities[link.successor_id])
    span = spans[link.successor_id]
    taken = span.finish if link.type in TO_FINISH else span.start
    return calendar.upto(world.later(link, instant)) > calendar.upto(taken)
