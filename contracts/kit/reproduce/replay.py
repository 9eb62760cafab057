"""Tries reproducers before they are printed, and looks for the smallest that shows the defect."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from urllib.parse import quote, unquote, unquote_plus

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.allowance import Allowance
from understudy.contracts.kit.reproduce.before import (
    distractions,
    few_before,
    much_before,
    warm_ups,
)
from understudy.contracts.kit.reproduce.moments import moments
from understudy.contracts.kit.reproduce.steps import Plan, Step, plan, used_ids
from understudy.contracts.kit.reproduce.trial import Certainty, Trial
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.kit.talk.target import Target
from understudy.contracts.kit.talk.trail import Pointer

ALONE = 2
MOST_STEPS = 300
MOST_TO_CONFIRM = 150
MOST_WARM_UPS = 6
# A new connection for each step, as every curl opens one.
CLOSE = ("Connection", "close")


@dataclass
class Replay:
    """Repeats one finding against the target, as far as an allowance goes.

    `best` is the plan that shows it best so far, `certainty` how well it did; None: not tried.
    """

    target: Target
    finding: Finding
    best: Plan = field(init=False)
    certainty: Certainty | None = field(default=None, init=False)
    _tried: set[tuple[int, ...]] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        is_joint = self.finding.one_connection
        self.best = plan(self.finding, self.target.trail, is_joint=is_joint)
        self._waiting = self._candidates()
        self._distractions = distractions(self.finding, self.target.trail)

    @property
    def is_settled(self) -> bool:
        """Tell whether everything that matters came again."""
        return self.certainty is not None and self.certainty >= self._enough

    def begin(self, allowance: Allowance) -> None:
        """Try the evidence alone."""
        self._go(islice(self._waiting, ALONE), allowance)

    def search(self, allowance: Allowance) -> None:
        """Try what may have to come before the evidence."""
        self._go(self._waiting, allowance)

    def shorten(self, allowance: Allowance) -> None:
        """Leave out what has not to come before the evidence."""
        if self.certainty is not None and self.certainty >= min(self._enough, Certainty.ANSWER):
            self.best = self._smaller(self.best, self.certainty, allowance)

    def _go(self, candidates: Iterable[Plan], allowance: Allowance) -> None:
        for candidate in candidates:
            if self.is_settled:
                return
            reached = self._try(candidate, allowance)
            if reached is not None and reached > (self.certainty or Certainty.NONE):
                self.best = candidate
            if reached is not None:
                self.certainty = max(reached, self.certainty or Certainty.NONE)

    @property
    def _enough(self) -> Certainty:
        """How much has to come again: of a wrong status that status, of anything else all."""
        # What begins with a status and goes on as JSON is another answer in brief.
        expected = re.match(r"\d{3}\b(?! [{\[])", self.finding.expected)
        is_status = expected is not None and expected[0] != str(self.finding.shown.status)
        return Certainty.STATUS if is_status else Certainty.TIMES

    def _candidates(self) -> Iterator[Plan]:
        trail = self.target.trail
        alone = plan(self.finding, trail)
        joint = plan(self.finding, trail, is_joint=True)
        yield from (joint, alone) if self.finding.one_connection else (alone, joint)
        for before in few_before(self.finding, trail):
            yield plan(self.finding, trail, before)
        for before in islice(warm_ups(self.finding, trail), MOST_WARM_UPS):
            yield plan(self.finding, trail, before, is_joint=True)
        for before in much_before(self.finding, trail):
            yield plan(self.finding, trail, before)

    def _try(self, candidate: Plan, allowance: Allowance) -> Certainty | None:
        """Send a plan; None where it was sent before, or costs too much."""
        steps = [step.exchange for step in candidate.steps]
        is_known = candidate.numbers in self._tried or len(steps) > MOST_STEPS
        if is_known or not allowance.covers(steps):
            return None
        self._tried.add(candidate.numbers)
        reached = self._send(candidate, allowance)
        # It has to show again whatever came before: what a try left behind may show too.
        for others in self._distractions if len(steps) <= MOST_TO_CONFIRM else ():
            if reached < Certainty.STATUS:
                break
            if not allowance.covers([*others, *steps]):
                return None
            for each in others:
                allowance.spend(each)
                self._repeat([Step(each, is_shown=False)], {}, is_closing=True)
            reached = min(reached, self._send(candidate, allowance))
        return reached

    def _send(self, candidate: Plan, allowance: Allowance) -> Certainty:
        self.target.trail.begin_again()
        trial = Trial(self.finding, self.target.trail, candidate)
        place = 0
        for steps in moments(candidate.steps):
            place += len(steps)
            is_alone = place <= len(candidate.steps) - candidate.joint
            is_closing = is_alone or place == len(candidate.steps)
            for step in steps:
                allowance.spend(step.exchange)
            answers = self._repeat(steps, trial.ids, is_closing=is_closing)
            if answers is None:
                return Certainty.NONE
            for step, answer in zip(steps, answers, strict=True):
                trial.note(step.exchange, answer)
        return trial.certainty

    @property
    def _evidence(self) -> set[int]:
        return {each.number for each in self.finding.evidence}

    def _repeat(
        self, steps: Sequence[Step], ids: dict[str, str], *, is_closing: bool
    ) -> list[Exchange] | None:
        """Send what goes together and take its ids; None where it does not come that far."""
        waited = max(step.exchange.waited for step in steps)
        if waited:
            self.target.wait(waited)
        requests = [self._renewed(step.exchange.request, ids) for step in steps]
        if is_closing:
            requests = [replace(each, headers=(*each.headers, CLOSE)) for each in requests]
        try:
            answers = self._sent(requests)
            for step, answer in zip(steps, answers, strict=True):
                ids |= {value: _at(answer.json, way) for value, way in step.takes.items()}
        except (Unmet, KeyError, IndexError, TypeError):
            return None
        return answers

    def _sent(self, requests: Sequence[Request]) -> list[Exchange]:
        if len(requests) > 1:
            return self.target.together(requests, is_replay=True)
        return [self.target.exchange(requests[0], is_replay=True)]

    def _smaller(self, found: Plan, certainty: Certainty, allowance: Allowance) -> Plan:
        """Return the plan without the steps that it can do without."""
        steps = [step.exchange for step in found.steps]
        extra = [each for each in steps if each.number not in self._evidence]
        extra, found = self._without_a_method(extra, found, certainty, allowance)
        size = len(extra)
        while size:
            for start in range(0, len(extra), size):
                fewer = extra[:start] + extra[start + size :]
                candidate = self._with(fewer, found)
                if (self._try(candidate, allowance) or Certainty.NONE) >= certainty:
                    extra, found = fewer, candidate
                    break
            else:
                size //= 2
            size = min(size, len(extra))
        return found

    def _without_a_method(
        self, extra: list[Exchange], found: Plan, certainty: Certainty, allowance: Allowance
    ) -> tuple[list[Exchange], Plan]:
        """Leave out all reads, all changes or all that adds, where that can be: mostly it can."""
        for method in dict.fromkeys(each.method for each in extra):
            fewer = [each for each in extra if each.method != method]
            candidate = self._with(fewer, found)
            if (self._try(candidate, allowance) or Certainty.NONE) >= certainty:
                extra, found = fewer, candidate
        return extra, found

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
        as_it_stands = {value for value in swaps if self.target.trail.derived(value)}
        path = _swapped(request.path, swaps, as_it_stands)
        headers = tuple((name, _signed(name, text, swaps)) for name, text in request.headers)
        return replace(request, path=path, body=body, params=params, headers=headers)

    def _new(self, value: str, ids: dict[str, str]) -> str | None:
        trail = self.target.trail
        derived = trail.derived(value)
        if derived is None and trail.part_of_once(value) is not None:
            ids.setdefault(value, trail.anew(value))
        if derived is None:
            return ids.get(value)
        return derived.make(ids[derived.source]) if derived.source in ids else None


def _signed(name: str, text: str, swaps: dict[str, str]) -> str:
    """Return a header with the token of this time, where it carries one of the first time."""
    scheme, blank, token = text.rpartition(" ")
    return f"{scheme}{blank}{swaps.get(token, token)}" if name.lower() == "authorization" else text


def _at(node: Any, way: Pointer) -> str:
    for key in way:
        node = node[key]
    return str(node)


def _swapped(path: str, swaps: dict[str, str], as_it_stands: set[str]) -> str:
    """Return a path with other ids; what was made from one may be a spelling, which is kept."""
    way, mark, query = path.partition("?")
    new = {value: quote(other, safe="") for value, other in swaps.items()}
    spelt = {value: swaps[value] for value in as_it_stands}
    there = "/".join(spelt.get(part, new.get(unquote(part), part)) for part in way.split("/"))
    pairs = [pair.partition("=") for pair in query.split("&")]
    asked = (name + sign + new.get(unquote_plus(value), value) for name, sign, value in pairs)
    return there + mark + "&".join(asked)
