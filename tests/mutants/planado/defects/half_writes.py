"""Defects of half changes, of nulls beside other fields, and of refused writes."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.world import Doc

echo = Defects("echo")


def _empties(kind: str) -> Any:
    def change(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
        texts = [name for name in ("description", "last_name") if record.get(name)]
        is_idle = call.kind == kind and not changes
        return ordinary(call, record, dict.fromkeys(texts) if is_idle else changes)

    return change


for _kind, _rule in (("job", "PL-NULL-01"), ("client", "PL-NULL-03"), ("site", "PL-NULL-03")):
    echo.defect(
        f"echo-idle-patch-empties-{_kind}",
        f"PATCH of a {_kind} with an empty object takes its texts away.",
        at="records.change",
        rules=(_rule,),
    )(_empties(_kind))


@echo.defect(
    "echo-duration-drops-contacts",
    "A job's new duration takes its contacts away.",
    at="records.change",
    rules=("PL-NULL-01",),
)
def duration_drops_contacts(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    if set(changes) == {"scheduled_duration"}:
        changes = {**changes, "contacts": None}
    return ordinary(call, record, changes)


@echo.defect(
    "echo-null-alone",
    "A null is kept only where nothing else is changed with it.",
    at="records.change",
    rules=("PL-NULL-02", "PL-NULL-03"),
    layer="more",
)
def null_alone(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    if len(changes) > 1:
        changes = {name: value for name, value in changes.items() if value is not None}
    return ordinary(call, record, changes)


@echo.defect(
    "echo-others-lost-beside-null",
    "Beside a null, nothing else is changed.",
    at="records.change",
    rules=("PL-NULL-02", "PL-NULL-03"),
    layer="more",
)
def others_lost_beside_null(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    nulls = {name: value for name, value in changes.items() if value is None}
    return ordinary(call, record, nulls or changes)


@echo.defect(
    "echo-null-left-out",
    "A site without a description is shown without the key.",
    at="shapes.record",
    rules=("PL-NULL-03",),
    layer="more",
)
def null_left_out(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    if call.kind == "site" and shown.get("description") is None:
        shown.pop("description", None)
    return shown


@echo.defect(
    "echo-null-by-id-alone",
    "By its external id, a job without a description is shown with an empty one.",
    at="shapes.record",
    rules=("PL-NULL-02",),
    layer="more",
)
def null_by_id_alone(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    is_named = call.kind == "job" and call.id == record.get("external_id")
    return {**shown, "description": shown.get("description") or ""} if is_named else shown


@echo.defect(
    "echo-null-undone",
    "A time that was set to null is back with the next change.",
    at="records.change",
    rules=("PL-NULL-03",),
    layer="more",
)
def null_undone(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    was = record.get("scheduled_at")
    if call.kind == "job" and "scheduled_at" in changes and was:
        record["_was"] = was
    if call.kind == "job" and was is None and "scheduled_at" not in changes and "_was" in record:
        changes = {**changes, "scheduled_at": record["_was"]}
    return ordinary(call, record, changes)


@echo.defect(
    "echo-refused-twin-stored",
    "A job whose external id is taken is refused, and stays without one.",
    at="records.refuse_twin",
    rules=("PL-STATUS-05",),
    layer="more",
)
def refused_twin_stored(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    try:
        return ordinary(call, body)
    except Refusal:
        if call.kind == "job":
            call.behaviour.records.create(call, {**body, "external_id": None})
        raise


@echo.defect(
    "echo-refused-patch-half-done",
    "A PATCH that is refused has changed the texts before what is wrong.",
    at="checks.changes",
    rules=("PL-STATUS-05",),
    layer="more",
)
def refused_patch_half_done(ordinary: Ordinary, call: Call, record: Doc, body: Doc) -> Any:
    try:
        return ordinary(call, record, body)
    except Refusal:
        for name in ("name", "first_name", "description"):
            if isinstance(body.get(name), str) and name in record:
                record[name] = body[name]
        raise


@echo.defect(
    "echo-unknown-site-stored",
    "A job at an unknown site is refused, and stays without one.",
    at="checks.references",
    rules=("PL-STATUS-05",),
    layer="more",
)
def unknown_site_stored(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    try:
        return ordinary(call, body)
    except Refusal:
        if call.method == "POST" and call.kind == "job":
            call.behaviour.records.create(call, {**body, "site": None, "client": None})
        raise


@echo.defect(
    "echo-client-without-organization-stored",
    "A client of which nobody says what it is is refused, and there all the same.",
    at="checks.organization",
    rules=("PL-STATUS-05",),
    layer="more",
)
def client_without_organization_stored(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    try:
        return ordinary(call, body)
    except Refusal:
        call.behaviour.records.create(call, {**body, "organization": False})
        raise
