"""What a run came to: one row a rule, and the verdict over all of them."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from understudy.contracts.kit.judge.ledger import Record
from understudy.contracts.kit.judge.premise import Standing
from understudy.contracts.kit.judge.served import Served
from understudy.contracts.kit.report.comparison import Comparison
from understudy.contracts.kit.report.evidence import Evidence
from understudy.reference.rules import RuleText

Status = Literal["kept", "broken", "skipped", "untested"]
Verdict = Literal["kept", "broken", "inconclusive"]


@dataclass(frozen=True)
class Row:
    """One rule's line.

    `why` is the reason of its status; of a rule that is kept, what its check found out, if
    anything. `judged` of the `of` operations that it is about were seen to succeed. `has_trouble`:
    a check came to no verdict, `is_accepted`: by a baseline, `is_deeper`: only a deeper run judges
    it. `evidence` shows what is broken.
    """

    rule: RuleText
    status: Status
    examples: int = 0
    why: str | None = None
    reproducer: tuple[str, ...] | None = None
    is_selected: bool = True
    has_trouble: bool = False
    is_accepted: bool = False
    is_deeper: bool = False
    judged: int = 0
    of: int = 0
    evidence: Evidence | None = None

    @property
    def is_partly_kept(self) -> bool:
        """Whether it is kept on fewer operations than it is about."""
        return self.status == "kept" and self.judged < self.of

    @property
    def is_judged(self) -> bool:
        """Whether a check came to a verdict on it."""
        return self.status in ("kept", "broken")

    @property
    def is_owed(self) -> bool:
        """Whether this run was asked to judge it, and could not."""
        return self.is_selected and not self.is_deeper and not self.is_judged

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables of keys and headers that the reproducer needs: `PP_KEY`."""
        found = re.findall(r"\$\{?([A-Z]+_[A-Z0-9_]+)", "\n".join(self.reproducer or ()))
        return tuple(sorted(set(found)))


@dataclass(frozen=True)
class Report:
    """Everything that the reports show.

    `served` is what became of each documented operation. `stopped` says why a run ended early, if
    it did; `is_begun` whether it came as far as the rules. `compared` tells what has changed since
    a former run. `is_all_required` has a rule count as failed that was not judged.
    """

    api: str
    title: str
    target: str
    seed: int
    started: datetime
    duration: float
    requests: int
    rows: tuple[Row, ...]
    left_behind: tuple[str, ...]
    is_strict: bool
    stopped: str | None = None
    troubles: tuple[str, ...] = ()
    is_begun: bool = True
    served: tuple[Served, ...] = ()
    is_all_required: bool = False
    compared: Comparison | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the contract is kept, as far as this run can tell."""
        if self.stopped is not None:
            return "inconclusive"
        if any(self.counts(row) for row in self.rows):
            return "broken"
        if self.troubles or any(row.has_trouble for row in self.rows):
            return "inconclusive"
        return "inconclusive" if self.doubt else "kept"

    @property
    def doubt(self) -> str | None:
        """Why the run as a whole tells nothing: it ended early, or no rule that counts was judged.

        Where no `must` is among the selected rules, one of the others is enough.
        """
        if self.stopped is not None:
            return f"the run ended early: {self.stopped}"
        selected = [row for row in self.rows if row.is_selected]
        musts = [row for row in selected if row.rule.level == "must"]
        if not any(row.is_judged for row in musts or selected):
            return "no must rule was judged" if musts else "no rule was judged"
        return None

    @property
    def unserved(self) -> tuple[Served, ...]:
        """The operations that were called and never succeeded, as far as selected rules need."""
        ids = [each.operation.id for each in self.served]
        rules = [row.rule for row in self.rows if row.is_selected]
        wanted = {each for rule in rules for each in rule.about.among(ids)}
        return tuple(
            each
            for each in self.served
            if each.is_tried and not each.has_succeeded and each.operation.id in wanted
        )

    def counts(self, row: Row) -> bool:
        """Tell whether a row alone makes the verdict `broken`."""
        weighs = row.rule.level == "must" or (self.is_strict and row.rule.level == "should")
        return row.status == "broken" and weighs and not row.is_accepted

    @property
    def broken(self) -> tuple[Row, ...]:
        """The rows of broken rules, accepted or not."""
        return tuple(row for row in self.rows if row.status == "broken")

    @property
    def never_served(self) -> tuple[Served, ...]:
        """The operations that were called and never succeeded."""
        return tuple(each for each in self.served if each.is_tried and not each.has_succeeded)

    @property
    def statuses(self) -> dict[str, Status]:
        """What each rule that was asked for came to."""
        return {row.rule.id: row.status for row in self.rows if row.is_selected}

    @property
    def successes(self) -> dict[str, bool]:
        """Whether each operation that was called succeeded, by its name."""
        return {each.name: each.has_succeeded for each in self.served if each.is_tried}

    @property
    def healed(self) -> tuple[Row, ...]:
        """The rows that a baseline accepts as broken although they are kept."""
        return tuple(row for row in self.rows if row.is_accepted and row.status == "kept")

    @property
    def counts_by_status(self) -> dict[Status, int]:
        """How many rules came to each status; every form of a report tells these numbers."""
        found = Counter(row.status for row in self.rows)
        return {status: found[status] for status in get_args(Status)}

    @property
    def summary(self) -> str:
        """The counts by status in one line, after the verdict."""
        counts = [f"{count} {status}" for status, count in self.counts_by_status.items()]
        return f"{self.verdict}: {', '.join(counts)}"

    def exit_code(self, *, require_all: bool) -> int:
        """Return 2 inconclusive, 1 broken, 3 something selected was not judged, 0 kept.

        What only a deeper run judges is not asked of this one.
        """
        if self.verdict != "kept":
            return 2 if self.verdict == "inconclusive" else 1
        is_owed = bool(self.unserved) or any(row.is_owed for row in self.rows)
        return 3 if require_all and is_owed else 0


@dataclass(frozen=True)
class Tally:
    """What rows are made of: the records by rule, what a baseline accepts, the reproducers.

    `standing` tells how far a rule has something to stand on, `deeper` of a rule's id what deeper
    run would judge it, `ended` why the run ended before its end.
    """

    records: Mapping[str, Record]
    accepted: frozenset[str]
    reproducers: Mapping[str, tuple[str, ...]]
    fit_to_print: Callable[[str], str]
    standing: Callable[[RuleText, Record], Standing]
    deeper: Callable[[str], str | None]
    ended: str | None = None

    def row(self, rule: RuleText) -> Row:
        """Return the row of one rule; no key shows in it."""
        record = self.records.get(rule.id)
        standing = self.standing(rule, record or Record())
        row = self._status(rule, record, standing)
        return replace(
            row,
            why=None if row.why is None else self.fit_to_print(row.why),
            is_accepted=rule.id in self.accepted,
            judged=standing.judged,
            of=standing.of,
        )

    def _status(self, rule: RuleText, record: Record | None, standing: Standing) -> Row:
        if record is None:
            return Row(rule, "untested", why="not selected", is_selected=False)
        if record.broken:
            why, lines = record.findings[0].why, self.reproducers.get(rule.id)
            return Row(rule, "broken", record.examples, why, lines)
        if record.lacking:
            return Row(rule, "skipped", record.examples, "; ".join(record.lacking))
        return self._unbroken(rule, record, standing)

    def _unbroken(self, rule: RuleText, record: Record, standing: Standing) -> Row:
        if record.troubles:
            why = f"no verdict: {'; '.join(record.troubles)}"
            return Row(rule, "untested", record.examples, why, has_trouble=True)
        if record.examples and standing.why is None and standing.examples:
            return Row(rule, "kept", standing.examples, "; ".join(record.notes) or None)
        if record.skips:
            return Row(rule, "skipped", why="; ".join(record.skips))
        if self.ended is not None:
            return Row(rule, "untested", why=f"the run ended before it was judged: {self.ended}")
        deeper = self.deeper(rule.id)
        if deeper is not None:
            return Row(rule, "untested", why=deeper, is_deeper=True)
        return Row(rule, "untested", why=standing.why or "nothing was there to judge it by")
