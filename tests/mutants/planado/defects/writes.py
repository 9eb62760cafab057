"""Defects of writes: what is made, changed, left out and nulled."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after, instead, refused, then
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc

writes = Defects("writes")
writes.add(
    row("writes-job-needs-time", "A job needs scheduled_at.")
    .at(
        "checks.new",
        refused(400, "scheduled_at is required"),
        when=lambda call, body: call.kind == "job" and (not body.get("scheduled_at")),
    )
    .breaks("PL-JOB-01")
)


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
writes.add(
    row("writes-job-without-key", "A job is shown bare, not under job.")
    .at("shapes.one", after(lambda one, call, *_: one["job"] if call.kind == "job" else one))
    .breaks("PL-JOB-02"),
    row("writes-serial-as-text", "The number of a job is a text.")
    .at(
        "shapes.record",
        after(
            lambda shown, call, *_: (
                {**shown, "serial_no": str(shown["serial_no"])} if call.kind == "job" else shown
            )
        ),
    )
    .breaks("PL-JOB-02"),
    row("writes-description-lost", "A job forgets its description.")
    .at(
        "records.kept",
        after(lambda kept, call, *_: {**kept, "description": None} if call.kind == "job" else kept),
    )
    .breaks("PL-JOB-02", "PL-BACK-01"),
    row("writes-order-id-lost", "A job forgets its external_order_id.")
    .at(
        "records.kept",
        after(
            lambda kept, call, *_: (
                {**kept, "external_order_id": None} if call.kind == "job" else kept
            )
        ),
    )
    .breaks("PL-BACK-01"),
)


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


writes.add(
    row("writes-last-name-lost", "A client forgets its last name.")
    .at(
        "records.kept",
        then(lambda kept: {**kept, "last_name": None} if "last_name" in kept else kept),
    )
    .breaks("PL-BACK-01"),
    row("writes-change-not-kept", "A change of a site is answered and not kept.")
    .at(
        "records.put",
        instead(None),
        when=lambda call, record, name, *_: call.kind == "site" and name == "name",
    )
    .breaks("PL-BACK-01"),
)


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
writes.add(
    row("writes-patch-needs-description", "PATCH of a job without a description is refused.")
    .at(
        "checks.changes",
        refused(400, "description is required"),
        when=lambda call, record, body: call.kind == "job" and "description" not in body,
    )
    .breaks("PL-NULL-01")
)


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
writes.add(
    row("writes-null-is-empty", "A description of null becomes an empty text.")
    .at(
        "records.put",
        lambda ordinary, call, record, name, value: ordinary(
            call, record, name, "" if (name, value) == ("description", None) else value
        ),
    )
    .breaks("PL-NULL-02", "PL-NULL-03"),
    row("writes-null-refused", "A description of null is refused.")
    .at(
        "checks.nullable",
        lambda ordinary, call: tuple(
            name for name in ordinary(call) if name != "description" or call.kind != "job"
        ),
    )
    .breaks("PL-NULL-02"),
    row("writes-null-assignee-refused", "An assignee of null is refused.")
    .at("checks.nullable", then(lambda found: tuple(name for name in found if name != "assignee")))
    .breaks("PL-NULL-03"),
)
