"""Drives a Hypothesis state machine against the target, and keeps the smallest failing run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Broken, Outcome
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import TooEarly, Unmet

SHRINK_REQUESTS = 600


class _Enough(BaseException):
    """Shrinking has used up its requests; it must not look like one more failure to Hypothesis."""


@dataclass
class Tape:
    """What a machine is given: the kit, and the place to say what it saw.

    `check` raises where a rule is broken; every write of the example becomes part of the evidence.
    """

    kit: Kit[Any]
    smallest: Broken | None = None
    _sent: int = field(default=0, init=False)
    _limit: int | None = field(default=None, init=False)

    def check(self, is_kept: bool, rule: str, expected: str, got: str, *evidence: Exchange) -> None:
        """Count an example of a rule; end the run of the machine where it is broken."""
        if is_kept:
            self.kit.ledger.kept(rule, (each.operation or "" for each in evidence))
            return
        scope = self.kit.target.trail.scope
        writes = [each for each in scope if each.method != "GET"]
        shown = sorted({each.number: each for each in (*writes, *evidence)}.items())
        broken = Broken(expected, got, *(each for _, each in shown), rule=rule)
        if self.kit.ledger.review(rule, broken, broken.exchanges) is not Outcome.STANDS:
            raise TooEarly("the model reads at once what it writes, and reads are late here")
        if self.smallest is None or len(broken.exchanges) < len(self.smallest.exchanges):
            self.smallest = broken
        raise broken

    def begin(self) -> None:
        """Start the next example."""
        self.kit.target.trail.begin()

    def watch(self, _exchange: Exchange) -> None:
        """Count a request; end the shrinking when it has used up its share."""
        self._sent += 1
        if self._limit is not None and self._sent > self._limit:
            raise _Enough

    def limit(self, requests: int) -> None:
        """Allow so many more requests."""
        self._limit = self._sent + requests


def drive(
    kit: Kit[Any],
    machine: Callable[[Tape], RuleBasedStateMachine],
    *,
    examples: int,
    steps: int,
    shrink_requests: int = SHRINK_REQUESTS,
) -> None:
    """Run a machine; what it finds stands in the ledger under the rule that it names.

    The first run looks for a failure, a second one makes it smaller within its share of requests.
    """
    tape = Tape(kit)
    kit.target.watchers.append(tape.watch)
    try:
        trouble = _run(tape, machine, examples, steps, (Phase.generate,))
        if tape.smallest is not None:
            tape.limit(shrink_requests)
            _run(tape, machine, examples, steps, (Phase.generate, Phase.shrink))
    finally:
        kit.target.watchers.remove(tape.watch)
    if tape.smallest is not None:
        kit.ledger.broke(tape.smallest.rule or kit.rule, tape.smallest)
    elif trouble is not None:
        kit.ledger.troubled(kit.rule, trouble)


def _run(
    tape: Tape,
    machine: Callable[[Tape], RuleBasedStateMachine],
    examples: int,
    steps: int,
    phases: tuple[Phase, ...],
) -> str | None:
    def begin() -> RuleBasedStateMachine:
        tape.begin()
        return machine(tape)

    seeded: Any = seed(tape.kit.seed.number("model", 2**32))(begin)
    rules = settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=phases,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    try:
        run_state_machine_as_test(seeded, settings=rules)
    except (Broken, Flaky, _Enough):
        return "a failure of the model did not come again"
    except TooEarly:
        return None
    except Unmet as unmet:
        return str(unmet)
    return None
