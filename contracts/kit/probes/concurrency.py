"""What becomes of writes that are sent at the same moment; each try may find, none by chance.

A server that is right is never accused by luck: what is judged are the answers and the state
afterwards, and what is refused, for whatever reason, is not missed.
"""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json, new_id, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange

TRIES = 2
DAYS = ("2043-05-01", "2043-05-02")


@probe(effect="write")
def the_same_twice(things: Things, resource: Resource) -> None:
    """Add twice at once what may be there once only; one of the two is refused."""
    kit = things.kit
    place = things.make(things.table[resource.parent], "two at once").place

    def is_twice(answers: Sequence[Exchange]) -> bool:
        *added, listed = answers
        name = _sent(added[0])[resource.naming]
        shown = [row for row in rows_of(listed, resource) if row.get(resource.naming) == name]
        return all(each.is_success for each in added) or len(shown) > 1

    for body in _bodies(things, resource):
        added = kit.together(*[kit.target.request(resource.create, place, body=body)] * 2)
        listed = kit.call(resource.listed, place)
        with kit.example(*added, listed):
            expected = f"{body[resource.naming]} accepted once of two at the same moment"
            got = f"{added[0].status} and {added[1].status}; then {listed.brief}"
            is_kept = not is_twice([*added, listed])
            kit.check(is_kept, expected, got, *added, listed, again=is_twice)


@probe(effect="write")
def other_fields(things: Things, *resources: Resource) -> None:
    """Change each field of one thing by a request of its own, all at once; none gets lost."""
    for resource in resources:
        thing = things.make(resource, "changed at once")
        before, known = things.read(thing), dict(thing.body)
        for values in _changes(things, thing):
            before = _change(things, thing, values, before, known)


def _change(
    things: Things,
    thing: Thing,
    values: Mapping[str, Any],
    before: Exchange,
    known: dict[str, Any],
) -> Exchange:
    """Send the changes at once; `known` is what was accepted last, which makes no difference."""
    kit, resource, held = things.kit, thing.resource, dict(known)

    def lose(answers: Sequence[Exchange]) -> bool:
        return bool(_lost(answers, resource, held))

    changes = [{name: value} for name, value in values.items()]
    requests = [kit.target.request(resource.update, thing.place, body=each) for each in changes]
    sent = kit.together(*requests)
    after = things.read(thing)
    with kit.example(*sent, after):
        lost = _lost([before, *sent, after], resource, held)
        expected = f"all of {as_json(values)}, sent at the same moment"
        got = f"another {', '.join(lost)}: {after.brief}"
        kit.check(not lost, expected, got, before, *sent, after, again=lose)
    known |= _accepted(sent)
    return after


@probe(effect="write")
def additions(things: Things, *resources: Resource) -> None:
    """Add several things at once; what was accepted is listed, each once."""
    kit = things.kit
    for resource in resources:
        *added, listed = _added(things, resource)
        lack = partial(_lacks, resource=resource)
        with kit.example(*added, listed):
            missed = _missed([*added, listed], resource)
            expected = "each of those that were added at the same moment, once"
            got = f"{', '.join(missed)} is not there once: {listed.brief}"
            kit.check(not missed, expected, got, *added, listed, again=lack)


@probe(effect="write")
def creations(things: Things, *resources: Resource) -> None:
    """Make several things at once; each is there by an id of its own."""
    kit = things.kit
    for resource in resources:
        added = _added(things, resource)
        is_another = partial(_is_another, resource=resource)
        for each in (each for each in added if each.is_success):
            ident = new_id(each, resource)
            if ident is None:
                continue
            read = kit.call(resource.read, resource.at(ident))
            with kit.example(each, read):
                expected = f"{as_json(_sent(each)[resource.naming])}, made with others at once"
                is_kept = not is_another([*added, read])
                kit.check(is_kept, expected, read.brief, *added, read, again=is_another)


@probe(effect="write")
def ids_of_additions(things: Things, *resources: Resource) -> None:
    """Add several things at once; each is listed with an id of its own."""
    kit = things.kit
    for resource in resources:
        *added, listed = _added(things, resource)
        is_shared = partial(_is_shared, resource=resource)
        with kit.example(*added, listed):
            expected = "no id twice of those that were added at the same moment"
            is_kept = not is_shared([*added, listed])
            kit.check(is_kept, expected, listed.brief, *added, listed, again=is_shared)


@probe(effect="write")
def upserts(things: Things, *resources: Resource) -> None:
    """Make one thing twice at once by an id of ours; both answers name the same thing."""
    kit = things.kit
    for resource in (each for each in resources for _ in range(TRIES)):
        body = things.body(resource, "upserted at once")
        ident = body.pop(resource.aliases[0])
        request = kit.target.request(resource.update, resource.at(ident), body=body)
        sent = kit.together(request, request)
        read = kit.call(resource.read, resource.at(ident))
        is_two = partial(_is_two, resource=resource)
        with kit.example(*sent, read):
            told = " and ".join(str(new_id(each, resource)) for each in sent)
            got = f'two answers {{"{resource.made}": {told}}}'
            is_kept = not is_two([*sent, read])
            kit.check(is_kept, "one thing by one id", got, *sent, read, again=is_two)


def _added(things: Things, resource: Resource) -> list[Exchange]:
    """Add two things at once, once for all rules; where they are listed, the list is last."""
    kit = things.kit

    def add() -> list[Exchange]:
        place = {**_around(things, resource), **resource.place}
        bodies = _bodies(things, resource)
        calls = [kit.target.request(resource.create, place, body=each) for each in bodies]
        added = kit.together(*calls)
        return added if resource.read else [*added, kit.call(resource.listed, place)]

    return kit.shared(("added at once", resource.name), add)


def _bodies(things: Things, resource: Resource) -> list[dict[str, Any]]:
    if resource.is_day:
        return [{**resource.body, resource.naming: day} for day in DAYS]
    return [things.body(resource, "added at once") for _ in DAYS]


def _around(things: Things, resource: Resource) -> dict[str, str]:
    """Return the place of a parent in which nothing else is, one for all that it holds."""
    if not resource.parent:
        return {}
    parent = things.table[resource.parent]
    return things.kit.shared("around what is added", lambda: things.make(parent, "shared").place)


def _changes(things: Things, thing: Thing) -> list[dict[str, Any]]:
    """Return the documented changes of a thing, and those that take them back."""
    resource = thing.resource
    changed = dict(resource.changes)
    if resource.naming in changed:
        changed[resource.naming] = things.kit.name("changed at once")
    first = {name: thing.body[name] for name in changed if name in thing.body}
    return [changed, first]


def _accepted(sent: Sequence[Exchange]) -> dict[str, Any]:
    """Return the values of the changes that were answered as successes."""
    accepted: dict[str, Any] = {}
    for each in sent:
        accepted |= _sent(each) if each.is_success else {}
    return accepted


def _lost(answers: Sequence[Exchange], resource: Resource, held: Mapping[str, Any]) -> list[str]:
    """Return the fields that are as before although another value than what they held was taken."""
    before, *sent, after = answers
    was, now = record_of(before, resource), record_of(after, resource)
    changed = {name: value for name, value in _accepted(sent).items() if held.get(name) != value}
    # A value may be shown in another form than the one that it was sent in.
    same = [name for name, value in changed.items() if now.get(name) == was.get(name) != value]
    return sorted(same) if now else []


def _missed(answers: Sequence[Exchange], resource: Resource) -> list[str]:
    """Return the names of what was accepted and is not listed once."""
    *added, listed = answers
    shown = [row.get(resource.naming) for row in rows_of(listed, resource)]
    names = [_sent(each)[resource.naming] for each in added if each.is_success]
    return [as_json(name) for name in names if shown.count(name) != 1]


def _lacks(answers: Sequence[Exchange], resource: Resource) -> bool:
    return bool(_missed(answers, resource))


def _is_another(answers: Sequence[Exchange], resource: Resource) -> bool:
    """Tell whether what is read by an id is not all that was accepted under this id."""
    *added, read = answers
    ident = read.request.params[resource.param]
    named = [each for each in added if new_id(each, resource) == ident]
    names = {_sent(each)[resource.naming] for each in named}
    return names != {record_of(read, resource).get(resource.naming)}


def _is_shared(answers: Sequence[Exchange], resource: Resource) -> bool:
    """Tell whether two things are listed with one id."""
    shown = [row.get(resource.ident) for row in rows_of(answers[-1], resource)]
    told = [str(each) for each in shown if each is not None]
    return len(set(told)) < len(told)


def _is_two(answers: Sequence[Exchange], resource: Resource) -> bool:
    """Tell whether two successes name two things."""
    made = [new_id(each, resource) for each in answers[:-1] if each.is_success]
    return len(set(made) - {None}) > 1


def _sent(exchange: Exchange) -> dict[str, Any]:
    found = json.loads(exchange.request.body or b"{}")
    return found if isinstance(found, dict) else {}
