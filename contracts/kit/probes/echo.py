"""Whether what was taken reads back as it was sent: singly, in the list, and by another key."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.judge.finding import Again
from understudy.contracts.kit.probes.attempt import (
    Attempt,
    holder,
    scratch,
    try_to_change,
    try_to_make,
)
from understudy.contracts.kit.probes.equality import is_same, told
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import Entry, record_of, row_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.probes.values import Case, cases, unwelcome
from understudy.contracts.kit.talk.exchange import Exchange


@dataclass(frozen=True)
class Taken:
    """A case that was taken: the thing that has its values now, and the writes that did it."""

    case: Case
    thing: Thing
    writes: tuple[Exchange, ...]


@probe(effect="write", depth="quick")
def in_a_whole_thing(things: Things, *resources: Resource) -> None:
    """Make a thing with plain values and all texts; it reads back singly and in the list."""
    for resource in resources:
        body = things.full_body(resource, "written")
        thing = things.made(resource, body, parent=holder(things, resource))
        taken = Taken(Case(body, thing.name), thing, (thing.made,))
        _judge_single(things, taken)
        listed = things.listed(thing)
        with things.kit.example():
            row = _row(taken, listed)
            things.kit.check(bool(row), f"{thing.name} listed", listed.brief, thing.made, listed)
            _check(things, taken, row, listed, is_part=bool(resource.read))


@probe(effect="write")
def in_what_is_made(things: Things, *resources: Resource) -> None:
    """Make things of odd values; those that are taken read back."""
    for resource in resources:
        _judge_made(things, resource, cases(things, resource, None))


@probe(effect="write")
def in_what_few_expect(things: Things, *resources: Resource) -> None:
    """Make things of texts that many a table cannot hold; those that are taken read back."""
    for resource in resources:
        _judge_made(things, resource, unwelcome(things, resource))


@probe(effect="write")
def in_what_is_changed(things: Things, *resources: Resource) -> None:
    """Change a thing to odd values; those that are taken read back, each time."""
    for resource in resources:
        thing = scratch(things, resource)
        for case in cases(things, resource, resource.changes):
            for each, changed in _changed(things, thing, case):
                if changed.thing is not None and each.is_told:
                    taken = Taken(each, thing, (thing.made, changed.answer))
                    _judge_single(things, taken)


def _judge_made(things: Things, resource: Resource, odd: Iterable[Case]) -> None:
    taken: list[Taken] = []
    for case, made in _tried(things, resource, odd):
        if made.thing is not None and case.is_told:
            taken.append(Taken(case, made.thing, (made.answer,)))
            _judge_single(things, taken[-1])
    _judge_listed(things, taken)


def _tried(
    things: Things, resource: Resource, odd: Iterable[Case]
) -> Iterator[tuple[Case, Attempt]]:
    """Make a thing of each case, or of the milder ones where it is refused."""
    parent = holder(things, resource)
    for case in odd:
        made = _make(things, resource, case, parent)
        yield case, made
        for each in case.instead if made.is_refused else ():
            yield each, _make(things, resource, each, parent)


def _make(things: Things, resource: Resource, case: Case, parent: Thing | None) -> Attempt:
    body = {**things.body(resource, "echo"), **case.fields}
    return try_to_make(things, resource, body, parent)


def _changed(things: Things, thing: Thing, case: Case) -> Iterator[tuple[Case, Attempt]]:
    # What names a thing of ours in the path stays, so that it can be found by it.
    fields = {
        name: value for name, value in case.fields.items() if name not in thing.resource.aliases
    }
    own = Case(fields, case.mark, case.instead, case.is_told)
    changed = try_to_change(things, thing, fields)
    yield own, changed
    for each in own.instead if changed.is_refused else ():
        yield each, try_to_change(things, thing, each.fields)


def _judge_single(things: Things, taken: Taken) -> None:
    """Read a thing by its id and, where it bears all at once, by what else names it, or again."""
    thing, resource = taken.thing, taken.thing.resource
    if not resource.read:
        return
    others = [str(thing.body[each]) for each in resource.aliases] or [thing.id]
    for ident in (thing.id, *(others if taken.case.instead else ())):
        answer = things.kit.call(resource.read, {**thing.place, resource.param: ident})
        with things.kit.example():
            _check(things, taken, record_of(answer, resource), answer)


def _judge_listed(things: Things, taken: Sequence[Taken]) -> None:
    """Look for what was taken in the list, twice where only that shows what bears all at once."""
    is_twice = any(each.case.instead and not each.thing.resource.read for each in taken)
    for _ in range(2 if is_twice else 1) if taken else ():
        answer = things.listed(taken[0].thing)
        for each in taken:
            row = _row(each, answer)
            # A page of a list need not show all, nor all of it.
            if row or not each.thing.resource.read:
                with things.kit.example():
                    _check(things, each, row, answer, is_part=bool(each.thing.resource.read))


def _check(
    things: Things, taken: Taken, shown: Entry, answer: Exchange, *, is_part: bool = False
) -> None:
    resource = taken.thing.resource
    for name, sent in taken.case.fields.items():
        # A link may be shown under a name of its own.
        is_open = is_part or name in resource.links
        if name in resource.untold or (name not in shown and is_open):
            continue
        got = told(shown[name]) if name in shown else f"no {name} in {told(shown)}"
        expected = f'"{name}": {told(sent)}'
        is_kept = name in shown and is_same(resource, name, sent, shown[name])
        again = _still_lost(taken, {name: sent}, is_listed=answer.operation == resource.listed)
        things.kit.check(is_kept, expected, got, *taken.writes, answer, again=again)


def _still_lost(taken: Taken, fields: Mapping[str, Any], *, is_listed: bool) -> Again:
    resource = taken.thing.resource

    def is_lost(answers: Sequence[Exchange]) -> bool:
        shown = _row(taken, answers[-1]) if is_listed else record_of(answers[-1], resource)
        are_kept = all(is_same(resource, each, fields[each], shown.get(each)) for each in fields)
        return answers[-1].is_success and answers[-2].is_success and not are_kept

    return is_lost


def _row(taken: Taken, answer: Exchange) -> Entry:
    """Return the row of what was taken: by its id, else by what is left of its name."""
    resource = taken.thing.resource
    if taken.thing.id:
        return row_of(answer, resource, taken.thing.id)
    listed = rows_of(answer, resource)
    named = (each for each in listed if taken.case.mark in str(each.get(resource.naming)))
    return next(named, {})
