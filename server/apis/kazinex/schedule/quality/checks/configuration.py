"""Are only those types used that are allowed, and calendars that exist?

What is allowed is in the settings: all known codes unless set. Source: V the vendor, section 5 of
docs/schedules.md; the fifth check was not seen and is our reading (R), as is the fourth's id.
"""

from operator import attrgetter

from understudy.server.apis.kazinex.schedule.quality.finding import Finding, count
from understudy.server.apis.kazinex.schedule.quality.subject import Subject


def activity_type(subject: Subject) -> Finding:
    """Open tasks of a type that is not allowed, counted; 0 (V)."""
    return _foreign(subject, ("type",), subject.settings.activity_types)


def percent_type(subject: Subject) -> Finding:
    """Open tasks of a percent complete type that is not allowed, counted; 0 (V)."""
    return _foreign(subject, ("percent_type",), subject.settings.percent_types)


def duration_type(subject: Subject) -> Finding:
    """Open tasks of a duration type that is not allowed, counted; 0 (V)."""
    return _foreign(subject, ("duration_type",), subject.settings.duration_types)


def constraint_type(subject: Subject) -> Finding:
    """Open tasks with a constraint, first or second, that is not allowed, counted; 0 (V)."""
    allowed = subject.settings.constraint_types
    return _foreign(subject, ("constraint", "constraint2"), allowed)


def calendar(subject: Subject) -> Finding:
    """Open tasks whose calendar is missing or unknown, counted; 0 (R)."""
    known = {each.id for each in subject.schedule.calendars}
    failing = [each.id for each in subject.open if each.calendar_id not in known]
    return count(failing, len(subject.open), "open activities")


def _foreign(subject: Subject, fields: tuple[str, ...], allowed: tuple[str, ...]) -> Finding:
    # Formats other than XER lack some of these: what is not said is not wrong.
    known = {None, *allowed}
    codes = [[*map(attrgetter(field), subject.open)] for field in fields]
    failing: list[str] = []
    # Seldom is there any.
    if not all(known.issuperset(each) for each in codes):
        rows = zip(subject.open, *codes, strict=True)
        failing = [each.id for each, *own in rows if not known.issuperset(own)]
    return count(failing, len(subject.open), "open activities")
