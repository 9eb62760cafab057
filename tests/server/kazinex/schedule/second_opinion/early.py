"""Early dates: all activities are asked again and again until none moves any more."""

from datetime import datetime

from tests.server.kazinex.schedule.second_opinion.dates import Span
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

Spans = dict[str, Span]
Constraint = tuple[str, datetime]


def early_dates(world: World) -> Spans:
    """Return the early dates of every activity, of a schedule without loops."""
    spans: Spans = {}
    for _ in range(len(world.activities) + 1):
        before = dict(spans)
        for activity in world.activities.values():
            if all(link.predecessor_id in spans for link in world.into(activity)):
                spans[activity.id] = _early(world, activity, spans)
        if spans == before:
            return spans
    raise AssertionError("early dates do not settle: there is a loop")


def constraints(activity: Activity) -> list[Constraint]:
    """Return both constraints of an activity with their dates."""
    pairs = (
        (activity.constraint, activity.constraint_date),
        (activity.constraint2, activity.constraint2_date),
    )
    return [(name, moment) for name, moment in pairs if name and moment]


def remaining(world: World, activity: Activity, start: int) -> int:
    """Return the work that is left: what the file says, or up to an expected finish."""
    if activity.type in (START_MILESTONE, FINISH_MILESTONE):
        return 0
    expected = activity.expected_finish
    if world.project(activity).options.use_expected_finish and expected is not None:
        calendar = world.minutes_of(activity)
        return max(0, calendar.upto(world.instant(expected)) - calendar.upto(start))
    return activity.remaining_minutes or 0


def _early(world: World, activity: Activity, spans: Spans) -> Span:
    data_date = world.project(activity).data_date
    assert data_date is not None
    if activity.status == COMPLETE:
        return Span(world.instant(data_date), world.instant(data_date))
    mandatory = _mandatory(world, activity)
    if mandatory is not None:
        return mandatory
    links = [each for each in world.into(activity) if _is_waited_for(world, activity, each)]
    if activity.type == FINISH_MILESTONE:
        return _finish_milestone(
            world, activity, [(each, _driven(world, each, spans)) for each in links]
        )
    begins = [_driven(world, each, spans) for each in links if each.type not in TO_FINISH]
    begins += [world.instant(data_date), *_begins_of_constraints(world, activity)]
    ends = [_end(world, activity, each, spans) for each in links if each.type in TO_FINISH]
    limits = [world.instant(moment) for moment in _ends_of_constraints(activity)]
    ends += [world.minutes_of(activity).down(instant) for instant in limits]
    return _span(world, activity, begins, ends)


def _span(world: World, activity: Activity, begins: list[int], ends: list[int]) -> Span:
    calendar = world.minutes_of(activity)
    start = calendar.up(max(begins))
    work = remaining(world, activity, start)
    if not work:
        instant = calendar.up(max(begins + ends))
        return Span(instant, instant)
    done = calendar.upto(start) + work
    last = max([done, *(calendar.upto(instant) for instant in ends)])
    if last == done:
        return Span(start, calendar.finish(done))
    finish = min(instant for instant in ends if calendar.upto(instant) == last)
    return Span(calendar.start(last - work), finish)


def _finish_milestone(world: World, activity: Activity, driven: list[tuple[Relation, int]]) -> Span:
    """Return when a finish milestone is: at a predecessor's finish, at 17:00 too.

    That is moved only out of the middle of non-work time, as P6 8.1 did in a public export.
    """
    calendar, data_date = world.minutes_of(activity), world.project(activity).data_date
    assert data_date is not None
    begins = [world.instant(data_date), *_begins_of_constraints(world, activity)]
    ends = [instant for _, instant in driven]
    ends += [world.instant(moment) for moment in _ends_of_constraints(activity)]
    instant = max([calendar.up(each) for each in begins] + [calendar.out_of_idle(x) for x in ends])
    return Span(instant, instant)


def _mandatory(world: World, activity: Activity) -> Span | None:
    """Return the dates that a mandatory one gives, whatever the links and the data date say."""
    calendar = world.minutes_of(activity)
    for name, moment in constraints(activity):
        instant = world.instant(moment)
        if name == "CS_MANDSTART" and activity.status == NOT_STARTED:
            start = calendar.up(instant)
            work = remaining(world, activity, start)
            return Span(start, calendar.finish(calendar.upto(start) + work) if work else start)
        if name == "CS_MANDFIN":
            work = activity.remaining_minutes or 0
            if work:
                return Span(calendar.start(calendar.upto(instant) - work), calendar.down(instant))
            is_finish = activity.type == FINISH_MILESTONE
            instant = calendar.out_of_idle(instant) if is_finish else calendar.up(instant)
            return Span(instant, instant)
    return None


def _begins_of_constraints(world: World, activity: Activity) -> list[int]:
    """Return what holds a start back beside links; what is in progress has started already."""
    if activity.status == ACTIVE:
        return []
    begins = [moment for name, moment in constraints(activity) if name in ("CS_MSOA", "CS_MSO")]
    if activity.external_early_start is not None:
        begins.append(activity.external_early_start)
    return [world.instant(moment) for moment in begins]


def _ends_of_constraints(activity: Activity) -> list[datetime]:
    return [moment for name, moment in constraints(activity) if name in ("CS_MEOA", "CS_MEO")]


def _is_waited_for(world: World, activity: Activity, link: Relation) -> bool:
    """Whether a link still counts: work in progress waits only for what is unfinished."""
    predecessor = world.activities[link.predecessor_id]
    return activity.status != ACTIVE or predecessor.status != COMPLETE


def _driven(world: World, link: Relation, spans: Spans) -> int:
    """Return the instant that a link gives: an end of the predecessor, actual if done, and lag."""
    predecessor, span = world.activities[link.predecessor_id], spans[link.predecessor_id]
    from_finish = link.type in FROM_FINISH
    instant = span.finish if from_finish else span.start
    if predecessor.status == COMPLETE:
        actual = predecessor.actual_finish if from_finish else predecessor.actual_start
        instant = world.instant(actual) if actual is not None else instant
    return world.later(link, instant)


def _end(world: World, activity: Activity, link: Relation, spans: Spans) -> int:
    """Return the finish that a link asks for: 17:00, but of SF, which gives a start, 08:00."""
    calendar, instant = world.minutes_of(activity), _driven(world, link, spans)
    return calendar.up(instant) if link.type == "PR_SF" else calendar.down(instant)
