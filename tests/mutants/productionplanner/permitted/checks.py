"""Permitted differences in what is refused, in which order, and what is let through."""

from datetime import date
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import refused
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()
AREAS = ("UTC", "Etc", "Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific")


@differences.permit(
    "body-before-project",
    "A bad body is a 400 whether the project is own, foreign or unknown.",
    at="scope.project",
)
def body_before_project(ordinary: Ordinary, call: Call) -> Any:
    checks = call.behaviour.checks
    if "date" in call.params:
        checks.path_day(call)
    if call.method == "PATCH":
        checks.changes(call)
    if call.method == "POST":
        checks.body(call)
    return ordinary(call)


@differences.permit(
    "conflict-before-shape",
    "A date that exists is a 409 even where another field of the body is wrong.",
    at="checks.values",
)
def conflict_before_shape(ordinary: Ordinary, call: Call, document: Doc) -> None:
    if call.route.operation == "add_date":
        project = call.behaviour.scope.project(call)
        if call.behaviour.records.has_date(call, project, str(document.get("date"))):
            raise call.behaviour.operations.conflict(call)
        if not isinstance(document.get("allDay"), bool | None):
            raise Refusal(400, "allDay is not valid")
    ordinary(call, document)


differences.add(
    row("blank-strings-accepted", "A required string may be empty or blank.").at(
        "checks.is_missing", lambda ordinary, value: value is None
    )
)


@differences.permit(
    "nulls-refused",
    "A field that is sent as null is refused, also an optional one.",
    at="checks.values",
)
def nulls_refused(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    may_be_null = ("links", "theme", "scheduleSettings", "scheduleItemTypes")
    for name in call.route.fields:
        if name not in may_be_null and document.get(name, "") is None:
            raise Refusal(400, f"{name} must not be null")


differences.add(
    row(
        "lenient-types",
        "Values of any type are accepted and stored: numbers for texts, words for times.",
    ).at(
        "checks.fits",
        lambda ordinary, kind, value: kind != "time" or isinstance(value, str),
        when=lambda kind, *_: kind != "day",
    )
)


@differences.permit(
    "negative-amounts-refused",
    "Costs and budgets below zero, and durations above a day, are refused.",
    at="checks.values",
)
def negative_amounts_refused(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    for name, kind in call.route.fields.items():
        value = document.get(name)
        if kind == "number" and value is not None and value < 0:
            raise Refusal(400, f"{name} must not be negative")
        if kind == "minutes" and value is not None and value > 1440:
            raise Refusal(400, f"{name} must not exceed a day")


@differences.permit(
    "contact-forms-checked",
    "An email without an @ and a url without a scheme are refused.",
    at="checks.values",
)
def contact_forms_checked(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    if document.get("email") and "@" not in document["email"]:
        raise Refusal(400, "email is not valid")
    if "url" in call.route.fields and "://" not in document["url"]:
        raise Refusal(400, "url is not valid")


@differences.permit(
    "unknown-timezones-refused",
    "A timezone outside the areas of the tz database is refused.",
    at="checks.values",
)
def unknown_timezones_refused(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    zone = document.get("timezone")
    if zone and zone.partition("/")[0] not in AREAS:
        raise Refusal(400, "timezone is not known")


@differences.permit(
    "currencies-checked",
    "A budgetCurrency that is not three capitals is refused.",
    at="checks.values",
)
def currencies_checked(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    code = document.get("budgetCurrency") if "budgetCurrency" in call.route.fields else None
    if code and not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
        raise Refusal(400, "budgetCurrency is not a currency")


@differences.permit(
    "long-texts-refused", "Texts of more than 200 characters are refused.", at="checks.values"
)
def long_texts_refused(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    for name in call.route.fields:
        if isinstance(document.get(name), str) and len(document[name]) > 200:
            raise Refusal(400, f"{name} is too long")


@differences.permit(
    "item-types-checked",
    "A schedule item type that the project does not define is refused.",
    at="things.schedule",
)
def item_types_checked(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    # PATCH takes anything for the types.
    types = call.world.projects[call.project_id]["scheduleItemTypes"]
    listed = types if isinstance(types, list) else []
    known = [kind.get("id") for kind in listed if isinstance(kind, dict)]
    if body.get("type") is not None and body["type"] not in known:
        raise Refusal(400, "type is not defined on the project")
    return ordinary(call, body)


differences.add(
    row("empty-schedule-item-refused", "A schedule item without any field is refused.").at(
        "things.schedule",
        refused(400, "nothing to add"),
        when=lambda call, body: not any(body.get(name) is not None for name in call.route.fields),
    )
)


@differences.permit(
    "schedule-on-known-days",
    "The schedule of a day that the project does not have is a 404.",
    at="checks.path_day",
)
def schedule_on_known_days(ordinary: Ordinary, call: Call) -> Any:
    day = ordinary(call)
    project = call.behaviour.scope.project(call)
    if not call.behaviour.records.has_date(call, project, day):
        raise Refusal(404, "Date not found")
    return day


@differences.permit(
    "unknown-keys-refused",
    "A POST with a key that the page does not name is refused.",
    at="checks.required",
)
def unknown_keys_refused(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    if set(document) - set(call.route.fields) - {"label", "allDay", "startTime", "endTime"}:
        raise Refusal(400, "unknown field")


differences.add(
    row("unknown-query-refused", "A query parameter is refused, as no route has one.").at(
        "operations.perform", refused(400, "unknown query parameter"), when=lambda call: call.query
    ),
    row("other-content-types-refused", "A body that is not declared as JSON is a 415.").at(
        "checks.document",
        refused(415, "Content-Type must be application/json"),
        when=lambda call: not call.headers.get("content-type", "").startswith("application/json"),
    ),
    row("past-days-refused", "Dates before the year 2000 are refused.").at(
        "checks.is_day",
        lambda ordinary, value: bool(ordinary(value)) and date.fromisoformat(value).year >= 2000,
    ),
)


@differences.permit(
    "same-email-conflicts", "A second member with the same email is a 409.", at="things.team"
)
def same_email_conflicts(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    project = call.behaviour.scope.project(call)
    known = [member["email"] for member in call.behaviour.records.items(call, project, "team")]
    if body.get("email") and body["email"] in known:
        raise Refusal(409, "Member is on the team already")
    return ordinary(call, body)


@differences.permit(
    "empty-settings-refused",
    "PATCH refuses links, a theme, settings or item types that are null or hold nothing.",
    at="checks.changes",
)
def empty_settings_refused(ordinary: Ordinary, call: Call) -> Any:
    changes: Doc = ordinary(call)
    for name in ("links", "theme", "scheduleSettings", "scheduleItemTypes"):
        if not changes.get(name, "-"):
            raise Refusal(400, f"{name} cannot be empty")
    return changes
