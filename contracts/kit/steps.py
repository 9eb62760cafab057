"""Which requests of a run show a finding: its evidence, and what made the ids in it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from understudy.contracts.kit.exchange import Exchange, Request
from understudy.contracts.kit.finding import Finding
from understudy.contracts.kit.trail import Pointer, Trail

WIDENINGS = 4
MOST_STEPS = 40


@dataclass
class Step:
    """One request to repeat: ids to take from its answer by value, and whether it is shown."""

    exchange: Exchange
    is_shown: bool
    takes: dict[str, Pointer] = field(default_factory=dict)


def choose(finding: Finding, trail: Trail, widening: int) -> list[Step]:
    """Return the steps in order: 0 the evidence alone, then more and more of what came before."""
    last = finding.evidence[-1].number
    before = [each for each in _wider(finding, trail, widening) if each.number < last]
    shown = {each.number for each in finding.evidence}
    steps = {each.number: Step(each, each.number in shown) for each in (*before, *finding.evidence)}
    _add_makers(steps, trail)
    return [steps[number] for number in sorted(steps)]


def used_ids(request: Request) -> Iterator[str]:
    """Return the values of a request that may be ids: its path's parts and its body's strings."""
    for part in urlsplit(request.path).path.split("/"):
        if part:
            yield unquote(part)
    try:
        yield from _strings(json.loads(request.body or b"null"))
    except (ValueError, RecursionError):
        return


def _add_makers(steps: dict[int, Step], trail: Trail) -> None:
    queue = [step.exchange for step in steps.values()]
    while queue:
        exchange = queue.pop()
        for value in used_ids(exchange.request):
            derived = trail.derived(value)
            source = derived.source if derived else value
            origin = trail.origin(source)
            if origin is None or origin.exchange.number >= exchange.number:
                continue
            maker = origin.exchange
            if maker.number not in steps:
                steps[maker.number] = Step(maker, is_shown=False)
                queue.append(maker)
            steps[maker.number].takes[source] = origin.pointer


def _wider(finding: Finding, trail: Trail, widening: int) -> Sequence[Exchange]:
    if widening == 0:
        return ()
    if widening == 3:
        return finding.context
    known = _ids_of(finding.evidence[-1], trail)
    pool = finding.context if widening == 1 else trail.writes
    writes = [each for each in pool if each.method != "GET"]
    return [each for each in writes if known & _ids_of(each, trail)]


def _ids_of(exchange: Exchange, trail: Trail) -> set[str]:
    return {value for value in used_ids(exchange.request) if trail.origin(value)}


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _strings(child)
