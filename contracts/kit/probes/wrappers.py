"""Where answers hold what they show, if that is left open: found once, and the same ever after."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from understudy.contracts.kit.judge.rule import EARLIER
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import ways
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange

Place = Callable[[Exchange], str | None]


@probe(effect="read", depth="quick")
def of_lists(things: Things, *resources: Resource, query: Mapping[str, str]) -> None:
    """List with each key, and with a query that leaves nothing: rows stand where they first did."""
    for resource in resources:
        queries: list[Mapping[str, str]] = [{}, query]
        lists = [
            things.kit.target.call(resource.listed, query=each, key=key)
            for key in things.keys
            for each in queries
        ]
        place = _place(resource, resource.rows, list)
        _judge(things, [each for each in lists if each.is_success], place, resource.rows)


@probe(effect="write", depth="quick", depends_on=(EARLIER,))
def of_single_things(things: Things, *resources: Resource) -> None:
    """Look at what every write of the run was answered with: it stands where it first stood."""
    for resource in resources:
        place = _place(resource, resource.record, dict)
        for operation in filter(None, (resource.create, resource.update)):
            _judge(things, _answers(things, (operation,)), place, resource.record)


def _answers(things: Things, operations: Collection[str]) -> list[Exchange]:
    history = things.kit.target.trail.history
    return [each for each in history if each.operation in operations and each.is_success]


def _place(resource: Resource, paths: str, kind: type) -> Place:
    """Return what tells at which of the paths an answer has what it shows."""

    def place(answer: Exchange) -> str | None:
        found = (path for path, node in ways(answer.json, paths) if _is_shown(node, resource, kind))
        return next(found, None)

    return place


def _is_shown(node: Any, resource: Resource, kind: type) -> bool:
    idents = {resource.ident, *resource.also_ident}
    if isinstance(node, dict):
        return kind is dict and not idents.isdisjoint(node)
    return isinstance(node, kind)


def _judge(things: Things, answers: Sequence[Exchange], place: Place, paths: str) -> None:
    if not answers:
        return
    first = answers[0]
    held = place(first)
    told = " or ".join(each or "the whole body" for each in paths.split("|"))
    with things.kit.example(first):
        things.kit.check(held is not None, f"what it shows at {told}", first.brief, first)
    for answer in [each for each in answers[1:] if held is not None and place(each) != held][:1]:
        with things.kit.example(answer):
            expected = f"what it shows at {held or 'the whole body'}, as before"
            things.kit.check(False, expected, answer.brief, first, answer)
