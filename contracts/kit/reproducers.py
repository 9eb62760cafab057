"""The reproducers of a whole run: for each broken rule the finding that shows best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.finding import Finding
from understudy.contracts.kit.ledger import Record
from understudy.contracts.kit.replay import Replay
from understudy.contracts.kit.reproducer import Place, Script
from understudy.contracts.kit.steps import Step, choose
from understudy.contracts.kit.stop import Stop
from understudy.contracts.kit.target import Target

DOUBT = "# it did not show again when tried alone: what came before in the run matters"


@dataclass
class Reproducers:
    """Writes one script for each broken rule; `may_try` lets it be tried against the target."""

    target: Target
    place: Place
    may_try: bool

    def of(self, records: Mapping[str, Record]) -> dict[str, tuple[str, ...]]:
        """Return the lines by rule."""
        broken = {rule: record.findings for rule, record in records.items() if record.findings}
        return {rule: self._lines(findings) for rule, findings in broken.items()}

    def _lines(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        finding, steps, is_sure = self._best(findings)
        script = Script(self.place, self.target.keys, self.target.trail)
        doubt = [] if is_sure else [DOUBT]
        return (*script.lines(finding, steps), *doubt)

    def _best(self, findings: Sequence[Finding]) -> tuple[Finding, list[Step], bool]:
        for finding in findings if self.may_try else ():
            try:
                steps, is_shown = Replay(self.target).smallest(finding)
            except (Stop, KeyboardInterrupt):
                # The run is over; what is left is printed untried.
                self.may_try = False
                break
            if is_shown:
                return finding, steps, True
        steps = choose(findings[0], self.target.trail, 0)
        return findings[0], steps, not self.may_try
