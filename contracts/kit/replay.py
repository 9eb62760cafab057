"""Tries a reproducer before it is printed, and takes in more steps until it shows the defect."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, unquote

from understudy.contracts.kit.exchange import Exchange, Request
from understudy.contracts.kit.finding import Finding
from understudy.contracts.kit.steps import MOST_STEPS, WIDENINGS, Step, choose, used_ids
from understudy.contracts.kit.stop import Unmet
from understudy.contracts.kit.target import Target
from understudy.contracts.kit.trail import Pointer


@dataclass
class Replay:
    """Repeats the steps of findings against the target."""

    target: Target

    def smallest(self, finding: Finding) -> tuple[list[Step], bool]:
        """Return the fewest steps that show a finding, and whether they did when tried."""
        tried: list[list[int]] = []
        for widening in range(WIDENINGS):
            steps = choose(finding, self.target.trail, widening)
            numbers = [step.exchange.number for step in steps]
            if len(steps) > MOST_STEPS or numbers in tried:
                continue
            tried.append(numbers)
            if self.shows(finding, steps):
                return steps, True
        return choose(finding, self.target.trail, 0), False

    def shows(self, finding: Finding, steps: Sequence[Step]) -> bool:
        """Tell whether the steps, taken again, come to the same statuses and the same break."""
        ids: dict[str, str] = {}
        for step in steps:
            self.target.wait(step.exchange.waited)
            try:
                answer = self.target.exchange(self._renewed(step.exchange, ids), is_judged=False)
                ids |= {value: _at(answer.json, way) for value, way in step.takes.items()}
            except (Unmet, KeyError, IndexError, TypeError):
                return False
            if step.is_shown and answer.status != step.exchange.status:
                return False
        return finding.again is None or finding.again(answer)

    def _renewed(self, exchange: Exchange, ids: dict[str, str]) -> Request:
        """Return a request with the ids of the first time replaced by those of this time."""
        request = exchange.request
        news = {value: self._new(value, ids) for value in used_ids(request)}
        swaps = {value: new for value, new in news.items() if new is not None}
        body = request.body
        for value, new in swaps.items():
            body = body.replace(value.encode(), new.encode()) if body is not None else None
        params = {name: swaps.get(value, value) for name, value in request.params.items()}
        return replace(request, path=_swapped(request.path, swaps), body=body, params=params)

    def _new(self, value: str, ids: dict[str, str]) -> str | None:
        derived = self.target.trail.derived(value)
        if derived is None:
            return ids.get(value)
        return derived.make(ids[derived.source]) if derived.source in ids else None


def _at(node: Any, way: Pointer) -> str:
    for key in way:
        node = node[key]
    return str(node)


def _swapped(path: str, swaps: dict[str, str]) -> str:
    way, mark, query = path.partition("?")
    quoted = {value: quote(new, safe="") for value, new in swaps.items()}
    return "/".join(quoted.get(unquote(part), part) for part in way.split("/")) + mark + query
