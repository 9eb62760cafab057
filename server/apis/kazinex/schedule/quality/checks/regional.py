"""Does the schedule know the region that it is built in?

The vendor's pages of these checks are not stored: all but their names is our reading (R), and their
category weighs nothing until it is set.
"""

from datetime import date, timedelta

from understudy.server.apis.kazinex.schedule.critical_path.counted import state_of
from understudy.server.apis.kazinex.schedule.model import COMPLETE, Calendar
from understudy.server.apis.kazinex.schedule.quality.checks.durations import has_keyword
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, Skipped, count
from understudy.server.apis.kazinex.schedule.quality.subject import Subject

# The first day of the tabular (civil) Islamic calendar, in the Gregorian one.
EPOCH = date(622, 7, 19)
RAMADAN = 9


def ramadan_calendar(subject: Subject) -> Finding:
    """Calendars of open tasks without changed hours in a Ramadan that they span, counted; 0 (R).

    A calendar spans from the first early start to the last early finish of its open tasks, and has
    changed hours where an exception with shifts falls into the month. No region set: skipped.
    """
    if subject.settings.region is None:
        raise Skipped("no region is set")
    subject.check_computed()
    spans: dict[str, tuple[date, date]] = {}
    for each in subject.open:
        times = subject.times(each)
        used = subject.works.calendar(each.calendar_id, each.project_id).id
        start, finish = times.early_start.date(), times.early_finish.date()
        first, last = spans.get(used, (start, finish))
        spans[used] = min(first, start), max(last, finish)
    known = {each.id: each for each in subject.schedule.calendars}
    failing = [each for each, span in spans.items() if _is_lacking(known.get(each), *span)]
    return count(failing, len(spans), "calendars in use")


def authority_approval(subject: Subject) -> Finding:
    """Open tasks named after an authority's approval: at least one; no such name: skipped (R).

    The value counts the open ones among those so named; the population are all of them.
    """
    words = subject.settings.authority_keywords
    named = [each for each in subject.tasks if has_keyword(each, words)]
    if not named:
        raise Skipped("no activity is named after an authority's approval")
    opens = sum(state_of(each) != COMPLETE for each in named)
    return Finding(opens, len(named), (), 0 if opens else 1)


def ramadans(first: date, last: date) -> list[tuple[date, date]]:
    """Return the first and last day of each Ramadan that touches a span.

    Reckoned by the tabular calendar, whose months are within two days of those announced.
    """
    year = max((first.year - 622) * 33 // 32 - 1, 1)
    found: list[tuple[date, date]] = []
    while True:
        begin = _month_start(year, RAMADAN)
        if begin > last:
            return found
        end = _month_start(year, RAMADAN + 1) - timedelta(days=1)
        if end >= first:
            found.append((begin, end))
        year += 1


def _month_start(year: int, month: int) -> date:
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return EPOCH + timedelta(days=days)


def _is_lacking(calendar: Calendar | None, first: date, last: date) -> bool:
    changed = [] if calendar is None else [each.day for each in calendar.exceptions if each.shifts]
    return any(
        not any(begin <= day <= end for day in changed) for begin, end in ramadans(first, last)
    )
