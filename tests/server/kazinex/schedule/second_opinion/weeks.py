"""The second opinion on loading: the planned units of an assignment, week by week."""

from datetime import date, timedelta
from fractions import Fraction

from tests.server.kazinex.schedule.second_opinion.links import World
from tests.server.kazinex.schedule.second_opinion.minutes import DAY, minutes

from understudy.server.apis.kazinex.schedule.model import Assignment


def weeks_of(world: World, assignment: Assignment) -> dict[date, Fraction]:
    """Spread units over the weeks from Monday by work minutes; the last has what is without any.

    Weeks in which nobody works have no entry. Shares are exact; whoever rounds them puts the rest
    into the last week.
    """
    start, finish = assignment.planned_start, assignment.planned_finish
    if start is None or finish is None or assignment.planned_units is None:
        return {}
    activity = world.all_activities[assignment.activity_id]
    resources = {each.id: each.calendar_id for each in world.schedule.resources}
    key = activity.calendar_id
    if activity.type == "TT_Rsrc":
        key = resources.get(str(assignment.resource_id)) or key
    calendar = minutes(world.calendar(key, activity), world.origin, world.days)
    begin, end = world.instant(start), world.instant(finish)
    worked: dict[date, int] = {}
    while begin < end:
        day = world.moment(begin).date()
        midnight = min(end, (begin // DAY + 1) * DAY)
        monday = day - timedelta(days=day.weekday())
        done = calendar.upto(midnight) - calendar.upto(begin)
        worked[monday] = worked.get(monday, 0) + done
        begin = midnight
    total = sum(worked.values())
    units = Fraction(str(assignment.planned_units))
    if not total:
        return {finish.date() - timedelta(days=finish.weekday()): units}
    return {day: units * done / total for day, done in worked.items() if done}
