"""Defects of behaviour: the dates of a project and the schedule of each."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")


@behaviour.defect(
    "behaviour-new-date-alone",
    "Adding a date answers an array with that date alone.",
    at="shapes.added_dates",
    rules=("PP-DATE-01", "PP-BACK-02"),
)
def new_date_alone(ordinary: Ordinary, call: Call, dates: Iterable[Doc]) -> Any:
    return list(dates)[-1:]


@behaviour.defect(
    "behaviour-earlier-dates-only",
    "Adding a date answers the array as it was before.",
    at="shapes.added_dates",
    rules=("PP-DATE-01", "PP-BACK-02"),
)
def earlier_dates_only(ordinary: Ordinary, call: Call, dates: Iterable[Doc]) -> Any:
    return ordinary(call, list(dates)[:-1])


@behaviour.defect(
    "behaviour-duplicate-date-added",
    "The same date can be added twice.",
    at="records.has_date",
    rules=("PP-DATE-02",),
)
def duplicate_date_added(ordinary: Ordinary, call: Call, project: Doc, day: str) -> bool:
    return False


@behaviour.defect(
    "behaviour-conflict-after-adding",
    "A duplicate date is a 409, and in the list twice.",
    at="operations.conflict",
    rules=("PP-DATE-02", "PP-STATUS-07"),
)
def conflict_after_adding(ordinary: Ordinary, call: Call) -> Any:
    project = call.behaviour.scope.project(call)
    entry = call.behaviour.things.date(call, call.behaviour.checks.body(call))
    call.behaviour.records.add_date(call, project, entry)
    return ordinary(call)


@behaviour.defect(
    "behaviour-date-unique-in-organization",
    "A date that another project of the organization has is a duplicate.",
    at="records.has_date",
    rules=("PP-STATUS-02", "PP-DATE-01"),
)
def date_unique_in_organization(ordinary: Ordinary, call: Call, project: Doc, day: str) -> bool:
    return any(
        ordinary(call, other, day)
        for other in call.world.projects.values()
        if other["orgId"] == project["orgId"]
    )


@behaviour.defect(
    "behaviour-dates-with-midnight",
    "Dates are shown as instants at midnight.",
    at="shapes.dates",
    rules=("PP-DATE-01", "PP-DATE-03"),
)
def dates_with_midnight(ordinary: Ordinary, call: Call, dates: Iterable[Doc]) -> Any:
    rows = ordinary(call, dates)
    return [{**row, "date": f"{row['date']}T00:00:00.000Z"} for row in rows]


@behaviour.defect(
    "behaviour-dates-shifted-by-zone",
    "In a project west of Greenwich a new date is stored as the day before.",
    at="things.date",
    rules=("PP-DATE-01",),
)
def dates_shifted_by_zone(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    entry: Doc = ordinary(call, body)
    west = call.world.projects[call.project_id]["timezone"].startswith("America/")
    shifted = date.fromisoformat(entry["date"]) - timedelta(days=1)
    return {**entry, "date": shifted.isoformat()} if west else entry


@behaviour.defect(
    "behaviour-label-in-capitals",
    "The label of a date is kept in capitals.",
    at="things.date",
    rules=("PP-TOL-01",),
)
def label_in_capitals(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    entry: Doc = ordinary(call, body)
    return {**entry, "label": entry["label"].upper()}


@behaviour.defect(
    "behaviour-time-required",
    "A schedule item without a time is refused.",
    at="things.schedule",
    rules=("PP-SCHED-01", "PP-BACK-03"),
)
def time_required(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if body.get("time") is None:
        raise Refusal(400, "time is required")
    return ordinary(call, body)


@behaviour.defect(
    "behaviour-day-in-order-of-entry",
    "Adding a schedule item answers the day in the order in which items were added.",
    at="shapes.added_day",
    rules=("PP-SCHED-02",),
)
def day_in_order_of_entry(ordinary: Ordinary, call: Call, items: Iterable[Doc]) -> Any:
    return list(items)


@behaviour.defect(
    "behaviour-day-by-the-hour",
    "The day is sorted by the hour alone, minutes do not count.",
    at="shapes.day",
    rules=("PP-SCHED-02", "PP-TOL-02"),
)
def day_by_the_hour(ordinary: Ordinary, call: Call, items: Iterable[Doc]) -> Any:
    return sorted(items, key=lambda item: (item["time"] or "99")[:2])


@behaviour.defect(
    "behaviour-day-answers-new-item",
    "Adding a schedule item answers an array with the new item alone.",
    at="shapes.added_day",
    rules=("PP-SCHED-02", "PP-BACK-02"),
)
def day_answers_new_item(ordinary: Ordinary, call: Call, items: Iterable[Doc]) -> Any:
    return list(items)[-1:]


@behaviour.defect(
    "behaviour-days-share-schedule",
    "All days of a project show one schedule.",
    at="records.shelf",
    rules=("PP-SCHED-03",),
)
def days_share_schedule(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, day: str = ""
) -> Any:
    return ordinary(call, project, kind, "")


@behaviour.defect(
    "behaviour-untimed-items-hidden",
    "The schedule of a day leaves out items without a time.",
    at="operations.list_schedule",
    rules=("PP-BACK-02",),
)
def untimed_items_hidden(ordinary: Ordinary, call: Call) -> Any:
    return [item for item in ordinary(call) if item["time"] is not None]


@behaviour.defect(
    "behaviour-read-in-reverse",
    "The schedule of a day is read back with the latest item first.",
    at="operations.list_schedule",
    rules=("PP-TOL-02",),
)
def read_in_reverse(ordinary: Ordinary, call: Call) -> Any:
    return list(reversed(ordinary(call)))


@behaviour.defect(
    "behaviour-zero-duration-lost",
    "A duration of zero minutes is stored as no duration.",
    at="things.schedule",
    rules=("PP-BACK-01",),
)
def zero_duration_lost(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item: Doc = ordinary(call, body)
    return {**item, "duration": item["duration"] or None}


@behaviour.defect(
    "behaviour-item-type-hidden",
    "Schedule items do not show their type.",
    at="shapes.day",
    rules=("PP-SCHED-04", "PP-TOL-11"),
)
def item_type_hidden(ordinary: Ordinary, call: Call, items: Iterable[Doc]) -> Any:
    rows = ordinary(call, items)
    return [{name: row[name] for name in row if name != "type"} for row in rows]


@behaviour.defect(
    "behaviour-dates-as-strings",
    "GET of the dates answers strings where the page shows objects.",
    at="operations.list_dates",
    rules=("PP-BACK-02", "PP-TOL-12"),
)
def dates_as_strings(ordinary: Ordinary, call: Call) -> Any:
    return [entry["date"] for entry in ordinary(call)]


@behaviour.defect(
    "behaviour-durations-cut-off",
    "Durations lose what stands behind the decimal point.",
    at="things.schedule",
    rules=("PP-BACK-01",),
)
def durations_cut_off(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item: Doc = ordinary(call, body)
    duration = item["duration"]
    return {**item, "duration": duration if duration is None else int(duration)}


@behaviour.defect(
    "behaviour-long-durations-shortened",
    "No schedule item is longer than four hours.",
    at="things.schedule",
    rules=("PP-BACK-01", "PP-SCHED-02"),
)
def long_durations_shortened(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item: Doc = ordinary(call, body)
    duration = item["duration"]
    return {**item, "duration": duration if duration is None else min(240, duration)}
