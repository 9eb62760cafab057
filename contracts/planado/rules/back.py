"""What was written is there when it is read."""

from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json, instant
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.reading import Row, is_same, record_of, rows
from understudy.contracts.planado.resources import KINDS, Kind
from understudy.contracts.planado.stage import TEXTS, Thing
from understudy.contracts.planado.typing import Kit

PLAIN = (
    "external_id",
    "external_order_id",
    "description",
    "organization",
    "first_name",
    "last_name",
    "name",
)


@rule("PL-BACK-01", effect="write")
def what_is_made_reads_back(kit: Kit) -> None:
    for kind in KINDS:
        thing = kit.stage.make(kind, "written", **_order(kind, kit))
        with kit.example():
            read = kit.stage.read(thing)
            _check_holds(kit, record_of(read, kind), thing.body, thing.made, read)
        with kit.example():
            listed = kit.call(f"list_{kind.plural}")
            page = rows(listed, kind.plural)
            found = [row for row in page if is_same(thing.id, row.get("uuid"))]
            expected = f"{thing.id} among the newest"
            kit.check(len(found) == 1, expected, listed.brief, thing.made, listed)
            shown = {name: thing.body[name] for name in thing.body if name in found[0]}
            _check_holds(kit, found[0], shown, thing.made, listed)


@rule("PL-BACK-01", effect="write")
def what_is_changed_reads_back_there_alone(kit: Kit) -> None:
    for kind in KINDS:
        bystander, thing = (kit.stage.make(kind, "written") for _ in range(2))
        still = kit.stage.read(bystander)
        changes = {TEXTS[kind.name]: kit.name("changed")}
        sent = kit.stage.change(thing, changes)
        with kit.example():
            kit.check(sent.is_success, "a 2xx", sent.brief, thing.made, sent)
            read = kit.stage.read(thing)
            _check_holds(kit, record_of(read, kind), changes, thing.made, sent, read)
        with kit.example():
            after = kit.stage.read(bystander)
            _check_untouched(kit, bystander, still, sent, after)


def _order(kind: Kind, kit: Kit) -> dict[str, Any]:
    return {"external_order_id": kit.name("order")} if kind.name == "job" else {}


def _check_holds(kit: Kit, record: Row, body: dict[str, Any], *evidence: Exchange) -> None:
    for name, value in body.items():
        is_there = _is_value(name, record.get(name), value)
        kit.check(is_there, f'"{name}": {as_json(value)}', evidence[-1].brief, *evidence)


def _is_value(name: str, shown: Any, sent: Any) -> bool:
    if name == "scheduled_at":
        return instant(shown) == instant(sent)
    if name == "scheduled_duration":
        # Tables call it a text, examples show an object.
        return not isinstance(shown, dict) or shown.get("minutes") == sent["minutes"]
    return name not in PLAIN or bool(shown == sent)


def _check_untouched(
    kit: Kit, thing: Thing, before: Exchange, sent: Exchange, after: Exchange
) -> None:
    was, now = record_of(before, thing.kind), record_of(after, thing.kind)
    for name in (*PLAIN, "version"):
        expected = f'"{name}" of another {thing.kind.name} as before: {as_json(was.get(name))}'
        got = as_json(now.get(name))
        kit.check(now.get(name) == was.get(name), expected, got, thing.made, before, sent, after)
