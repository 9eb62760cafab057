"""What each rule came to so far."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from understudy.contracts.kit.judge.finding import Broken, Eclipsed, Finding, Outcome, Skip
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import TooEarly, Unmet
from understudy.contracts.kit.talk.trail import Trail

KEPT_FINDINGS = 3
MOST_PLACES = 20
TOO_EARLY = "reads are late here, and what was read so soon after a write tells nothing"
Review = Callable[[str, Broken, Sequence[Exchange]], Outcome]


@dataclass
class Record:
    """One rule's tally: examples judged and broken, the first findings, and what stood in the way.

    `findings` are told in this order; only the first few are tried.
    `kept` counts the examples that keep it, by the operations that each has looked at.
    `lacking` names needs that were not given; `skips` what there was nothing to judge by;
    `troubles` what kept a check from coming to a verdict; `notes` what a check found out.
    """

    broken: int = 0
    kept: Counter[frozenset[str]] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    skips: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def examples(self) -> int:
        """How many examples were looked at."""
        return self.broken + self.kept.total()


class Ledger:
    """The records of the selected rules, and what went wrong beside them.

    `review` is asked for a second look before a break is noted.
    """

    def __init__(self, rules: Collection[str], selected: Collection[str], trail: Trail) -> None:
        self.records = {rule: Record() for rule in selected}
        self.troubles: list[str] = []
        self.review: Review = lambda _rule, _broken, _shown: Outcome.STANDS
        self._rules = frozenset(rules)
        self._trail = trail
        self._speaker = ""
        self._declared: frozenset[str] | None = None

    def __contains__(self, rule: str) -> bool:
        return rule in self.records

    def listen_to(self, speaker: str, declared: Collection[str] | None) -> None:
        """Note who speaks from now on, and which rules it may speak of; None: of any."""
        self._speaker = speaker
        self._declared = None if declared is None else frozenset(declared)

    def is_broken(self, rule: str) -> bool:
        """Tell whether a rule has a finding."""
        return self._record(rule).broken > 0

    def tell_last(self, places: Collection[tuple[str | None, int]]) -> None:
        """Let findings at these places stand behind those of the same rule at others."""
        for record in self.records.values():
            record.findings.sort(key=lambda finding: finding.place in places)

    def kept(self, rule: str, about: Iterable[str] = ()) -> None:
        """Count one example that keeps its rule, and the operations that it has looked at."""
        self._record(rule).kept[frozenset(about)] += 1

    def broke(self, rule: str, broken: Broken) -> None:
        """Count one example that breaks its rule, and keep the first few as findings."""
        record = self._record(rule)
        record.broken += 1
        finding = self._finding(rule, broken)
        # One missing route may break a rule many times, and would hide what else breaks it.
        is_new = finding.place not in {each.place for each in record.findings}
        if len(record.findings) < KEPT_FINDINGS or (is_new and len(record.findings) < MOST_PLACES):
            record.findings.append(finding)

    def lacks(self, rule: str, why: str) -> None:
        """Note a need that was not given."""
        _once(self._record(rule).lacking, why)

    def skipped(self, rule: str, why: str) -> None:
        """Note that there was nothing to judge a rule by."""
        _once(self._record(rule).skips, why)

    def troubled(self, rule: str, why: str) -> None:
        """Note what kept a check, or a layer that has no rule of its own, from a verdict."""
        if rule in self._rules:
            _once(self._record(rule).troubles, why)
        else:
            _once(self.troubles, f"{rule}: {why}")

    def noted(self, rule: str, what: str) -> None:
        """Note what was found out of a rule that is kept either way."""
        _once(self._record(rule).notes, what)

    def said(self, rule: str) -> int:
        """Count what was said of a rule: examples, skips and troubles."""
        record = self._record(rule)
        return record.examples + len(record.skips) + len(record.troubles)

    @contextmanager
    def example(self, rule: str, about: Callable[[], Iterable[str]] = tuple) -> Iterator[None]:
        """Judge what happens inside as one example of a rule; the run goes on.

        `about` is asked afterwards for the operations that the example has looked at.
        """
        passed = False
        with self.guard(rule):
            yield
            passed = True
        if passed:
            self.kept(rule, about())

    @contextmanager
    def guard(self, rule: str) -> Iterator[None]:
        """Note whatever keeps a check from passing; only what ends the whole run gets through."""
        try:
            yield
        except Broken as broken:
            self._look_again(rule, broken)
        except Eclipsed as eclipsed:
            self._stand_back(rule, eclipsed)
        except Skip as skip:
            self.skipped(rule, str(skip))
        except TooEarly:
            self.skipped(rule, TOO_EARLY)
        except Unmet as unmet:
            self.troubled(rule, str(unmet))
        # An answer of any shape may trip a check up; that is no verdict, and no end of the run.
        except Exception as error:
            self.troubled(rule, f"the check tripped over {type(error).__name__}: {error}")

    def _look_again(self, rule: str, broken: Broken) -> None:
        """Note a break, unless it rests on what was read too soon."""
        said = broken.rule or rule
        shown = broken.exchanges or self._trail.scope[-1:]
        outcome = Outcome.STANDS
        # What comes at a second look may be of any shape, or not come: then the first one counts.
        with suppress(Exception):
            outcome = outcome if broken.at_sight else self.review(said, broken, shown)
        if outcome is Outcome.KEPT:
            self.kept(said, (each.operation or "" for each in shown))
        if outcome is Outcome.OPEN:
            self.skipped(said, TOO_EARLY)
        if outcome is Outcome.STANDS:
            self.broke(said, broken)
        if said != rule:
            self._stand_back(rule, Eclipsed(said))

    def _stand_back(self, rule: str, eclipsed: Eclipsed) -> None:
        if rule not in self._rules:
            return
        if eclipsed.by in self.records:
            self.skipped(rule, str(eclipsed))
        else:
            self.troubled(rule, f"{eclipsed}; select that rule too")

    def _record(self, rule: str) -> Record:
        if self._declared is not None and rule not in self._declared:
            # Whoever selects that rule alone would not be told what is found here.
            _once(self.troubles, f"{self._speaker} speaks of {rule}, which it does not declare")
        # What is said of a rule that was not selected is not kept.
        return self.records.get(rule) or Record()

    def _finding(self, rule: str, broken: Broken) -> Finding:
        given = broken.exchanges or self._trail.scope[-1:]
        if not given:
            raise ValueError(f"{rule} was broken before anything was sent")
        evidence = {each.number: each for each in given}
        return Finding(
            rule=rule,
            expected=broken.expected,
            got=broken.got,
            evidence=tuple(evidence[number] for number in sorted(evidence)),
            shown=given[-1],
            context=self._trail.scope,
            one_connection=broken.one_connection,
            with_headers=broken.with_headers,
            receives=broken.receives,
            again=broken.again,
        )


def _once(reasons: list[str], why: str) -> None:
    if why not in reasons:
        reasons.append(why)
