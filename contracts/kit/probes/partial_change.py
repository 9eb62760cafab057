"""What a change of some fields leaves of the others: what it does not name stays as it was."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from understudy.contracts.kit.judge.finding import Again
from understudy.contracts.kit.probes.attempt import scratch, try_to_change, try_to_make
from understudy.contracts.kit.probes.equality import is_same, told
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange


@probe(effect="write")
def others_stay(things: Things, *resources: Resource) -> None:
    """Change each field alone that an update takes; all others stay, those without a value too.

    A change that names no field leaves all of them, whether it is taken or not.
    """
    for resource in resources:
        thing = _whole(things, resource)
        before = things.read(thing)
        for changes in (*({name: value} for name, value in resource.changes.items()), {}):
            sent = things.change(thing, changes)
            after = things.read(thing)
            with things.kit.example(before, sent):
                if changes:
                    _check_taken(things, thing, changes, sent)
                _check_others(things, thing, (before, sent, after), set(changes))
            before = after


@probe(effect="write", depth="quick")
def each_alone(things: Things, *resources: Resource) -> None:
    """Change each field alone that an update takes: it reads back, and all others stay."""
    for resource in resources:
        thing = _whole(things, resource)
        before = things.read(thing)
        for name, value in resource.changes.items():
            sent = things.change(thing, {name: value})
            after = things.read(thing)
            with things.kit.example(before, sent):
                _check_taken(things, thing, {name: value}, sent)
                _check_value(things, thing, name, value, (sent,), after)
                _check_others(things, thing, (before, sent, after), {name})
            before = after


def _whole(things: Things, resource: Resource) -> Thing:
    """Make a thing with all texts, and with all objects and lists if these are taken."""
    body = things.full_body(resource, "changed")
    made = try_to_make(things, resource, {**body, **resource.nested}) if resource.nested else None
    return made.thing if made and made.thing else things.made(resource, body)


@probe(effect="write", depth="quick")
def another_stays(things: Things, *resources: Resource) -> None:
    """Change one of two things; it reads back as changed, and the other one as it was."""
    for resource in resources:
        another, thing = things.home(resource), scratch(things, resource)
        before = things.read(another)
        name = things.kit.name("changed")
        sent = things.change(thing, {resource.naming: name})
        with things.kit.example():
            _check_taken(things, thing, {resource.naming: name}, sent)
            _check_value(things, thing, resource.naming, name, (sent,), things.read(thing))
        with things.kit.example():
            looks = (before, sent, things.read(another))
            _check_others(things, another, looks, (), resource.decided)


@probe(effect="write", depth="quick")
def becomes_null(things: Things, resource: Resource, *fields: str) -> None:
    """Set one field after the other to null, and nothing else; each is read as null."""
    thing = scratch(things, resource)
    for name in fields:
        with things.kit.example():
            sent = things.change(thing, {name: None})
            _check_taken(things, thing, {name: None}, sent)
            read = things.read(thing)
            # Not every field is shown.
            value = thing.shown_by(read).get(name)
            expected = f'"{name}": null'
            things.kit.check(value is None, expected, told(value), thing.made, sent, read)


@probe(effect="write")
def null_stays(things: Things, resource: Resource, *fields: str) -> None:
    """Set a field to null beside another one that changes; it is null, by any key and for good."""
    thing = things.make(resource, "nulled")
    before = things.read(thing)
    for name in fields:
        other = next(each for each in resource.changes if each not in fields)
        changes = {name: None, other: _another(things, resource, other)}
        sent = things.change(thing, changes)
        after = things.read(thing)
        with things.kit.example():
            _check_taken(things, thing, changes, sent)
            _check_null(things, thing, name, (sent,), after)
            _check_value(things, thing, other, changes[other], (sent,), after)
            _check_others(things, thing, (before, sent, after), set(changes))
        with things.kit.example():
            _check_null(things, thing, name, (sent,), _by_another_key(things, thing))
        before = after
    with things.kit.example():
        later = things.change(thing, {other: resource.changes[other]})
        _check_others(things, thing, (before, later, things.read(thing)), {other})


def _another(things: Things, resource: Resource, name: str) -> Any:
    """Return a value that a field does not have: a name of this run where it bears one."""
    return things.kit.name("other") if name == resource.naming else resource.changes[name]


def _by_another_key(things: Things, thing: Thing) -> Exchange:
    """Read a thing by what else names it, by its id once more where nothing does."""
    idents = [str(thing.body[alias]) for alias in thing.resource.aliases] or [thing.id]
    place = {**thing.place, thing.resource.param: idents[0]}
    return things.kit.call(thing.resource.read, place, key=thing.key)


@probe(effect="write")
def what_was_read_goes_back(things: Things, resource: Resource) -> None:
    """Send back the least and the most that reads have given of fields of an untold kind.

    What the thing itself has is taken; what another one has may be refused.
    """
    thing = scratch(things, resource)
    before = things.read(thing)
    listed = things.listed(thing)
    for name in resource.opaque:
        own = thing.shown_by(before).get(name)
        given = [row.get(name) for row in rows_of(listed, resource)]
        for value in _extremes([own, *given]):
            sent = try_to_change(things, thing, {name: value}).answer
            after = things.read(thing)
            with things.kit.example(sent, after):
                if value == own:
                    _check_taken(things, thing, {name: value}, sent)
                if sent.is_success:
                    _check_value(things, thing, name, value, (sent,), after)
                _check_others(things, thing, (before, sent, after), {name})
            before = after


def _extremes(values: Sequence[Any]) -> list[Any]:
    """Return the first value, and of all the one that takes least and the one that takes most."""
    known = {as_json(each): each for each in values if each is not None}
    by_size = sorted(known, key=lambda text: (len(text), text))
    chosen = [*list(known)[:1], *by_size[:1], *by_size[-1:]]
    return [known[text] for text in dict.fromkeys(chosen)]


def _check_taken(things: Things, thing: Thing, body: Mapping[str, Any], sent: Exchange) -> None:
    expected = f"a 2xx for {as_json(body)}"
    things.kit.check(sent.is_success, expected, sent.brief, thing.made, sent)


def _check_value(
    things: Things,
    thing: Thing,
    name: str,
    value: Any,
    sent: tuple[Exchange, ...],
    after: Exchange,
) -> None:
    resource = thing.resource

    def is_lost(answers: Sequence[Exchange]) -> bool:
        shown = thing.shown_by(answers[-1]).get(name)
        is_read = answers[-1].is_success and answers[-2].is_success
        return is_read and not is_same(resource, name, value, shown)

    shown = thing.shown_by(after).get(name)
    is_kept = is_same(resource, name, value, shown)
    expected = f'"{name}": {told(value)}'
    things.kit.check(is_kept, expected, told(shown), thing.made, *sent, after, again=is_lost)


def _check_null(
    things: Things, thing: Thing, name: str, sent: tuple[Exchange, ...], after: Exchange
) -> None:
    """Check that the key is there, with null: one that is missing tells nothing."""

    def is_other(answers: Sequence[Exchange]) -> bool:
        record = thing.shown_by(answers[-1])
        is_read = answers[-1].is_success and answers[-2].is_success
        return is_read and not (name in record and record[name] is None)

    record = thing.shown_by(after)
    is_null = name in record and record[name] is None
    got = told(record[name]) if name in record else f"no {name}"
    expected = f'"{name}": null'
    things.kit.check(is_null, expected, got, thing.made, *sent, after, again=is_other)


def _check_others(
    things: Things,
    thing: Thing,
    looks: tuple[Exchange, Exchange, Exchange],
    but: Collection[str],
    also: Collection[str] = (),
) -> None:
    before, sent, after = looks
    was, now = thing.shown_by(before), thing.shown_by(after)
    for name in (*thing.resource.stays, *also):
        if name in was and name not in but:
            expected = f'"{name}": {told(was[name])} as before'
            got = told(now[name]) if name in now else f"no {name}"
            is_kept = name in now and now[name] == was[name]
            again = _still_differs(thing, name)
            evidence = (thing.made, before, sent, after)
            things.kit.check(is_kept, expected, got, *evidence, again=again)


def _still_differs(thing: Thing, name: str) -> Again:
    def is_other(answers: Sequence[Exchange]) -> bool:
        was, now = (thing.shown_by(each) for each in (answers[-3], answers[-1]))
        are_read = answers[-3].is_success and answers[-1].is_success
        return are_read and name in was and (name not in now or now[name] != was[name])

    return is_other
