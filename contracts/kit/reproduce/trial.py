"""What came of sending a reproducer's requests once more: how much of the evidence came again."""

from dataclasses import dataclass, field
from enum import IntEnum

from understudy.contracts.kit.judge.finding import Again, Finding
from understudy.contracts.kit.reproduce.likeness import alike, in_step, renamed, without_rows
from understudy.contracts.kit.reproduce.steps import Plan, used_ids
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.trail import Trail


class Certainty(IntEnum):
    """How much of the evidence comes again: the last status, all of them, the answers, all."""

    NONE = 0
    LAST = 1
    STATUS = 2
    ANSWER = 3
    TIMES = 4


@dataclass
class Trial:
    """The answers to one plan; `ids` are the second ids by the first ones."""

    finding: Finding
    trail: Trail
    plan: Plan
    ids: dict[str, str] = field(default_factory=dict)
    _numbers: set[int] = field(default_factory=set, init=False)
    _pairs: list[tuple[Exchange, Exchange]] = field(default_factory=list, init=False)

    def note(self, first: Exchange, second: Exchange) -> None:
        """Remember what a request was answered the first time and now."""
        self._numbers.add(second.number)
        if first.number in {each.number for each in self.finding.evidence}:
            self._pairs.append((first, second))

    @property
    def certainty(self) -> Certainty:
        """How much came again, after the last request was answered."""
        shown = self.finding.shown
        last = next(new for old, new in self._pairs if old.number == shown.number)
        if last.status != shown.status:
            return Certainty.NONE
        if self.finding.again is not None:
            return self._breaks(self.finding.again)
        if any(first.status != second.status for first, second in self._pairs):
            return Certainty.LAST
        firsts = [self._then(first) for first, _ in self._pairs]
        seconds = [
            self._now(second) if self._is_open(first) else second for first, second in self._pairs
        ]
        if not alike(firsts, seconds, self.ids):
            return Certainty.STATUS
        return Certainty.TIMES if in_step(firsts, seconds) else Certainty.ANSWER

    def _breaks(self, again: Again) -> Certainty:
        # What shows it may have been sent before something else of the evidence.
        shown = self.finding.shown.number
        pairs = sorted(self._pairs, key=lambda pair: (pair[0].number == shown, pair[0].number))
        answers = [new for _, new in pairs]
        # Rows that the run left behind may break a rule by themselves.
        if again([renamed(self._now(each), self.ids) for each in answers]):
            return Certainty.TIMES
        is_so = again([renamed(each, self.ids) for each in answers])
        return Certainty.LAST if is_so else Certainty.NONE

    def _then(self, answer: Exchange) -> Exchange:
        """Return what the plan alone would have shown the first time, where others show too."""
        if not self._is_open(answer):
            return answer
        numbers = set(self.plan.numbers)
        return without_rows(answer, lambda value: self._is_older(value, numbers))

    def _now(self, answer: Exchange) -> Exchange:
        """Return what the plan alone shows now."""
        return without_rows(answer, self._is_left_behind)

    def _is_left_behind(self, value: str) -> bool:
        made = self.trail.made_in(value)
        return made is not None and made not in self._numbers

    def _is_open(self, first: Exchange) -> bool:
        """Tell whether an answer may show what the plan did not make: it is below nothing of it."""
        return not any(value in self.ids for value in used_ids(first.request))

    def _is_older(self, value: str, numbers: set[int]) -> bool:
        origin = self.trail.origin(value)
        return origin is not None and origin.exchange.number not in numbers
