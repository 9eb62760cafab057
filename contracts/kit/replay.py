"""Tries reproducers before they are printed, and looks for the smallest that shows the defect."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import islice
from typing import Any
from urllib.parse import quote, unquote

from understudy.contracts.kit.exchange import Exchange, Request
from understudy.contracts.kit.finding import Finding
from understudy.contracts.kit.likeness import alike, in_step
from understudy.contracts.kit.steps import Plan, Step, plan, used_ids, warm_ups, widenings
from understudy.contracts.kit.stop import Unmet
from understudy.contracts.kit.target import Target
from understudy.contracts.kit.trail import Pointer

MOST_STEPS = 300
MOST_REQUESTS = 1500
MOST_WARM_UPS = 6
CHEAP_WIDENINGS = 3
# A new connection for each step, as every curl opens one.
CLOSE = ("Connection", "close")


class Certainty(IntEnum):
    """How much of the evidence comes again: the last status, all of them, the answers, all."""

    NONE = 0
    LAST = 1
    STATUS = 2
    ANSWER = 3
    TIMES = 4


@dataclass
class Replay:
    """Repeats one finding against the target, within its share of requests."""

    target: Target
    finding: Finding
    _tried: set[tuple[int, ...]] = field(default_factory=set, init=False)
    sent: int = field(default=0, init=False)

    def best(self) -> tuple[Plan, Certainty]:
        """Return the plan that shows the finding best, and how well it did when tried."""
        best, certainty = plan(self.finding, self.target.trail), Certainty.NONE
        for candidate in self._candidates():
            reached = self._try(candidate)
            if reached > certainty:
                best, certainty = candidate, reached
            if reached >= self._enough:
                break
        is_telling = certainty >= min(self._enough, Certainty.ANSWER)
        return (self._smaller(best, certainty) if is_telling else best), certainty

    @property
    def _enough(self) -> Certainty:
        """How much has to come again: of a wrong status that status, of anything else all."""
        expected = re.match(r"\d{3}\b", self.finding.expected)
        is_status = expected is not None and expected[0] != str(self.finding.shown.status)
        return Certainty.STATUS if is_status else Certainty.TIMES

    def _candidates(self) -> Iterator[Plan]:
        trail = self.target.trail
        befores = widenings(self.finding, trail)
        alone = plan(self.finding, trail, next(befores))
        joint = plan(self.finding, trail, is_joint=True)
        yield from (joint, alone) if self.finding.one_connection else (alone, joint)
        for before in islice(befores, CHEAP_WIDENINGS):
            yield plan(self.finding, trail, before)
        for before in islice(warm_ups(self.finding, trail), MOST_WARM_UPS):
            yield plan(self.finding, trail, before, is_joint=True)
        for before in befores:
            yield plan(self.finding, trail, before)
            yield plan(self.finding, trail, before, is_joint=True)

    def _try(self, candidate: Plan) -> Certainty:
        is_too_much = self.sent + len(candidate.steps) > MOST_REQUESTS
        if candidate.numbers in self._tried or len(candidate.steps) > MOST_STEPS or is_too_much:
            return Certainty.NONE
        self._tried.add(candidate.numbers)
        ids: dict[str, str] = {}
        pairs = []
        for place, step in enumerate(candidate.steps, start=1):
            is_alone = place <= len(candidate.steps) - candidate.joint
            is_closing = is_alone or place == len(candidate.steps)
            answer = self._repeat(step, ids, is_closing=is_closing)
            if answer is None:
                return Certainty.NONE
            if step.exchange.number in self._evidence:
                pairs.append((step.exchange, answer))
        return self._judged(pairs, ids)

    def _judged(self, pairs: list[tuple[Exchange, Exchange]], ids: dict[str, str]) -> Certainty:
        last = next(new for old, new in pairs if old.number == self.finding.shown.number)
        if last.status != self.finding.shown.status:
            return Certainty.NONE
        if self.finding.again is not None:
            return Certainty.TIMES if self.finding.again(last) else Certainty.NONE
        if any(first.status != second.status for first, second in pairs):
            return Certainty.LAST
        firsts, seconds = zip(*pairs, strict=True)
        if not alike(firsts, seconds, ids):
            return Certainty.STATUS
        return Certainty.TIMES if in_step(firsts, seconds) else Certainty.ANSWER

    @property
    def _evidence(self) -> set[int]:
        return {each.number for each in self.finding.evidence}

    def _repeat(self, step: Step, ids: dict[str, str], *, is_closing: bool) -> Exchange | None:
        """Send a step again and take its ids; None where it does not come that far."""
        self.sent += 1
        if step.exchange.waited:
            self.target.wait(step.exchange.waited)
        request = self._renewed(step.exchange.request, ids)
        if is_closing:
            request = replace(request, headers=(*request.headers, CLOSE))
        try:
            answer = self.target.exchange(request, is_replay=True)
            ids |= {value: _at(answer.json, way) for value, way in step.takes.items()}
        except (Unmet, KeyError, IndexError, TypeError):
            return None
        return answer

    def _smaller(self, found: Plan, certainty: Certainty) -> Plan:
        """Return the plan without the steps that it can do without."""
        steps = [step.exchange for step in found.steps]
        extra = [each for each in steps if each.number not in self._evidence]
        size = len(extra)
        while size:
            for start in range(0, len(extra), size):
                fewer = extra[:start] + extra[start + size :]
                candidate = self._with(fewer, found)
                if self._try(candidate) >= certainty:
                    extra, found = fewer, candidate
                    break
            else:
                size //= 2
            size = min(size, len(extra))
        return found

    def _with(self, before: Sequence[Exchange], like: Plan) -> Plan:
        return plan(self.finding, self.target.trail, before, is_joint=like.joint > 0)

    def _renewed(self, request: Request, ids: dict[str, str]) -> Request:
        """Return a request with the ids of the first time replaced by those of this time."""
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
