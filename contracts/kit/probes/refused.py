"""Whether what was refused was done all the same: the owner looks before and after."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.attempt import (
    REFUSED,
    Attempt,
    holder,
    scratch,
    try_to_change,
    try_to_make,
)
from understudy.contracts.kit.probes.equality import told
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange

# It fits no field that a page names, but for those that take anything.
WRONG: dict[str, Any] = {"x": 1}


@probe(effect="write")
def makes_nothing(
    things: Things, *resources: Resource, statuses: Collection[int] = REFUSED
) -> None:
    """Send bodies that are refused; nothing of them is listed, and all that was there stays."""
    for resource in resources:
        parent = holder(things, resource)
        place = {**({} if parent is None else parent.place), **resource.place}
        first = _first(things, resource, parent)
        # In a list that others write to, only a name of ours tells something.
        before = things.kit.call(resource.listed, place) if parent is not None else None
        bodies = list(_bodies(things, resource, first))
        tried = [try_to_make(things, resource, body, parent) for body in bodies]
        after = things.kit.call(resource.listed, place)
        refused = [each for each in tried if each.answer.status in statuses]
        for each in refused:
            with things.kit.example():
                _check_leaves_no_mark(things, each, after)
        if before is not None and refused:
            with things.kit.example(after):
                _check_rows(things, resource, tried, refused, before, after)


@probe(effect="write")
def changes_nothing(
    things: Things, *resources: Resource, statuses: Collection[int] = REFUSED
) -> None:
    """Send changes of which one field is wrong; where that is refused, no field is changed."""
    for resource in resources:
        thing, other = things.make(resource, "refused"), scratch(things, resource)
        before = things.read(thing)
        changes = list(_changes(things, resource, other))
        tried = _last_refused([try_to_change(things, thing, each) for each in changes], things)
        after = things.read(thing)
        refused = [each for each in tried if each.answer.status in statuses]
        for each in refused:
            with things.kit.example():
                _check_has_no_name(things, thing, each, after)
        if refused and len(refused) == len(tried):
            with things.kit.example():
                _check_stays(things, thing, before, refused, after)


def _last_refused(tried: list[Attempt], things: Things) -> list[Attempt]:
    """Send again what was refused before something was taken that would hide what it did."""
    taken = [place for place, each in enumerate(tried) if each.thing is not None]
    early = [each for each in tried[: max(taken, default=0)] if each.is_refused]
    again = [Attempt(each.body, things.kit.target.exchange(each.answer.request)) for each in early]
    return [*tried, *again]


def _first(things: Things, resource: Resource, parent: Thing | None) -> Mapping[str, Any]:
    """Return what is there already, which the same again would be a twin of."""
    if resource.naming in resource.unique:
        return things.made(resource, {resource.naming: "2033-01-01"}, parent=parent).body
    return scratch(things, resource).body if resource.unique else {}


def _bodies(
    things: Things, resource: Resource, first: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield whole bodies but for one thing that is wrong, each with a name of its own."""

    def whole() -> dict[str, Any]:
        body = things.body(resource, "refused")
        texts = {name: body[resource.naming] for name in resource.texts if name in resource.body}
        day = {resource.naming: "2033-01-02"} if resource.naming in resource.unique else {}
        return {**body, **texts, **day}

    for name in resource.required:
        yield {each: value for each, value in whole().items() if each != name}
    # The last one stands where all that comes before it may have been done.
    yield {**whole(), [resource.naming, *resource.body][-1]: WRONG}
    for name, nobody in resource.unknown.items():
        yield {**whole(), **_known(things, resource, name), name: nobody}
    for name in resource.unique:
        twin = {**whole(), name: first[name]}
        yield {**twin, "label": things.kit.name("refused")} if name == resource.naming else twin


def _known(things: Things, resource: Resource, but: str) -> dict[str, Any]:
    """Return references to what is there, beside the one to nothing."""
    return {
        name: {things.table[kind].ident: things.home(things.table[kind]).id}
        for name, kind in resource.refers.items()
        if name != but
    }


def _changes(things: Things, resource: Resource, other: Thing) -> Iterator[dict[str, Any]]:
    def name() -> dict[str, Any]:
        return {resource.naming: things.kit.name("refused")}

    # What may be taken comes first, for it hides what was done of those before it.
    for each in resource.unique:
        yield {**name(), each: other.body[each]}
    yield {**name(), [*resource.changes][-1]: WRONG}
    for each, nobody in resource.unknown.items():
        yield {**name(), **_known(things, resource, each), each: nobody}


def _check_leaves_no_mark(things: Things, tried: Attempt, after: Exchange) -> None:
    """Check that the name which only this body had is not listed."""
    for mark in dict.fromkeys(each for each in tried.body.values() if _is_ours(things, each)):
        expected = f"nothing of what is refused with {tried.answer.status}"
        again = partial(_bears_still, mark)
        got = f"{told(mark)} in the list"
        is_there = _lists(after, mark)
        things.kit.check(not is_there, expected, got, tried.answer, after, again=again)


def _is_ours(things: Things, value: Any) -> bool:
    return isinstance(value, str) and value.startswith(f"understudy-{things.kit.seed.run_id} ")


def _lists(answer: Exchange, mark: str) -> bool:
    """Tell whether a text stands in an answer by itself: many a name begins like another one."""
    return as_json(mark) in answer.text


def _bears_still(mark: str, answers: Sequence[Exchange]) -> bool:
    return not answers[0].is_success and _lists(answers[-1], mark)


def _check_rows(
    things: Things,
    resource: Resource,
    tried: Sequence[Attempt],
    refused: Sequence[Attempt],
    before: Exchange,
    after: Exchange,
) -> None:
    """Check that the list has grown by what was taken, and that its rows are as they were."""
    was, now = _rows(resource, before), _rows(resource, after)
    taken = sum(each.answer.is_success for each in tried)
    if len(now) <= len(was) + taken and all(row in now for row in was):
        return
    for each in refused:
        _try_alone(things, resource, each)
    writes = [each.answer for each in refused]
    raise Broken("the list as before", after.brief, before, *writes, after)


def _try_alone(things: Things, resource: Resource, tried: Attempt) -> None:
    """Send one of them again between two looks, so that a reader sees which one it is."""
    place = tried.answer.request.params
    before = things.kit.call(resource.listed, place)
    again = things.kit.target.exchange(tried.answer.request)
    after = things.kit.call(resource.listed, place)

    def is_other(answers: Sequence[Exchange]) -> bool:
        is_refused = not answers[1].is_success
        return is_refused and _rows(resource, answers[0]) != _rows(resource, answers[-1])

    is_same = again.is_success or _rows(resource, before) == _rows(resource, after)
    expected = f"nothing done of what is refused with {again.status}"
    evidence = (before, again, after)
    things.kit.check(is_same, expected, after.brief, *evidence, again=is_other)


def _rows(resource: Resource, answer: Exchange) -> list[str]:
    return sorted(as_json(row) for row in rows_of(answer, resource))


def _check_has_no_name(things: Things, thing: Thing, tried: Attempt, after: Exchange) -> None:
    """Check that a thing does not bear the name that only a refused change had."""
    resource = thing.resource
    mark = tried.body[resource.naming]

    def is_so(answers: Sequence[Exchange]) -> bool:
        is_refused = not answers[-2].is_success
        return is_refused and thing.shown_by(answers[-1]).get(resource.naming) == mark

    is_kept = thing.shown_by(after).get(resource.naming) != mark
    expected = f'no "{resource.naming}" of what is refused with {tried.answer.status}'
    evidence = (thing.made, tried.answer, after)
    things.kit.check(is_kept, expected, told(mark), *evidence, again=is_so)


def _check_stays(
    things: Things, thing: Thing, before: Exchange, refused: Sequence[Attempt], after: Exchange
) -> None:
    resource = thing.resource
    was, now = thing.shown_by(before), thing.shown_by(after)
    writes = [each.answer for each in refused]
    for name in resource.stays:

        def is_other(answers: Sequence[Exchange], name: str = name) -> bool:
            first, last = (thing.shown_by(answers[place]) for place in (1, -1))
            is_refused = not any(each.is_success for each in answers[2:-1])
            return is_refused and first.get(name) != last.get(name)

        expected = f'"{name}": {told(was.get(name))} as before, for it was refused'
        is_kept, got = was.get(name) == now.get(name), told(now.get(name))
        evidence = (thing.made, before, *writes, after)
        things.kit.check(is_kept, expected, got, *evidence, again=is_other)
