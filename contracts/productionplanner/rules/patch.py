"""PATCH: what it changes, what it ignores, what it refuses."""

from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes import answers
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.filling import SPICE
from understudy.contracts.productionplanner.overhaul import CHANGES
from understudy.contracts.productionplanner.reading import facts, project_facts, record_of
from understudy.contracts.productionplanner.recurrence import changes, differ, lacks
from understudy.contracts.productionplanner.table import PROJECT, params
from understudy.contracts.productionplanner.typing import Kit

UNRECOGNISED: dict[str, Any] = {**PROJECT.decided, "dates": [], "team": [], "tasks": []}
HELD = ("list_tasks", "list_schedule")
MOVES = frozenset({"updatedAt"})


CHANGED = answers.succeed_with("PP-PATCH-01", 200, (PROJECT.update,))


@rule("PP-PATCH-01", effect="write")
def each_field_can_be_changed_alone(kit: Kit) -> None:
    project = params(kit.stage.scratch.id)
    values = {"name": kit.name(f"scratch{SPICE}"), **CHANGES}
    sent = {}
    for name, value in values.items():
        with kit.example():
            sent[name] = kit.call("update_project", project, body={name: value})
            kit.check(sent[name].status == 200, "200", sent[name].brief, sent[name])
    read = kit.call("get_project", project)
    for name, value in values.items():
        with kit.example():
            is_kept, again = record_of(read).get(name) == value, lacks({name: value})
            kit.check(
                is_kept,
                f'"{name}": {as_json(value)}',
                read.brief,
                *sent.values(),
                read,
                again=again,
            )


@rule("PP-PATCH-02", effect="write", depends_on=("PP-PATCH-01",))
def unrecognised_keys_are_ignored(kit: Kit) -> None:
    project = params(kit.stage.scratch.id)
    bystander = params(kit.stage.bare.id)
    before = kit.call("get_project", project, expect=200)
    still = kit.call("get_project", bystander, expect=200)
    name = kit.name("scratch")
    body = {**UNRECOGNISED, "id": kit.stage.bare.id, "name": name}
    sent = kit.call("update_project", project, body=body)
    with kit.example():
        kit.check(sent.status == 200, "200", sent.brief, sent)
        read = kit.call("get_project", project)
        _check_unchanged(kit, before, sent, read, {"name", *MOVES})
        is_kept = record_of(read).get("name") == name
        again = lacks({"name": name})
        kit.check(is_kept, f'"name": "{name}"', read.brief, sent, read, again=again)
    with kit.example():
        _check_unchanged(kit, still, sent, kit.call("get_project", bystander), set())


@rule("PP-PATCH-03", effect="write")
def without_a_recognised_field_nothing_is_changed(kit: Kit) -> None:
    project = params(kit.stage.scratch.id)
    before = kit.call("get_project", project, expect=200)
    for body in ({}, UNRECOGNISED):
        with kit.example():
            sent = kit.call("update_project", project, body=body)
            kit.check(sent.status == 400, "400", sent.brief, sent)
    with kit.example():
        _check_unchanged(kit, before, sent, kit.call("get_project", project), set())


@rule("PP-PATCH-01", effect="write")
def a_budget_of_0_is_kept_if_taken(kit: Kit) -> None:
    project = params(kit.stage.scratch.id)
    body = {"description": "For free", "totalBudget": 0}
    sent = kit.call("update_project", project, body=body)
    if sent.is_success:
        read = kit.call("get_project", project)
        shown = {name: record_of(read).get(name) for name in body}
        kit.check(shown == body, as_json(body), read.brief, sent, read, again=lacks(body))


@rule("PP-PATCH-04", effect="write", depends_on=("PP-PATCH-01",))
def what_is_not_sent_stays(kit: Kit) -> None:
    stage = kit.stage
    project = params(stage.scratch.id)
    made = stage.overhaul
    with kit.example():
        shown = {name: record_of(made.changed).get(name) for name in made.values}
        expected, evidence = as_json(made.values), (*made.changes, made.changed)
        again = lacks(made.values)
        kit.check(shown == made.values, expected, as_json(shown), *evidence, again=again)
    # What was added between two changes is nothing that the second one may undo.
    held = [kit.call(read, project) for read in HELD]
    before = kit.call("get_project", project, expect=200)
    last: tuple[dict[str, Any], ...] = (
        {"name": kit.name("scratch")},
        {"timezone": "Europe/London"},
        {"budgetCurrency": "EUR", "description": "Changed at last"},
    )
    sent = []
    for body in last:
        with kit.example():
            sent.append(stage.change(stage.scratch, body))
            after = kit.call("get_project", project)
            _check_unchanged(kit, before, sent[-1], after, {*body, *MOVES})
            before = after
    for was in held:
        with kit.example():
            now = kit.target.exchange(was.request)
            is_same, evidence = facts(now) == facts(was), (was, *sent, now)
            kit.check(is_same, was.brief, now.brief, *evidence, again=differ)


@rule("PP-TOL-08", effect="write", depends_on=("PP-BACK-05",))
def what_was_read_can_be_sent_back(kit: Kit) -> None:
    project = params(kit.stage.scratch.id)
    before = kit.call("get_project", project, expect=200)
    shown = {name: record_of(before).get(name) for name in PROJECT.opaque}
    given = {name: value for name, value in shown.items() if value is not None}
    for name, value in given.items():
        with kit.example():
            sent = kit.call("update_project", project, body={name: value})
            kit.check(sent.status == 200, "200", sent.brief, sent)
    if given:
        with kit.example():
            after = kit.call("get_project", project)
            _check_unchanged(kit, before, sent, after, set(MOVES))


def _check_unchanged(
    kit: Kit, before: Exchange, sent: Exchange, after: Exchange, but: set[str]
) -> None:
    evidence = before, sent, after
    kit.check(after.status == before.status, str(before.status), after.brief, *evidence)
    was, now = project_facts(record_of(before)), project_facts(record_of(after))
    for name in was.keys() - but:
        expected = f'"{name}" as before: {was[name]}'
        is_same, got = now.get(name) == was[name], str(now.get(name))
        kit.check(is_same, expected, got, *evidence, again=changes(name))
