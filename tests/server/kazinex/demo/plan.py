"""The schedules that planners would export of rows of a plan, on one calendar."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tests.server.kazinex.demo.rows import (
    DAY,
    HOLIDAYS,
    MILESTONES,
    MORNING,
    Row,
    Times,
    begins,
    ends,
    links_of,
    timed,
)

from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    FINISH_MILESTONE,
    NOT_STARTED,
    Activity,
    Assignment,
    Calendar,
    ExceptionDay,
    Options,
    Project,
    Relation,
    Resource,
    Schedule,
    Wbs,
)

CALENDAR, PROJECT = "1", "100"


def activity(number: int, row: Row, times: Times, data_day: int) -> Activity:
    """Return an activity as far as it is on the data date, going exactly as planned."""
    is_milestone = row.type in MILESTONES
    start, finish = begins(times.start), ends(times.finish)
    if is_milestone:
        start = finish = ends(times.finish) if row.type == FINISH_MILESTONE else start
    is_done = times.finish <= data_day and not (is_milestone and times.start >= data_day)
    is_begun = is_done or times.start < data_day
    left = 0 if is_done else times.finish - max(times.start, data_day if is_begun else 0)
    return Activity(
        id=str(1001 + number),
        project_id=PROJECT,
        code=row.code,
        name=row.name,
        type=row.type,
        status=COMPLETE if is_done else ACTIVE if is_begun else NOT_STARTED,
        wbs_id=row.wbs,
        calendar_id=CALENDAR,
        percent_type="CP_Drtn",
        duration_type="DT_FixedDUR2",
        original_minutes=row.days * DAY,
        remaining_minutes=left * DAY,
        total_float_minutes=None if is_done else (times.late_start - times.start) * DAY,
        planned_start=start,
        planned_finish=finish,
        actual_start=start if is_begun else None,
        actual_finish=finish if is_done else None,
        early_start=None if is_done else max(start, begins(data_day)) if is_begun else start,
        early_finish=None if is_done else finish,
        late_start=None if is_done else begins(times.late_start),
        late_finish=None if is_done else finish if is_milestone else ends(times.late_finish),
        guid=f"kzx-{row.code}",
        created=datetime.combine(date(2025, 1, 20), MORNING),
    )


def assignments_of(
    row: Row, activity: Activity, crews: Mapping[str, str], number: int
) -> list[Assignment]:
    """Return who works on an activity: `c2` is two of the crew `c`, eight hours a day each."""
    found = []
    for text in row.work.split():
        units = float(int(text[1:] or 1) * 8 * row.days)
        done = units * activity.percent_complete / 100
        found.append(
            Assignment(
                activity_id=activity.id,
                resource_id=crews[text[0]],
                id=str(number + len(found)),
                project_id=PROJECT,
                planned_units=units,
                actual_units=done,
                remaining_units=units - done,
                planned_cost=units * 45,
                actual_cost=done * 45,
                remaining_cost=(units - done) * 45,
                planned_start=activity.planned_start,
                planned_finish=activity.planned_finish,
                actual_start=activity.actual_start,
                actual_finish=activity.actual_finish,
            )
        )
    return found


def calendar() -> Calendar:
    """Return five days of eight hours, without holidays."""
    week = (((480, 720), (780, 1020)),) * 5 + ((), ())
    holidays = tuple(ExceptionDay(day) for day in HOLIDAYS)
    return Calendar(CALENDAR, "Five days", week, holidays, DAY, "CA_Base", is_default=True)


CREWS = (
    Resource("1", "Site team", "TEAM", "RT_Labor", CALENDAR, max_units=6, price=45),
    Resource("2", "Piling crew", "PILE", "RT_Labor", CALENDAR, max_units=8, price=45),
    Resource("3", "Concrete crew", "CONC", "RT_Labor", CALENDAR, max_units=8, price=45),
    Resource("4", "Crawler crane", "CRANE", "RT_Equip", CALENDAR, max_units=2, price=45),
    Resource("5", "Dredger", "DREDGE", "RT_Equip", CALENDAR, max_units=1, price=45),
    Resource("6", "Ready-mix concrete", "MIX", "RT_Mat", CALENDAR, max_units=100, price=45),
)
BY_LETTER = dict(zip("tpckdm", (crew.id for crew in CREWS), strict=True))


def schedule(
    rows: Sequence[Row], data_day: int, title: str, wbs: Mapping[str, str], **project: object
) -> Schedule:
    """Return the schedule of a plan, as far as it is at the beginning of a working day."""
    times = timed(rows)
    activities = tuple(
        activity(number, row, times[row.code], data_day) for number, row in enumerate(rows)
    )
    by_code = {each.code: each for each in activities}
    relations = tuple(
        Relation(
            by_code[link.before].id,
            by_code[link.after].id,
            f"PR_{link.kind}",
            link.lag * DAY,
            str(5001 + number),
            PROJECT,
            PROJECT,
        )
        for number, link in enumerate(links_of(rows))
    )
    assigned: list[Assignment] = []
    for row, each in zip(rows, activities, strict=True):
        assigned += assignments_of(row, each, BY_LETTER, 9001 + len(assigned))
    nodes = (
        Wbs("10", PROJECT, None, "NHC", title, 0, is_project=True),
        *(
            Wbs(key, PROJECT, "10", key, name, number)
            for number, (key, name) in enumerate(wbs.items(), 1)
        ),
    )
    about = Project(
        PROJECT,
        "NHC",
        title,
        data_date=begins(data_day),
        planned_start=begins(0),
        scheduled_finish=ends(max(each.finish for each in times.values())),
        calendar_id=CALENDAR,
        options=Options(is_stored=True),
        **project,  # type: ignore[arg-type]  # fields of a project, whatever they are
    )
    return Schedule(
        format="xer",
        project_id=PROJECT,
        projects=(about,),
        activities=activities,
        relations=relations,
        calendars=(calendar(),),
        wbs=nodes,
        resources=CREWS,
        assignments=tuple(assigned),
        version="19.12",
        encoding="utf-8",
        exported=begins(data_day),
        currency="EUR",
    )
