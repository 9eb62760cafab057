"""Whether a body can decide what only the server decides: ids, authors, states."""

from collections.abc import Sequence
from typing import Any

from understudy.contracts.kit.judge.finding import Again
from understudy.contracts.kit.probes.attempt import Attempt, holder, try_to_make
from understudy.contracts.kit.probes.equality import told
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import Entry, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange


@probe(effect="write")
def is_not_believed(things: Things, *resources: Resource, fields: Sequence[str] = ()) -> None:
    """Make things whose bodies decide it all, or `fields` of it; no read shows what they say.

    A body that is refused for it decides nothing; then each field is tried by itself.
    """
    for resource in resources:
        lies = {name: lie for name, lie in resource.decided.items() if name in (fields or (name,))}
        for made in _tried(things, resource, lies):
            _judge(things, resource, made)


def _tried(things: Things, resource: Resource, lies: dict[str, Any]) -> list[Attempt]:
    made = [_make(things, resource, lies)]
    if made[0].is_refused and len(lies) > 1:
        made += [_make(things, resource, {name: lie}) for name, lie in lies.items()]
    return made


def _make(things: Things, resource: Resource, lies: dict[str, Any]) -> Attempt:
    body = {**things.body(resource, "decided"), **lies}
    return try_to_make(things, resource, body, holder(things, resource))


def _judge(things: Things, resource: Resource, made: Attempt) -> None:
    lies = {name: each for name, each in made.body.items() if name in resource.decided}
    if made.thing is None:
        return
    # A lie that is believed may be the id by which the thing would be found.
    answer = things.kit.call(resource.read or resource.listed, made.thing.place)
    shown = _shown(resource, made, answer)
    with things.kit.example():
        if resource.read:
            things.kit.check(bool(shown), "what was made", answer.brief, made.answer, answer)
        for name, lie in lies.items():
            got = told(shown.get(name))
            is_so = shown.get(name) != lie
            again = _still_believed(resource, made, name)
            expected = f'a "{name}" of its own, not {told(lie)}'
            things.kit.check(is_so, expected, got, made.answer, answer, again=again)


def _shown(resource: Resource, made: Attempt, answer: Exchange) -> Entry:
    """Return what an answer shows of a thing: where only a list does, by its name."""
    if resource.read:
        return record_of(answer, resource)
    name = made.body[resource.naming]
    listed = (row for row in rows_of(answer, resource) if row.get(resource.naming) == name)
    return next(listed, {})


def _still_believed(resource: Resource, made: Attempt, name: str) -> Again:
    def is_so(answers: Sequence[Exchange]) -> bool:
        shown = _shown(resource, made, answers[-1])
        return answers[0].is_success and shown.get(name) == resource.decided[name]

    return is_so
