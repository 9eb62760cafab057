"""Defects of clients, sites and look-ups: ids, upserts, versions and the length of texts."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import both, by, instead, of, then
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc

things = Defects("things")


def _not_by_external_id(kind: str) -> Any:
    def change(ordinary: Ordinary, call: Call, rows: list[Doc], ident: str) -> Any:
        return None if call.kind == kind and call.method == "GET" else ordinary(call, rows, ident)

    return change


for _kind in ("job", "client", "site"):
    things.defect(
        f"things-{_kind}-by-uuid-only",
        f"A {_kind} is not found by its external id.",
        at="records.by_external_id",
        rules=("PL-LOOKUP-01",),
    )(_not_by_external_id(_kind))


@things.defect(
    "things-lookup-finds-first",
    "Whatever external id is asked for, the first site that has one is found.",
    at="records.by_external_id",
    rules=("PL-LOOKUP-01",),
)
def lookup_finds_first(ordinary: Ordinary, call: Call, rows: list[Doc], ident: str) -> Any:
    is_site = call.kind == "site" and ident.startswith("understudy-") and call.method == "GET"
    first = next((row for row in rows if row.get("external_id")), None)
    return first if is_site else ordinary(call, rows, ident)


things.add(
    row("things-job-not-changed-by-external-id", "A job cannot be changed by its external id.")
    .at("records.by_external_id", instead(None), when=both(of("job"), by("PATCH")))
    .breaks("PL-LOOKUP-01")
)


@things.defect(
    "things-no-upsert",
    "PATCH of a client never makes one.",
    at="operations.upsert",
    rules=("PL-UPSERT-01",),
)
def no_upsert(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if call.kind == "client":
        raise call.behaviour.records.unknown(call)
    return ordinary(call, body)


@things.defect(
    "things-upsert-without-external-id",
    "PATCH makes a site without the external id.",
    at="records.kept",
    rules=("PL-UPSERT-01",),
)
def upsert_without_external_id(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    kept = ordinary(call, body)
    is_lost = call.kind == "site" and call.method == "PATCH"
    return {**kept, "external_id": None} if is_lost else kept


@things.defect(
    "things-upsert-makes-again",
    "PATCH by external id makes a new client each time.",
    at="operations.update",
    rules=("PL-UPSERT-01",),
)
def upsert_makes_again(ordinary: Ordinary, call: Call) -> Any:
    if call.kind != "client" or not call.id.startswith("understudy-"):
        return ordinary(call)
    found = call.behaviour.records.find(call, call.id)
    if found is not None:
        found["external_id"] = None
    return ordinary(call)


@things.defect(
    "things-upsert-changes-uuid",
    "A second PATCH by external id gives the site another uuid.",
    at="records.change",
    rules=("PL-UPSERT-01",),
)
def upsert_changes_uuid(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    if call.kind == "site" and call.id == record.get("external_id"):
        record["uuid"] = call.world.uuid()
    return ordinary(call, record, changes)


@things.defect(
    "things-upsert-not-changed",
    "A second PATCH by external id changes nothing.",
    at="records.change",
    rules=("PL-UPSERT-01",),
)
def upsert_not_changed(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    is_lost = call.kind == "site" and call.id == record.get("external_id")
    return record if is_lost else ordinary(call, record, changes)


def _unchecked(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return None


for _point, _what in (
    ("organization", "A client needs no organization."),
    ("organization_name", "An organization needs no name."),
    ("individual_name", "An individual needs no name."),
):
    things.defect(
        f"things-client-{_point.replace('_', '-')}-unchecked",
        _what,
        at=f"checks.{_point}",
        rules=("PL-CLIENT-01",),
    )(_unchecked)


@things.defect(
    "things-client-needs-first-name",
    "An individual needs a first name.",
    at="checks.individual_name",
    rules=("PL-CLIENT-01",),
)
def client_needs_first_name(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    ordinary(call, {"first_name": body.get("first_name")})


things.add(
    row("things-client-flips", "PATCH makes an organization of an individual.")
    .at("checks.flip", instead(None))
    .breaks("PL-CLIENT-02"),
    row("things-site-without-name", "A site needs no name.")
    .at("checks.new", instead(None), when=of("site"))
    .breaks("PL-SITE-01"),
    row("things-version-from-zero", "Versions begin at 0.")
    .at("records.first_version", instead(0))
    .breaks("PL-VER-01"),
    row("things-version-stays", "The version of a client never grows.")
    .at("records.next_version", lambda ordinary, call, record: record["version"], when=of("client"))
    .breaks("PL-VER-01"),
    row("things-version-starts-again", "The version of a job is 2 after every update.")
    .at("records.next_version", instead(2))
    .breaks("PL-VER-01"),
    row("things-version-jumps", "A version grows by ten.")
    .at("records.next_version", then(lambda found: found + 9))
    .breaks("PL-VER-01"),
)


def _longer(kind: str, field: str, by: int) -> Any:
    def change(ordinary: Ordinary, call: Call, name: str) -> Any:
        longest = ordinary(call, name)
        return longest + by if (call.kind, name) == (kind, field) else longest

    return change


for _kind, _field in (
    ("job", "description"),
    ("job", "external_id"),
    ("job", "external_order_id"),
    ("client", "organization_name"),
    ("client", "last_name"),
    ("site", "name"),
    ("site", "description"),
):
    things.defect(
        f"things-{_kind}-{_field.replace('_', '-')}-too-long",
        f"The {_field} of a {_kind} may be one character longer.",
        at="checks.longest",
        rules=("PL-LIMIT-01",),
    )(_longer(_kind, _field, 1))

things.defect(
    "things-site-name-too-short",
    "The name of a site may have 299 characters.",
    at="checks.longest",
    rules=("PL-LIMIT-01",),
)(_longer("site", "name", -1))


@things.defect(
    "things-texts-cut",
    "Texts that are too long are cut.",
    at="checks.value",
    rules=("PL-LIMIT-01",),
)
def texts_cut(ordinary: Ordinary, call: Call, name: str, value: Any) -> Any:
    longest = call.behaviour.checks.longest(call, name)
    is_text = longest is not None and isinstance(value, str)
    return ordinary(call, name, value[:longest] if is_text else value)
