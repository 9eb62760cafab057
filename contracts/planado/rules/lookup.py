"""External ids: what is found by them, and what they make."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes import names
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.reading import is_same, made_id, record_of, rows
from understudy.contracts.planado.resources import KINDS, UPSERTED, Kind
from understudy.contracts.planado.stage import TEXTS, Thing
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit

APART = names.name_their_own("PL-LOOKUP-02", TABLE, *TABLE.resources)
SHARED = names.are_of_one_organization("PL-LOOKUP-03", TABLE, *TABLE.resources)
MADE = names.make_their_own("PL-UPSERT-02", TABLE, *TABLE.resources)


@rule("PL-LOOKUP-01", effect="write")
def a_thing_is_read_by_its_external_id(kit: Kit) -> None:
    for kind in KINDS:
        thing = kit.stage.make(kind, "looked up")
        with kit.example():
            read = kit.call(f"get_{kind.name}", kind.place(thing.body["external_id"]))
            is_it = is_same(thing.id, record_of(read, kind).get("uuid"))
            kit.check(is_it, f"the {kind.name} {thing.id}", read.brief, thing.made, read)
        with kit.example():
            _check_changed(kit, thing)


def _check_changed(kit: Kit, thing: Thing) -> None:
    kind, name, text = thing.kind, TEXTS[thing.kind.name], kit.name("changed")
    place = kind.place(thing.body["external_id"])
    sent = kit.call(f"update_{kind.name}", place, body={name: text})
    read = kit.stage.read(thing)
    is_changed = record_of(read, kind).get(name) == text
    got = f"{sent.brief}, then {read.brief}"
    kit.check(is_changed, f'"{name}": "{text}"', got, thing.made, sent, read)


@rule("PL-UPSERT-01", effect="write")
def a_new_external_id_makes_a_thing(kit: Kit) -> None:
    for kind in UPSERTED:
        body = kit.stage.body(kind, "upserted")
        name, ident = TEXTS[kind.name], body.pop("external_id")
        place = kind.place(ident)
        kit.stage.stand_on_new(kind, ident)
        first = kit.call(f"update_{kind.name}", place, body=body)
        with kit.example():
            kit.check(first.is_success, "a 2xx", first.brief, first)
        made = kit.call(f"get_{kind.name}", place)
        uuid = str(record_of(made, kind).get("uuid"))
        with kit.example():
            _check_is(kit, kind, body[name], str(made_id(first, kind)), first, made)
        changed = {**body, name: kit.name("again")}
        second = kit.call(f"update_{kind.name}", place, body=changed)
        with kit.example():
            read = kit.call(f"get_{kind.name}", place)
            _check_is(kit, kind, changed[name], uuid, first, made, second, read)
        with kit.example():
            listed = kit.call(f"list_{kind.plural}")
            found = [row for row in rows(listed, kind.plural) if row.get("external_id") == ident]
            got = f"{len(found)} with external_id {ident}"
            kit.check(len(found) == 1, f"one {kind.name}", got, first, second, listed)


def _check_is(kit: Kit, kind: Kind, text: str, uuid: str, *evidence: Exchange) -> None:
    """Check that the last answer shows the one thing with its text and its uuid."""
    record, name = record_of(evidence[-1], kind), TEXTS[kind.name]
    is_right = is_same(uuid, record.get("uuid")) and record.get(name) == text
    expected = f'the {kind.name} {uuid} with "{name}": "{text}"'
    kit.check(is_right, expected, evidence[-1].brief, *evidence)
