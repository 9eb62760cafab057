"""A project's calendar: its dates, and the schedule of one day."""

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from understudy.server.apis.productionplanner.project import Doc

TIME = re.compile(r"^([01]\d|2[0-3]):[0-5]\d\Z")


def date_entry(body: Doc) -> dict[str, Any]:
    """Return a new date; what is of the wrong type beside `date` is ignored, not refused."""
    times = {
        name: body[name]
        for name in ("startTime", "endTime")
        if isinstance(body.get(name), str) and TIME.match(body[name])
    }
    label, all_day = body.get("label"), body.get("allDay")
    return {
        "date": body["date"],
        "label": label if isinstance(label, str) else "",
        "allDay": all_day if isinstance(all_day, bool) else True,
        **times,
    }


def by_date(dates: Iterable[Doc]) -> list[Doc]:
    """Return dates in the order of the calendar."""
    return sorted(dates, key=itemgetter("date"))


def by_time(items: Iterable[Doc]) -> list[Doc]:
    """Return schedule items sorted by time; those without one come last, as they were added."""
    return sorted(items, key=lambda item: (item.get("time") is None, item.get("time") or ""))
