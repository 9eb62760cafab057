"""When each activity of a schedule can be done at the earliest and must be at the latest.

scheduled(schedule, options=None) -> Scheduled
    Compute early and late dates, floats and the critical path from the file's calendars,
    links, constraints and progress. Whatever the file stores of these is not looked at.
    `options` stands in for each project's own (`Project.options`). Never raises: what cannot
    be computed is told in `loops` or `problem`.

Scheduled
    times      {activity id: Times}; none for LOE, WBS summaries and stub projects, nor for
               anything where `loops` or `problem` says that nothing was computed
    loops      activity ids in file order, one tuple for each circle of links (a link to
               itself is a circle of one); a schedule with a circle is not computed
    problem    in words, why nothing was computed, else None
    finishes   {project id: latest early finish}
    critical   ids of critical activities in file order

Times
    early_start, early_finish, late_start, late_finish: datetime (late dates None if complete);
    of an activity in progress the dates of its remaining work
    total_float, free_float: minutes of the activity's calendar (None if complete)
    critical: bool; longest_path: bool (on a chain of driving links, within its project, to that
    project's finish)

The rules are those of docs/schedules.md. What it leaves open is decided by what P6 8.1
stored in a public export of 3,468 open activities, to the minute: a finish milestone whose
predecessor finishes in non-work time of its own calendar moves up to the next start (all 58); with
MEO at 08:00 it stands at 08:00; its late dates, and those of work in progress with nothing left,
are never at 08:00 but at 17:00 before. A start milestone that is as late as possible stands at
08:00 where that moves no successor by work time, else at 17:00 before. An expected finish that has
passed when the work starts leaves none.
"""

from understudy.server.apis.kazinex.schedule.critical_path.computing import scheduled
from understudy.server.apis.kazinex.schedule.critical_path.result import Scheduled, Times

__all__ = ["Scheduled", "Times", "scheduled"]
