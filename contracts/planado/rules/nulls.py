"""Absent keys and null in updates."""

from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.reading import record_of
from understudy.contracts.planado.resources import CLIENT, JOB, SITE, Kind
from understudy.contracts.planado.stage import Thing
from understudy.contracts.planado.typing import Kit

JOB_FIELDS = (
    "external_id",
    "external_order_id",
    "description",
    "scheduled_at",
    "scheduled_duration",
    "scheduled_duration_min",
)
# A duration in minutes is the same value, told a second time.
SAME = {"scheduled_duration": ("scheduled_duration_min",)}
JOB_CHANGES: dict[str, Any] = {
    "description": "Another description",
    "scheduled_at": "2032-03-14T07:15:00Z",
}
OTHERS: dict[Kind, dict[str, Any]] = {
    JOB: {"scheduled_duration": {"minutes": 45}},
    CLIENT: {"first_name": "Grace", "last_name": "Hopper"},
    SITE: {"name": "Another depot", "description": "Third floor"},
}
FIELDS = {
    "job": JOB_FIELDS,
    "client": ("external_id", "organization", "first_name", "last_name", "middle_name"),
    "site": ("external_id", "name", "description"),
}
NULLABLE_OF_JOBS = ("scheduled_at", "scheduled_duration", "assignee")


@rule("PL-NULL-01", effect="write")
def what_is_left_out_of_a_job_stays(kit: Kit) -> None:
    job = kit.stage.make(JOB, "planned", external_order_id=kit.name("order"))
    before = kit.stage.read(job)
    for name, value in JOB_CHANGES.items():
        with kit.example():
            before = _check_others_stay(kit, job, before, {name: value}, JOB_FIELDS)
    kit.stage.change(job, {"description": None})
    with kit.example():
        before = kit.stage.read(job)
        _check_others_stay(kit, job, before, {"scheduled_at": "2032-03-01T00:00:00Z"}, JOB_FIELDS)


@rule("PL-NULL-02", effect="write")
def a_description_becomes_null(kit: Kit) -> None:
    job = kit.stage.make(JOB, "to be nulled")
    _check_becomes_null(kit, job, "description")


@rule("PL-NULL-03", effect="write")
def other_fields_become_null(kit: Kit) -> None:
    for name in NULLABLE_OF_JOBS:
        with kit.example():
            _check_becomes_null(kit, kit.stage.make(JOB, "to be nulled"), name)
    with kit.example():
        _check_becomes_null(kit, kit.stage.make(SITE, "to be nulled"), "description")


@rule("PL-NULL-03", effect="write")
def what_is_left_out_elsewhere_stays(kit: Kit) -> None:
    for kind, changes in OTHERS.items():
        thing = kit.stage.make(kind, "left out")
        before = kit.stage.read(thing)
        for name, value in changes.items():
            with kit.example():
                before = _check_others_stay(kit, thing, before, {name: value}, FIELDS[kind.name])


def _check_others_stay(
    kit: Kit, thing: Thing, before: Exchange, changes: dict[str, Any], fields: tuple[str, ...]
) -> Exchange:
    """Change one field, and return what is read after that."""
    sent = kit.stage.change(thing, changes)
    kit.check(sent.is_success, f"a 2xx for {as_json(changes)} alone", sent.brief, thing.made, sent)
    after: Exchange = kit.stage.read(thing)
    was, now = record_of(before, thing.kind), record_of(after, thing.kind)
    changed = {also for name in changes for also in (name, *SAME.get(name, ()))}
    for name in fields:
        if name in was and name not in changed:
            expected = f'"{name}": {as_json(was[name])} as before'
            got = as_json(now.get(name)) if name in now else f"no {name}"
            is_kept = name in now and now[name] == was[name]
            kit.check(is_kept, expected, got, thing.made, before, sent, after)
    return after


def _check_becomes_null(kit: Kit, thing: Thing, name: str) -> None:
    sent = kit.stage.change(thing, {name: None})
    expected = f'a 2xx for "{name}": null'
    kit.check(sent.is_success, expected, sent.brief, thing.made, sent)
    read = kit.stage.read(thing)
    value = record_of(read, thing.kind).get(name)
    kit.check(value is None, f'"{name}": null', as_json(value), thing.made, sent, read)
