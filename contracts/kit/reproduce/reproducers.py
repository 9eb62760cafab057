"""The reproducers of a whole run: for each broken rule the finding that shows best."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from understudy.contracts.kit.judge.ledger import KEPT_FINDINGS, Record
from understudy.contracts.kit.reproduce.allowance import Allowance
from understudy.contracts.kit.reproduce.replay import Replay
from understudy.contracts.kit.reproduce.reproducer import Place, Script
from understudy.contracts.kit.reproduce.trial import Certainty
from understudy.contracts.kit.talk.stop import Stop
from understudy.contracts.kit.talk.target import Target

# A run on what is broken sends so many times what a right deployment may be sent, at most.
TIMES = 3
# What all reproducers of a run may leave behind, and into how many shares that is divided.
MOST_THINGS, SHARES = 400, 3
DOUBT = "# it did not show again when tried alone: what came before in the run matters"
PARTLY = "# tried alone, the statuses came again, but not all else: what came before may matter"


@dataclass
class Reproducers:
    """Writes one script for each broken rule, tried as far as the allowance goes.

    Those of the `light` rules, which never count, are not tried.
    """

    target: Target
    place: Place
    allowance: Allowance
    light: frozenset[str] = frozenset()

    def of(self, records: Mapping[str, Record]) -> dict[str, tuple[str, ...]]:
        """Return the lines by rule."""
        replays = {
            rule: [Replay(self.target, finding) for finding in record.findings[:KEPT_FINDINGS]]
            for rule, record in records.items()
            if record.findings
        }
        # Where the run is over, what is left is printed untried.
        with suppress(Stop, KeyboardInterrupt):
            self._try([tries for rule, tries in replays.items() if rule not in self.light])
        return {rule: self._lines(_best(tries)) for rule, tries in replays.items()}

    def _try(self, replays: Collection[Sequence[Replay]]) -> None:
        """Try all alone first, so that a long search takes nothing away from the others."""
        for tries in replays:
            for replay in tries:
                replay.begin(self.allowance)
                if replay.certainty is not Certainty.NONE:
                    break
        part = self.allowance.part(SHARES)
        open_ones = [best for best in map(_best, replays) if not best.is_settled]
        for go_on in (Replay.search, Replay.shorten):
            for replay in sorted(open_ones, key=_sureness):
                share = self.allowance.share(*part)
                go_on(replay, share)
                self.allowance.take_back(share)

    def _lines(self, replay: Replay) -> tuple[str, ...]:
        script = Script(self.place, self.target.keys, self.target.trail)
        return (*script.lines(replay.finding, replay.best), *_doubt(replay))


def _doubt(replay: Replay) -> list[str]:
    if replay.certainty is None or replay.certainty >= Certainty.ANSWER or replay.is_settled:
        return []
    return [DOUBT if replay.certainty is Certainty.NONE else PARTLY]


def _best(tries: Sequence[Replay]) -> Replay:
    return max(tries, key=_sureness)


def _sureness(replay: Replay) -> Certainty:
    return replay.certainty or Certainty.NONE
