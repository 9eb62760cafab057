"""Defects of behaviour: values that are lost, doubled or mixed up only where they are odd."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Reply
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")


@behaviour.defect(
    "behaviour-days-of-any-year",
    "The schedule of a day is kept by month and day, for all years.",
    at="records.shelf",
    rules=("PP-SCHED-02", "PP-SCHED-03"),
)
def days_of_any_year(ordinary: Ordinary, call: Call, project: Doc, kind: str, day: str = "") -> str:
    return str(ordinary(call, project, kind, day[5:]))


@behaviour.defect(
    "behaviour-one-date-is-no-list",
    "GET /dates of a project with one date answers that date.",
    at="operations.list_dates",
    rules=("PP-ENV-06",),
)
def one_date_is_no_list(ordinary: Ordinary, call: Call) -> Any:
    dates = ordinary(call)
    return dates[0] if len(dates) == 1 else dates


@behaviour.defect(
    "behaviour-labelled-date-twice",
    "A date that comes with a label is added, even if it is there.",
    at="records.has_date",
    rules=("PP-DATE-02",),
)
def labelled_date_twice(ordinary: Ordinary, call: Call, project: Doc, day: str) -> bool:
    is_labelled = "label" in call.behaviour.checks.document(call)
    return not is_labelled and bool(ordinary(call, project, day))


@behaviour.defect(
    "behaviour-names-in-one-byte",
    "A project's name is kept in Latin 1.",
    at="things.project",
    rules=("PP-PROJ-01",),
)
def names_in_one_byte(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    name = body["name"].encode("latin-1", "replace").decode("latin-1")
    return ordinary(call, {**body, "name": name}, organization)


@behaviour.defect(
    "behaviour-descriptions-in-one-line",
    "Line ends of a new project's description become blanks.",
    at="things.project",
    rules=("PP-PROJ-01",),
)
def descriptions_in_one_line(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    project = ordinary(call, body, organization)
    return {**project, "description": " ".join(project["description"].splitlines())}


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


@behaviour.defect(
    "behaviour-row-author-doubled",
    "The list writes `api:` before the author once more.",
    at="shapes.row",
    rules=("PP-PROJ-02",),
)
def row_author_doubled(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    row = ordinary(call, project)
    return {**row, "createdBy": f"api:{row['createdBy']}"}


@behaviour.defect(
    "behaviour-called-html",
    "Every answer is JSON that is called text/html.",
    at="flow.answer",
    rules=("PP-TYPE-01",),
)
def called_html(ordinary: Ordinary, call: Call) -> Reply:
    reply: Reply = ordinary(call)
    reply.media_type = "text/html"
    return reply
