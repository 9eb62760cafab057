"""Plans of whole days on one calendar, as rows; and the schedules that planners would export."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    FINISH_MILESTONE,
    NOT_STARTED,
    START_MILESTONE,
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

FIRST = date(2025, 2, 3)
HOLIDAYS = (date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 26), date(2025, 8, 25))
MORNING, EVENING = time(8), time(17)
DAY = 480
MILESTONES = (START_MILESTONE, FINISH_MILESTONE)
CALENDAR, PROJECT = "1", "100"


@dataclass(frozen=True)
class Row:
    """An activity: its days of work, and what it waits for: `A1000`, `A1010:SS+2`, `A1020:FF`."""

    code: str
    name: str
    wbs: str
    days: int
    waits_for: str = ""
    work: str = ""
    type: str = "TT_Task"


@dataclass(frozen=True)
class Link:
    """A link of a plan; its lag is in days."""

    before: str
    after: str
    kind: str
    lag: int


@dataclass(frozen=True)
class Times:
    """When an activity can be done, in working days since the first: finishes are exclusive."""

    start: int
    finish: int
    late_start: int
    late_finish: int


def workdays(count: int) -> list[date]:
    """Return the first working days of the calendar."""
    days: list[date] = []
    day = FIRST
    while len(days) < count:
        if day.weekday() < 5 and day not in HOLIDAYS:
            days.append(day)
        day += timedelta(days=1)
    return days


DAYS = workdays(400)


def begins(at: int) -> datetime:
    """Return when work of a day begins."""
    return datetime.combine(DAYS[at], MORNING)


def ends(at: int) -> datetime:
    """Return when the work of all days before one has ended."""
    return datetime.combine(DAYS[at - 1], EVENING) if at else begins(0)


def links_of(rows: Iterable[Row]) -> list[Link]:
    """Return the links of a plan."""
    found = []
    for row in rows:
        for text in row.waits_for.split():
            code, _, rest = text.partition(":")
            kind, sign, lag = rest[:2] or "FS", rest[2:3], rest[3:]
            found.append(Link(code, row.code, kind, int(sign + lag) if lag else 0))
    return found


def timed(rows: Sequence[Row]) -> dict[str, Times]:
    """Return when each activity can be done; each stands after all that it waits for."""
    days = {row.code: row.days for row in rows}
    links = links_of(rows)
    early: dict[str, int] = {}
    for row in rows:
        bounds = [
            early_bound(link, early[link.before], days) for link in links if link.after == row.code
        ]
        early[row.code] = max([0, *bounds])
    end = max(early[code] + days[code] for code in early)
    late: dict[str, int] = {}
    for row in reversed(rows):
        bounds = [
            late_bound(link, late[link.after], days) for link in links if link.before == row.code
        ]
        late[row.code] = min([end - row.days, *bounds])
    return {
        code: Times(early[code], early[code] + days[code], late[code], late[code] + days[code])
        for code in early
    }


def early_bound(link: Link, start: int, days: Mapping[str, int]) -> int:
    """Return the earliest start that a link allows its successor."""
    ahead = start + (days[link.before] if link.kind[0] == "F" else 0) + link.lag
    return ahead - (days[link.after] if link.kind[1] == "F" else 0)


def late_bound(link: Link, start: int, days: Mapping[str, int]) -> int:
    """Return the latest start that a link allows its predecessor."""
    behind = start + (days[link.after] if link.kind[1] == "F" else 0) - link.lag
    return behind - (days[link.before] if link.kind[0] == "F" else 0)


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
