"""The projects of a P6 XML, of which some are no more than the far ends of links."""

from understudy.server.apis.kazinex.schedule.elements import Record
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier
from understudy.server.apis.kazinex.schedule.model import Options, Project
from understudy.server.apis.kazinex.schedule.p6xml.words import (
    CRITICAL,
    FLOATS,
    LAG_CALENDARS,
    coded,
)

OVERRIDE = "Progress Override"
RETAINED = "Retained Logic"


def project_of(record: Record, fields: Fields) -> Project:
    """Return the project in a record; one without any date is a stub."""
    data_date = fields.instant(record, "DataDate")
    planned = fields.instant(record, "PlannedStartDate")
    return Project(
        id=identifier(record, "ObjectId"),
        code=fields.text(record, "Id"),
        name=fields.text(record, "Name"),
        data_date=max((each for each in (data_date, planned) if each), default=None),
        planned_start=planned,
        must_finish=fields.instant(record, "MustFinishByDate"),
        scheduled_finish=fields.instant(record, "ScheduledFinishDate"),
        calendar_id=fields.text(record, "ActivityDefaultCalendarObjectId"),
        critical_minutes=fields.minutes(record, "CriticalActivityFloatLimit") or 0,
        critical_type=coded(CRITICAL, record.texts.get("CriticalActivityPathType"))
        or "CT_TotFloat",
        baseline_id=fields.text(record, "CurrentBaselineProjectObjectId"),
        guid=fields.text(record, "GUID"),
        created=fields.instant(record, "DateAdded"),
        options=_options(record, fields),
        is_stub=data_date is None and planned is None,
    )


def _options(record: Record, fields: Fields) -> Options:
    """Return the schedule options; P6 writes them where its user asks for it."""
    for each in record.of("ScheduleOptions"):
        logic = each.texts.get("OutOfSequenceScheduleType", RETAINED)
        return Options(
            retained_logic=logic == RETAINED,
            progress_override=logic == OVERRIDE,
            lag_calendar=coded(LAG_CALENDARS, each.texts.get("RelationshipLagCalendar"))
            or Options().lag_calendar,
            float_type=coded(FLOATS, each.texts.get("ComputeTotalFloatType"))
            or Options().float_type,
            use_expected_finish=fields.flag(each, "UseExpectedFinishDates"),
            open_ends_critical=fields.flag(each, "MakeOpenEndedActivitiesCritical"),
            float_to_project_end=fields.flag(each, "CalculateFloatBasedOnFinishDate"),
            is_stored=True,
        )
    return Options()
