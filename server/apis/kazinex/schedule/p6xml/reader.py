"""Reads a P6 XML file (`APIBusinessObjects`)."""

from dataclasses import replace

from understudy.server.apis.kazinex.schedule.assembly import Parts, assembled
from understudy.server.apis.kazinex.schedule.bounds import refuse_many, refuse_many_exceptions
from understudy.server.apis.kazinex.schedule.elements import Record, read_elements
from understudy.server.apis.kazinex.schedule.encoding import Source
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier
from understudy.server.apis.kazinex.schedule.model import (
    Baseline,
    BaselineActivity,
    Resource,
    Schedule,
    Wbs,
)
from understudy.server.apis.kazinex.schedule.p6xml.activities import (
    activity_of,
    assignment_of,
    expense_of,
    planned_of,
    relation_of,
)
from understudy.server.apis.kazinex.schedule.p6xml.calendars import calendar_of
from understudy.server.apis.kazinex.schedule.p6xml.projects import project_of
from understudy.server.apis.kazinex.schedule.p6xml.words import RESOURCES, coded
from understudy.server.apis.kazinex.schedule.values import Hours, Numbers

# Parts that are kept within the records that are taken.
KEPT = frozenset(
    {
        "StandardWorkWeek",
        "StandardWorkHours",
        "HolidayOrExceptions",
        "HolidayOrException",
        "WorkTime",
        "ScheduleOptions",
    }
)
BASELINE = "BaselineProject"


def read_p6xml(source: Source) -> Schedule:
    """Return the schedule in a P6 XML; Unreadable names line and element."""
    return Reading().schedule(source)


class Reading:
    """Takes the records of one file, and gives what stands in them."""

    def __init__(self) -> None:
        self._parts = Parts()
        self._fields = Fields(Hours(), Numbers())
        self._planned: list[BaselineActivity] = []
        # How many activities there were before the project that is open.
        self._before = 0
        self._exceptions = 0
        self._rates: dict[str, tuple[float | None, float | None]] = {}

    def schedule(self, source: Source) -> Schedule:
        """Return the schedule in a text."""
        takers = {
            "Calendar": self._take_calendar,
            "Resource": self._take_resource,
            "ResourceRate": self._take_rate,
            "WBS": self._take_wbs,
            "Activity": self._take_activity,
            "Relationship": self._take_relation,
            "ResourceAssignment": self._take_assignment,
            "ActivityExpense": self._take_expense,
            "Project": self._take_project,
            BASELINE: self._take_baseline,
        }
        read_elements(source.text, takers, KEPT)
        parts = self._parts
        parts.resources = [
            replace(each, max_units=self._rates[each.id][0], price=self._rates[each.id][1])
            if each.id in self._rates
            else each
            for each in parts.resources
        ]
        parts.warnings += self._fields.warnings()
        return assembled("p6xml", parts, source)

    def _take_calendar(self, record: Record, _around: list[Record]) -> None:
        calendars = self._parts.calendars
        calendars.append(calendar_of(record, self._fields))
        refuse_many("calendars", len(calendars), f"Line {record.line}")
        self._exceptions += len(calendars[-1].exceptions)
        refuse_many_exceptions(self._exceptions)

    def _take_resource(self, record: Record, _around: list[Record]) -> None:
        fields = self._fields
        self._parts.resources.append(
            Resource(
                id=identifier(record, "ObjectId"),
                name=fields.text(record, "Name"),
                code=fields.text(record, "Id"),
                type=coded(RESOURCES, fields.code(record, "ResourceType")),
                calendar_id=fields.code(record, "CalendarObjectId"),
                parent_id=fields.text(record, "ParentObjectId"),
                guid=fields.text(record, "GUID"),
            )
        )

    def _take_rate(self, record: Record, _around: list[Record]) -> None:
        rate = (
            self._fields.number(record, "MaxUnitsPerTime"),
            self._fields.number(record, "PricePerUnit"),
        )
        self._rates.setdefault(record.texts.get("ResourceObjectId", ""), rate)

    def _take_wbs(self, record: Record, around: list[Record]) -> None:
        if around[-1].name == BASELINE:
            return
        fields = self._fields
        self._parts.wbs.append(
            Wbs(
                id=identifier(record, "ObjectId"),
                project_id=fields.code(record, "ProjectObjectId") or _project_of(around),
                parent_id=fields.code(record, "ParentObjectId"),
                code=fields.text(record, "Code"),
                name=fields.text(record, "Name"),
                sequence=fields.whole(record, "SequenceNumber"),
                guid=fields.text(record, "GUID"),
            )
        )
        refuse_many("wbs", len(self._parts.wbs), f"Line {record.line}")

    def _take_activity(self, record: Record, around: list[Record]) -> None:
        count = len(self._parts.activities) + len(self._planned)
        refuse_many("activities", count, f"Line {record.line}")
        if around[-1].name == BASELINE:
            self._planned.append(planned_of(record, self._fields))
            return
        self._parts.activities.append(activity_of(record, self._fields, _project_of(around)))

    def _take_relation(self, record: Record, around: list[Record]) -> None:
        if around[-1].name != BASELINE:
            self._parts.relations.append(relation_of(record, self._fields))
            refuse_many("relations", len(self._parts.relations), f"Line {record.line}")

    def _take_assignment(self, record: Record, around: list[Record]) -> None:
        if around[-1].name != BASELINE:
            assignment = assignment_of(record, self._fields, _project_of(around))
            self._parts.assignments.append(assignment)
            refuse_many("assignments", len(self._parts.assignments), f"Line {record.line}")

    def _take_expense(self, record: Record, around: list[Record]) -> None:
        if around[-1].name != BASELINE:
            self._parts.expenses.append(expense_of(record, self._fields))
            refuse_many("expenses", len(self._parts.expenses), f"Line {record.line}")

    def _take_project(self, record: Record, _around: list[Record]) -> None:
        parts = self._parts
        project = project_of(record, self._fields)
        parts.projects.append(project)
        refuse_many("projects", len(parts.projects), f"Line {record.line}")
        # An activity may stand before its project's identifier.
        parts.activities[self._before :] = [
            each if each.project_id else replace(each, project_id=project.id)
            for each in parts.activities[self._before :]
        ]
        self._before = len(parts.activities)

    def _take_baseline(self, record: Record, _around: list[Record]) -> None:
        fields, baselines = self._fields, self._parts.baselines
        baselines.append(
            Baseline(
                id=identifier(record, "ObjectId"),
                project_id=record.texts.get("OriginalProjectObjectId", ""),
                name=fields.text(record, "Name") or fields.text(record, "Id"),
                data_date=fields.instant(record, "DataDate"),
                activities=tuple(self._planned),
            )
        )
        self._planned = []
        refuse_many("baselines", len(baselines), f"Line {record.line}")


def _project_of(around: list[Record]) -> str | None:
    return around[-1].texts.get("ObjectId")
