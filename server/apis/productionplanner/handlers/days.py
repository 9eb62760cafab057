"""The operations on a project's dates, and on what happens on them."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Clock, Conflict, Ids, OrgStore
from understudy.server.apis.productionplanner.day import by_date, by_time, date_entry
from understudy.server.apis.productionplanner.project import filled, project_of, shown

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def list_dates(project_id: str, org: OrgStore) -> list[Answer]:
    """Return a project's dates."""
    dates: list[Answer] = project_of(org, project_id)["dates"]
    return dates


async def add_date(project_id: str, body: Body, org: OrgStore, clock: Clock) -> list[Answer]:
    """Add a date; returns all of them."""
    project = project_of(org, project_id)
    if any(date["date"] == body["date"] for date in project["dates"]):
        raise Conflict("Date already exists")
    dates = by_date([*project["dates"], date_entry(body)])
    changed = org.projects.put({**project, "dates": dates, "updatedAt": clock.stamp()})
    all_dates: list[Answer] = changed["dates"]
    return all_dates


async def list_schedule(project_id: str, date: str, org: OrgStore) -> list[Answer]:
    """Return a day's schedule, sorted by time."""
    project_of(org, project_id)
    return [shown(item) for item in by_time(org.schedule.where(project_id, date))]


async def add_schedule_item(
    project_id: str, date: str, body: Body, org: OrgStore, ids: Ids
) -> list[Answer]:
    """Add an item to a day; returns the whole day, sorted by time."""
    project_of(org, project_id)
    given = filled(body, {"time": None, "duration": None, "activity": "", "type": None})
    org.schedule.put({"id": ids.make("s"), **given, "_project": project_id, "_date": date})
    return [shown(item) for item in by_time(org.schedule.where(project_id, date))]
