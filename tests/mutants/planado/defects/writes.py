"""Defects of writes: what is made, changed, left out and nulled."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.world import Doc

writes = Defects("writes")


@writes.defect(
    "writes-job-needs-time",
    "A job needs scheduled_at.",
    at="checks.new",
    rules=("PL-JOB-01",),
)
def job_needs_time(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if call.kind == "job" and not body.get("scheduled_at"):
        raise Refusal(400, "scheduled_at is required")
    return ordinary(call, body)


def _without(name: str) -> Any:
    def change(ordinary: Ordinary, call: Call, record: Doc) -> Any:
        shown: Doc = ordinary(call, record)
        if call.kind == "job":
            shown.pop(name, None)
        return shown

    return change


for _name in ("uuid", "external_id", "serial_no", "status", "scheduled_at"):
    writes.defect(
        f"writes-job-without-{_name.replace('_', '-')}",
        f"A job is shown without {_name}.",
        at="shapes.record",
        rules=("PL-JOB-02",),
    )(_without(_name))


@writes.defect(
    "writes-job-without-key",
    "A job is shown bare, not under job.",
    at="shapes.one",
    rules=("PL-JOB-02",),
)
def job_without_key(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    one = ordinary(call, record)
    return one["job"] if call.kind == "job" else one


@writes.defect(
    "writes-serial-as-text",
    "The number of a job is a text.",
    at="shapes.record",
    rules=("PL-JOB-02",),
)
def serial_as_text(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    return {**shown, "serial_no": str(shown["serial_no"])} if call.kind == "job" else shown


@writes.defect(
    "writes-description-lost",
    "A job forgets its description.",
    at="records.kept",
    rules=("PL-JOB-02", "PL-BACK-01"),
)
def description_lost(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    kept = ordinary(call, body)
    return {**kept, "description": None} if call.kind == "job" else kept


@writes.defect(
    "writes-order-id-lost",
    "A job forgets its external_order_id.",
    at="records.kept",
    rules=("PL-BACK-01",),
)
def order_id_lost(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    kept = ordinary(call, body)
    return {**kept, "external_order_id": None} if call.kind == "job" else kept


@writes.defect(
    "writes-duration-rounded",
    "A duration is kept in whole hours.",
    at="records.kept",
    rules=("PL-BACK-01",),
)
def duration_rounded(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    kept = ordinary(call, body)
    duration = kept.get("scheduled_duration")
    return {**kept, "scheduled_duration": {"minutes": 60}} if duration else kept


@writes.defect(
    "writes-last-name-lost",
    "A client forgets its last name.",
    at="records.kept",
    rules=("PL-BACK-01",),
)
def last_name_lost(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    kept = ordinary(call, body)
    return {**kept, "last_name": None} if "last_name" in kept else kept


@writes.defect(
    "writes-change-not-kept",
    "A change of a site is answered and not kept.",
    at="records.put",
    rules=("PL-BACK-01",),
)
def change_not_kept(ordinary: Ordinary, call: Call, record: Doc, name: str, value: Any) -> Any:
    return None if call.kind == "site" and name == "name" else ordinary(call, record, name, value)


@writes.defect(
    "writes-change-of-all",
    "A change of a client's first name changes every client that was made by this key.",
    at="records.put",
    rules=("PL-BACK-01",),
)
def change_of_all(ordinary: Ordinary, call: Call, record: Doc, name: str, value: Any) -> Any:
    ordinary(call, record, name, value)
    if name == "first_name":
        for each in call.behaviour.records.table(call, "client"):
            each[name] = value


def _replaces(kind: str, *fields: str) -> Any:
    def change(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
        if call.kind == kind:
            changes = {**{name: None for name in fields if record.get(name)}, **changes}
        return ordinary(call, record, changes)

    return change


for _kind, _names, _rule in (
    ("job", ("description",), "PL-NULL-01"),
    ("job", ("scheduled_at",), "PL-NULL-01"),
    ("job", ("scheduled_duration",), "PL-NULL-01"),
    ("job", ("external_order_id",), "PL-NULL-01"),
    ("job", ("external_id",), "PL-NULL-01"),
    ("client", ("last_name",), "PL-NULL-03"),
    ("site", ("description",), "PL-NULL-03"),
):
    writes.defect(
        f"writes-patch-drops-{_kind}-{_names[0].replace('_', '-')}",
        f"PATCH of a {_kind} forgets {_names[0]}, unless it is sent.",
        at="records.change",
        rules=(_rule,),
    )(_replaces(_kind, *_names))


@writes.defect(
    "writes-patch-needs-description",
    "PATCH of a job without a description is refused.",
    at="checks.changes",
    rules=("PL-NULL-01",),
)
def patch_needs_description(ordinary: Ordinary, call: Call, record: Doc, body: Doc) -> Any:
    if call.kind == "job" and "description" not in body:
        raise Refusal(400, "description is required")
    return ordinary(call, record, body)


def _keeps(kind: str, field: str) -> Any:
    def change(ordinary: Ordinary, call: Call, record: Doc, name: str, value: Any) -> Any:
        is_kept = call.kind == kind and name == field and value is None
        return None if is_kept else ordinary(call, record, name, value)

    return change


for _kind, _field, _rule in (
    ("job", "description", "PL-NULL-02"),
    ("job", "scheduled_at", "PL-NULL-03"),
    ("job", "scheduled_duration", "PL-NULL-03"),
    ("site", "description", "PL-NULL-03"),
):
    writes.defect(
        f"writes-null-ignored-{_kind}-{_field.replace('_', '-')}",
        f"PATCH of a {_kind} takes a {_field} of null for one that was left out.",
        at="records.put",
        rules=(_rule,),
    )(_keeps(_kind, _field))


@writes.defect(
    "writes-null-is-empty",
    "A description of null becomes an empty text.",
    at="records.put",
    rules=("PL-NULL-02", "PL-NULL-03"),
)
def null_is_empty(ordinary: Ordinary, call: Call, record: Doc, name: str, value: Any) -> Any:
    return ordinary(call, record, name, "" if (name, value) == ("description", None) else value)


@writes.defect(
    "writes-null-refused",
    "A description of null is refused.",
    at="checks.nullable",
    rules=("PL-NULL-02",),
)
def null_refused(ordinary: Ordinary, call: Call) -> Any:
    return tuple(name for name in ordinary(call) if name != "description" or call.kind != "job")


@writes.defect(
    "writes-null-assignee-refused",
    "An assignee of null is refused.",
    at="checks.nullable",
    rules=("PL-NULL-03",),
)
def null_assignee_refused(ordinary: Ordinary, call: Call) -> Any:
    return tuple(name for name in ordinary(call) if name != "assignee")
