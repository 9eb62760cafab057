"""The whole of what was read of a file."""

from dataclasses import dataclass
from datetime import datetime

from understudy.server.apis.kazinex.schedule.model.activity import Activity, Relation
from understudy.server.apis.kazinex.schedule.model.baseline import Baseline
from understudy.server.apis.kazinex.schedule.model.calendar import Calendar
from understudy.server.apis.kazinex.schedule.model.project import Project, Wbs
from understudy.server.apis.kazinex.schedule.model.resource import Assignment, Expense, Resource


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that was read of a file, in the file's order.

    `format` is xer, mspdi or p6xml, `version` what the writing program calls it, `encoding` how the
    bytes were read. `project_id` is the project that the file is about: of those that are no stubs
    the one with the most activities, the first of several. `warnings` tell people, in words, what
    was mended or left out.
    """

    format: str
    project_id: str
    projects: tuple[Project, ...]
    activities: tuple[Activity, ...]
    relations: tuple[Relation, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    wbs: tuple[Wbs, ...] = ()
    resources: tuple[Resource, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    expenses: tuple[Expense, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    warnings: tuple[str, ...] = ()
    version: str | None = None
    encoding: str = "utf-8"
    exported: datetime | None = None
    currency: str | None = None

    @property
    def project(self) -> Project:
        """Return the project that the file is about."""
        return next(each for each in self.projects if each.id == self.project_id)
