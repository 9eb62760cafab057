"""Defects of behaviour: the dates of a project and the schedule of each."""

from datetime import date, timedelta
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import instead, refused, then, turned
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")
behaviour.add(
    row("behaviour-new-date-alone", "Adding a date answers an array with that date alone.")
    .at("shapes.added_dates", lambda ordinary, call, dates: list(dates)[-1:])
    .breaks("PP-DATE-01", "PP-BACK-02"),
    row("behaviour-earlier-dates-only", "Adding a date answers the array as it was before.")
    .at("shapes.added_dates", lambda ordinary, call, dates: ordinary(call, list(dates)[:-1]))
    .breaks("PP-DATE-01", "PP-BACK-02"),
    row("behaviour-duplicate-date-added", "The same date can be added twice.")
    .at("records.has_date", instead(False))
    .breaks("PP-DATE-02"),
)


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


behaviour.add(
    row(
        "behaviour-date-unique-in-organization",
        "A date that another project of the organization has is a duplicate.",
    )
    .at(
        "records.has_date",
        lambda ordinary, call, project, day: any(
            ordinary(call, other, day)
            for other in call.world.projects.values()
            if other["orgId"] == project["orgId"]
        ),
    )
    .breaks("PP-STATUS-02", "PP-DATE-01"),
    row("behaviour-dates-with-midnight", "Dates are shown as instants at midnight.")
    .at(
        "shapes.dates",
        then(lambda rows: [{**row, "date": f"{row['date']}T00:00:00.000Z"} for row in rows]),
    )
    .breaks("PP-DATE-01", "PP-DATE-03"),
)


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


behaviour.add(
    row("behaviour-label-in-capitals", "The label of a date is kept in capitals.")
    .at("things.date", turned("label", lambda value: value.upper()))
    .breaks("PP-TOL-01"),
    row("behaviour-time-required", "A schedule item without a time is refused.")
    .at(
        "things.schedule",
        refused(400, "time is required"),
        when=lambda call, body: body.get("time") is None,
    )
    .breaks("PP-SCHED-01", "PP-BACK-03"),
    row(
        "behaviour-day-in-order-of-entry",
        "Adding a schedule item answers the day in the order in which items were added.",
    )
    .at("shapes.added_day", lambda ordinary, call, items: list(items))
    .breaks("PP-SCHED-02"),
    row("behaviour-day-by-the-hour", "The day is sorted by the hour alone, minutes do not count.")
    .at(
        "shapes.day",
        lambda ordinary, call, items: sorted(items, key=lambda item: (item["time"] or "99")[:2]),
    )
    .breaks("PP-SCHED-02", "PP-TOL-02"),
    row(
        "behaviour-day-answers-new-item",
        "Adding a schedule item answers an array with the new item alone.",
    )
    .at("shapes.added_day", lambda ordinary, call, items: list(items)[-1:])
    .breaks("PP-SCHED-02", "PP-BACK-02"),
    row("behaviour-days-share-schedule", "All days of a project show one schedule.")
    .at(
        "records.shelf",
        lambda ordinary, call, project, kind, day="": ordinary(call, project, kind, ""),
    )
    .breaks("PP-SCHED-03"),
    row("behaviour-untimed-items-hidden", "The schedule of a day leaves out items without a time.")
    .at(
        "operations.list_schedule",
        then(lambda found: [item for item in found if item["time"] is not None]),
    )
    .breaks("PP-BACK-02"),
    row(
        "behaviour-read-in-reverse",
        "The schedule of a day is read back with the latest item first.",
    )
    .at("operations.list_schedule", then(lambda found: list(reversed(found))))
    .breaks("PP-TOL-02"),
    row("behaviour-zero-duration-lost", "A duration of zero minutes is stored as no duration.")
    .at("things.schedule", turned("duration", lambda value: value or None))
    .breaks("PP-BACK-01"),
    row("behaviour-item-type-hidden", "Schedule items do not show their type.")
    .at(
        "shapes.day",
        then(lambda rows: [{name: row[name] for name in row if name != "type"} for row in rows]),
    )
    .breaks("PP-SCHED-04", "PP-TOL-11"),
    row(
        "behaviour-dates-as-strings",
        "GET of the dates answers strings where the page shows objects.",
    )
    .at("operations.list_dates", then(lambda found: [entry["date"] for entry in found]))
    .breaks("PP-BACK-02", "PP-TOL-12"),
)


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
