"""Reads a Microsoft Project XML file (MSPDI)."""

from datetime import datetime

from understudy.server.apis.kazinex.schedule.assembly import Parts, assembled
from understudy.server.apis.kazinex.schedule.bounds import refuse_many, refuse_many_exceptions
from understudy.server.apis.kazinex.schedule.elements import Record, read_elements
from understudy.server.apis.kazinex.schedule.encoding import Source
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier
from understudy.server.apis.kazinex.schedule.model import (
    Assignment,
    Baseline,
    BaselineActivity,
    Project,
    Resource,
    Schedule,
)
from understudy.server.apis.kazinex.schedule.mspdi.calendars import Draft, calendars_of, draft_of
from understudy.server.apis.kazinex.schedule.mspdi.codes import EVEN, NONE, RESOURCES, coded
from understudy.server.apis.kazinex.schedule.mspdi.durations import Durations, Works
from understudy.server.apis.kazinex.schedule.mspdi.outline import Outline
from understudy.server.apis.kazinex.schedule.mspdi.tasks import (
    activity_of,
    baselines_of,
    relations_of,
)

# Parts that are kept within the records that are taken.
KEPT = frozenset(
    {
        "PredecessorLink",
        "Baseline",
        "WeekDays",
        "WeekDay",
        "Exceptions",
        "Exception",
        "TimePeriod",
        "WorkingTimes",
        "WorkingTime",
    }
)
# A file has one project, and its UID says nothing.
PROJECT = "1"
# Money is in hundredths.
HUNDRED = 100


def read_mspdi(source: Source) -> Schedule:
    """Return the schedule in an MSPDI; Unreadable names line and element."""
    return Reading().schedule(source)


class Reading:
    """Takes the records of one file, and gives what stands in them."""

    def __init__(self) -> None:
        self._parts = Parts()
        self._fields = Fields(Durations(), Works())
        self._calendars: list[Draft] = []
        self._outline = Outline(PROJECT)
        self._baselines: dict[str, list[BaselineActivity]] = {}
        self._idle = 0
        self._exceptions = 0

    def schedule(self, source: Source) -> Schedule:
        """Return the schedule in a text."""
        takers = {
            "Task": self._take_task,
            "Resource": self._take_resource,
            "Assignment": self._take_assignment,
            "Calendar": self._take_calendar,
        }
        root = read_elements(source.text, takers, KEPT)
        parts, fields = self._parts, self._fields
        parts.projects = [self._project(root)]
        parts.calendars = calendars_of(self._calendars, fields.whole(root, "MinutesPerDay"))
        parts.wbs = self._outline.nodes
        parts.baselines = [
            Baseline(id=number, project_id=PROJECT, activities=tuple(activities))
            for number, activities in self._baselines.items()
        ]
        if self._idle:
            parts.warnings.append(f"{self._idle} inactive tasks are left out")
        self._drop_what_hangs_on_summaries()
        parts.warnings += fields.warnings()
        return assembled(
            "mspdi",
            parts,
            source,
            version=fields.text(root, "SaveVersion"),
            exported=fields.instant(root, "LastSaved"),
            currency=fields.text(root, "CurrencyCode"),
        )

    def _project(self, root: Record) -> Project:
        fields = self._fields
        start = fields.instant(root, "StartDate")
        days = fields.number(root, "CriticalSlackLimit") or 0
        return Project(
            id=PROJECT,
            code=fields.text(root, "Name"),
            name=fields.text(root, "Title") or self._outline.title or fields.text(root, "Name"),
            data_date=(
                fields.instant(root, "StatusDate") or fields.instant(root, "CurrentDate") or start
            ),
            planned_start=start,
            scheduled_finish=fields.instant(root, "FinishDate"),
            calendar_id=self._standard(root),
            critical_minutes=round(days * (fields.whole(root, "MinutesPerDay") or 480)),
            guid=fields.text(root, "GUID"),
            created=fields.instant(root, "CreationDate"),
        )

    def _standard(self, root: Record) -> str | None:
        calendar = root.texts.get("CalendarUID")
        return None if calendar in NONE else calendar

    def _take_task(self, record: Record, around: list[Record]) -> None:
        fields, parts, root = self._fields, self._parts, around[0]
        flags = {name: fields.flag(record, name) for name in ("Summary", "IsNull", "ExternalTask")}
        summary = self._outline.enter(record, fields, is_summary=flags["Summary"])
        if any(flags.values()) or identifier(record, "UID") == "0":
            return
        if "Active" in record.texts and not fields.flag(record, "Active"):
            self._idle += 1
            return
        began: datetime | None = fields.instant(root, "StartDate")
        place = (PROJECT, summary, self._standard(root))
        parts.activities.append(activity_of(record, fields, place, began))
        parts.relations.extend(relations_of(record, fields))
        refuse_many("activities", len(parts.activities), f"Line {record.line}")
        refuse_many("relations", len(parts.relations), f"Line {record.line}")
        for number, activity in baselines_of(record, fields):
            self._baselines.setdefault(number, []).append(activity)
            refuse_many("baselines", len(self._baselines), f"Line {record.line}")

    def _take_resource(self, record: Record, _around: list[Record]) -> None:
        fields = self._fields
        # Number 0 is who works where nobody does.
        is_nobody = record.texts.get("UID") == "0" and "Name" not in record.texts
        if is_nobody or fields.flag(record, "IsNull"):
            return
        self._parts.resources.append(
            Resource(
                id=identifier(record, "UID"),
                name=fields.text(record, "Name"),
                code=fields.text(record, "Initials"),
                type=coded(RESOURCES, record.texts.get("Type")),
                calendar_id=None
                if record.texts.get("CalendarUID") in NONE
                else fields.text(record, "CalendarUID"),
                max_units=fields.number(record, "MaxUnits"),
                price=fields.number(record, "StandardRate"),
                guid=fields.text(record, "GUID"),
            )
        )

    def _take_assignment(self, record: Record, _around: list[Record]) -> None:
        fields, parts = self._fields, self._parts
        resource = record.texts.get("ResourceUID")
        contour = record.texts.get("WorkContour")
        parts.assignments.append(
            Assignment(
                activity_id=identifier(record, "TaskUID"),
                resource_id=None if resource is None or resource in NONE else resource,
                id=fields.text(record, "UID"),
                project_id=PROJECT,
                planned_units=fields.work(record, "Work"),
                actual_units=fields.work(record, "ActualWork"),
                remaining_units=fields.work(record, "RemainingWork"),
                planned_cost=self._money(record, "Cost"),
                actual_cost=self._money(record, "ActualCost"),
                remaining_cost=self._money(record, "RemainingCost"),
                planned_start=fields.instant(record, "Start"),
                planned_finish=fields.instant(record, "Finish"),
                curve_id=None if contour == EVEN else contour,
            )
        )
        refuse_many("assignments", len(parts.assignments), f"Line {record.line}")

    def _take_calendar(self, record: Record, _around: list[Record]) -> None:
        self._calendars.append(draft_of(record, self._fields, self._parts.warnings))
        refuse_many("calendars", len(self._calendars), f"Line {record.line}")
        self._exceptions += len(self._calendars[-1].days)
        refuse_many_exceptions(self._exceptions)

    def _money(self, record: Record, name: str) -> float | None:
        amount = self._fields.number(record, name)
        return None if amount is None else amount / HUNDRED

    def _drop_what_hangs_on_summaries(self) -> None:
        """Leave out links and assignments of summary tasks, which are no activities here."""
        parts = self._parts
        summaries = {each.id for each in parts.wbs}
        before = len(parts.relations) + len(parts.assignments)
        parts.relations = [each for each in parts.relations if each.predecessor_id not in summaries]
        parts.assignments = [
            each for each in parts.assignments if each.activity_id not in summaries
        ]
        left_out = before - len(parts.relations) - len(parts.assignments)
        if left_out:
            parts.warnings.append(f"{left_out} links and assignments of summary tasks are left out")
