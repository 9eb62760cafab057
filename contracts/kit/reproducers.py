"""The reproducers of a whole run: for each broken rule the finding that shows best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from understudy.contracts.kit.finding import Finding
from understudy.contracts.kit.ledger import Record
from understudy.contracts.kit.replay import Certainty, Replay
from understudy.contracts.kit.reproducer import Place, Script
from understudy.contracts.kit.steps import Plan, plan
from understudy.contracts.kit.stop import Stop
from understudy.contracts.kit.target import Target

MOST_REQUESTS = 5000
DOUBT = "# it did not show again when tried alone: what came before in the run matters"


@dataclass
class Reproducers:
    """Writes one script for each broken rule; `may_try` lets it be tried against the target."""

    target: Target
    place: Place
    may_try: bool
    _requests: int = field(default=0, init=False)

    def of(self, records: Mapping[str, Record]) -> dict[str, tuple[str, ...]]:
        """Return the lines by rule."""
        broken = {rule: record.findings for rule, record in records.items() if record.findings}
        return {rule: self._lines(findings) for rule, findings in broken.items()}

    def _lines(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        finding, chosen, certainty = self._best(findings)
        script = Script(self.place, self.target.keys, self.target.trail)
        doubt = [DOUBT] if certainty is Certainty.NONE else []
        return (*script.lines(finding, chosen), *doubt)

    def _best(self, findings: Sequence[Finding]) -> tuple[Finding, Plan, Certainty | None]:
        """Return the finding that shows best; no certainty where nothing was tried."""
        found = []
        for finding in findings:
            tried = self._tried(finding)
            found.append((finding, *tried))
            if tried[1] is not Certainty.NONE:
                break
        return max(found, key=lambda each: each[2] or Certainty.NONE)

    def _tried(self, finding: Finding) -> tuple[Plan, Certainty | None]:
        if self.may_try and self._requests < MOST_REQUESTS:
            replay = Replay(self.target, finding)
            try:
                return replay.best()
            except (Stop, KeyboardInterrupt):
                # The run is over; what is left is printed untried.
                self.may_try = False
            finally:
                self._requests += replay.sent
        is_joint = finding.one_connection
        return plan(finding, self.target.trail, is_joint=is_joint), None
