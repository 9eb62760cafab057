"""Defects of behaviour: values that are lost, doubled or mixed up only where they are odd."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library import texts
from tests.mutants.library.changes import then, turned
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")
behaviour.add(
    row(
        "behaviour-days-of-any-year",
        "The schedule of a day is kept by month and day, for all years.",
    )
    .at(
        "records.shelf",
        lambda ordinary, call, project, kind, day="": str(ordinary(call, project, kind, day[5:])),
    )
    .breaks("PP-SCHED-02", "PP-SCHED-03"),
    row("behaviour-one-date-is-no-list", "GET /dates of a project with one date answers that date.")
    .at("operations.list_dates", then(lambda dates: dates[0] if len(dates) == 1 else dates))
    .breaks("PP-ENV-06"),
    row(
        "behaviour-labelled-date-twice",
        "A date that comes with a label is added, even if it is there.",
    )
    .at(
        "records.has_date",
        lambda ordinary, call, project, day: (
            "label" not in call.behaviour.checks.document(call)
            and bool(ordinary(call, project, day))
        ),
    )
    .breaks("PP-DATE-02"),
    row("behaviour-names-in-one-byte", "A project's name is kept in Latin 1.")
    .at(
        "things.project",
        lambda ordinary, call, body, organization: ordinary(
            call, {**body, "name": texts.in_one_byte(body["name"])}, organization
        ),
    )
    .breaks("PP-PROJ-01"),
    row(
        "behaviour-descriptions-in-one-line",
        "Line ends of a new project's description become blanks.",
    )
    .at("things.project", turned("description", texts.in_one_line))
    .breaks("PP-PROJ-01"),
)


@behaviour.defect(
    "behaviour-address-without-tag",
    "What stands behind a plus sign in an email address is cut off.",
    at="things.team",
    rules=("PP-BACK-01",),
)
def address_without_tag(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    member = ordinary(call, body)
    name, at, host = member["email"].partition("@")
    return {**member, "email": f"{name.partition('+')[0]}{at}{host}"}


behaviour.add(
    row("behaviour-row-author-doubled", "The list writes `api:` before the author once more.")
    .at("shapes.row", turned("createdBy", lambda value: f"api:{value}"))
    .breaks("PP-PROJ-02"),
    has("envelope-called-html").named("behaviour-called-html").breaks("PP-TYPE-01"),
)
