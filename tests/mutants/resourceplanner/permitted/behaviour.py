"""Permitted differences in what is taken and refused, in filters, access and time."""

from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.late import Late
from tests.mutants.resourceplanner.reference.call import Call, Refusal, Reply
from tests.mutants.resourceplanner.reference.checks import FIELDS, LINKS
from tests.mutants.resourceplanner.reference.records import DEFAULTS
from tests.mutants.resourceplanner.reference.world import Doc

differences = Differences()
permit = differences.permit

# Bodies
permit(
    "whole-updates", "An update of a project or an assignment replaces it.", at="records.change"
)(
    lambda ordinary, call, record, fields: ordinary(
        call, record, {**({} if call.kind == "resource" else DEFAULTS[call.kind]), **fields}
    )
)


@permit("title-required", "An update of a project has a title.", at="checks.fields")
def title_required(ordinary: Ordinary, call: Call) -> Doc:
    fields: Doc = ordinary(call)
    needed = {"project": ("title",), "assignment": ("project", "resource", "dateFrom", "dateTo")}
    for name in needed.get(call.kind, ()):
        if name not in fields:
            raise Refusal(400, f"{name} is required")
    return fields


@permit("all-required", "A new thing has all fields of the example.", at="checks.new")
def all_required(ordinary: Ordinary, call: Call, body: Doc) -> None:
    ordinary(call, body)
    needed = {"resource": ("capacity", "hourlyExpense", "workDays"), "project": ("color", "note")}
    for name in needed.get(call.kind, ("hoursPerDay",)):
        if name not in body:
            raise Refusal(400, f"{name} is required")


@permit("unknown-keys-refused", "A key that no page names is refused.", at="checks.kept")
def unknown_keys_refused(ordinary: Ordinary, call: Call, document: Doc) -> Doc:
    known = {*FIELDS[call.kind], *LINKS, "invited", "membership"}
    if document.keys() - known:
        raise Refusal(400, "unknown keys")
    kept: Doc = ordinary(call, document)
    return kept


@permit("links-by-their-first-names", "An update takes project and resource.", at="checks.kept")
def links_by_their_first_names(ordinary: Ordinary, call: Call, document: Doc) -> Doc:
    if call.kind == "assignment" and document.keys() & LINKS.keys():
        raise Refusal(400, "projectId is not known")
    return {name: document[name] for name in FIELDS[call.kind] if name in document}


@permit("links-by-any-name", "Links go by both names.", at="checks.kept")
def links_by_any_name(ordinary: Ordinary, call: Call, document: Doc) -> Doc:
    known = {name: document[name] for name in FIELDS[call.kind] if name in document}
    named = {kind: document[name] for name, kind in LINKS.items() if name in document}
    return known | named if call.kind == "assignment" else known


@permit("unique-names", "A name that another one has is refused.", at="records.put")
def unique_names(ordinary: Ordinary, call: Call, record: Doc, name: str, value: Any) -> None:
    others = [row for row in call.rows() if row is not record]
    if name in ("name", "title") and any(row[name] == value for row in others):
        raise Refusal(409, "there is one of that name")
    ordinary(call, record, name, value)


@permit("one-at-a-time", "A resource has one assignment a day.", at="records.keep")
def one_at_a_time(ordinary: Ordinary, call: Call, record: Doc) -> None:
    if call.kind == "assignment":
        own = [row for row in call.rows() if row["resource"] == record["resource"]]
        if any(_overlap(row, record) for row in own):
            raise Refusal(409, "the resource is busy")
    ordinary(call, record)


def _overlap(one: Doc, other: Doc) -> bool:
    return bool(one["dateFrom"] <= other["dateTo"] and other["dateFrom"] <= one["dateTo"])


@permit("work-days-alone", "An assignment lies on days of work.", at="records.keep")
def eight_hours(ordinary: Ordinary, call: Call, record: Doc) -> None:
    if call.kind == "assignment" and (record["hoursPerDay"] or 0) > 8:
        raise Refusal(400, "a day has eight hours")
    ordinary(call, record)


@permit("negative-is-null", "A negative number is kept as none.", at="checks.kept")
def negative_is_null(ordinary: Ordinary, call: Call, document: Doc) -> Doc:
    kept: Doc = ordinary(call, document)
    return {name: None if _is_negative(value) else value for name, value in kept.items()}


def _is_negative(value: Any) -> bool:
    return isinstance(value, int | float) and value < 0


permit("cleared-is-zero-or-none", "Rates without any are null.", at="records.cleared")(
    lambda _, call, name: None
)
permit("texts-trimmed", "Blanks at the ends of texts are cut off.", at="records.stored")(
    lambda ordinary, name, value: value.strip() if isinstance(value, str) else ordinary(name, value)
)
permit("any-link", "A link to what is not there is taken.", at="checks.link")(
    lambda _, call, kind, value: None
)

# Filters
permit("wholly-inside", "A window has what lies wholly in it.", at="filters.is_in_time")(
    lambda _, call, row: _is_inside(call, row)
)
permit("open-window", "The edges do not belong to a window.", at="filters.is_in_time")(
    lambda ordinary, call, row: (
        ordinary(call, row)
        and row["dateTo"] != call.behaviour.filters.begin(call)
        and row["dateFrom"] != call.behaviour.filters.end(call)
    )
)
permit("by-the-first-day", "Filters look at the first day alone.", at="filters.ends")(
    lambda _, row: str(row["dateFrom"])
)


def _is_inside(call: Call, row: Doc) -> bool:
    begin, end = call.behaviour.filters.begin(call), call.behaviour.filters.end(call)
    return (not begin or row["dateFrom"] >= begin) and (not end or row["dateTo"] <= end)


@permit("unknown-filter-is-404", "A filter that names nothing is refused.", at="filters.matching")
def unknown_filter_is_404(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    for kind in ("project", "resource"):
        named = call.query.get(f"{kind}Id")
        if named is not None and all(row["id"] != named for row in call.rows(kind)):
            raise Refusal(404, f"no such {kind}")
    return ordinary(call, rows)


# Routes and access
@permit("no-single-reads", "Nothing is read by its id.", at="operations.get")
def no_single_reads(_: Ordinary, call: Call) -> Any:
    raise Refusal(405, "no such method")


@permit("body-before-key", "A body that is no JSON is refused before the key.", at="doors.admit")
def body_before_key(ordinary: Ordinary, call: Call) -> Any:
    if call.method in ("POST", "PUT"):
        call.behaviour.checks.document(call)
    return ordinary(call)


permit("no-membership-is-absent", "Nothing is shown of no access.", at="members.none")(
    lambda _, call: {}
)
permit("no-membership-is-empty", "No access is an empty object.", at="members.none")(
    lambda ordinary, call: {name: {} for name in ordinary(call)}
)
permit("no-membership-is-inactive", "No access is an inactive membership.", at="members.none")(
    lambda ordinary, call: {name: {"role": None, "status": "inactive"} for name in ordinary(call)}
)
permit("active-at-once", "Who is invited is active at once.", at="members.status")(
    lambda _, call, is_invited: "active"
)
permit("admins-without-settings", "An admin has a word for all access.", at="members.of_admin")(
    lambda _, call: {"scope": "all", "financials": "full"}
)
permit("settings-of-all-roles", "Every membership has all settings.", at="members.settings")(
    lambda ordinary, call, role, asked: {
        "memberSettings": {"visibility": "self"},
        "managerSettings": {"scope": "managed"},
        **ordinary(call, role, asked),
    }
)


# Time
@permit("throttled", "Every fiftieth call is to be sent again a second later.", at="flow.answer")
def throttled(ordinary: Ordinary, call: Call) -> Reply:
    if call.world.count("calls") % 50 == 0:
        return Reply(429, {"error": "too many"}, {"Retry-After": "1"})
    reply: Reply = ordinary(call)
    return reply


def tables(known: dict[tuple[str, str], list[Doc]]) -> dict[tuple[str, str], list[Doc]]:
    """Return copies of all tables and their rows."""
    return {place: [dict(row) for row in rows] for place, rows in list(known.items())}


differences.add(*Late(copied={"tables": tables}, lists=("list",)).rows())
