"""What the page shows of a report: its rules and operations in the order of a reader's interest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from understudy.contracts.kit.judge.served import Served
from understudy.contracts.kit.report.causes import Cause, causes_of, never_succeeded
from understudy.contracts.kit.report.report import Report, Row, Status
from understudy.reference.rules import Level

ORDER: tuple[Status, ...] = ("broken", "untested", "skipped", "kept")
FEW = 5


@dataclass(frozen=True)
class OperationView:
    """One documented operation with the rules that are about it."""

    served: Served
    rows: tuple[Row, ...]

    @property
    def state(self) -> str:
        """Whether it succeeded, and with what: in the words of the page."""
        if not self.served.is_tried:
            return "not called"
        return "served" if self.served.has_succeeded else "never succeeded"

    @property
    def broken(self) -> list[Row]:
        """The rules that an answer of this very operation shows broken."""
        ident = self.served.operation.id
        return [row for row in self.rows if row.status == "broken" and shown_by(row) == ident]

    @property
    def counts(self) -> list[tuple[Status, int]]:
        """How many of the rules about it came to each status."""
        found = Counter(row.status for row in self.rows)
        return [(status, found[status]) for status in ORDER if found[status]]


def shown_by(row: Row) -> str | None:
    """Return the id of the operation whose answer shows a rule broken."""
    evidence = row.evidence
    return evidence.operation.id if evidence and evidence.operation else None


class View:
    """What the templates ask for."""

    levels = get_args(Level)

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def rows(self) -> list[Row]:
        """The rules, what is broken first; those that nobody asked for last."""
        return sorted(
            self._report.rows, key=lambda row: (not row.is_selected, ORDER.index(row.status))
        )

    @cached_property
    def causes(self) -> Sequence[Cause]:
        """What is broken, by cause."""
        return causes_of(self._report)

    @property
    def is_short(self) -> bool:
        """Whether little enough is broken to show all evidence at once."""
        return len(self._report.broken) <= FEW

    @property
    def counts(self) -> list[tuple[Status, int, int]]:
        """Each status with its count, and where its piece of the bar begins."""
        found, begins = [], 0
        for status in reversed(ORDER):
            count = self._report.counts_by_status[status]
            found.append((status, count, begins))
            begins += count
        return found

    @cached_property
    def operations(self) -> list[OperationView]:
        """The operations with the rules about them."""
        return [
            OperationView(
                served, tuple(row for row in self.rows if served.operation.id in self.about(row))
            )
            for served in self._report.served
        ]

    def about(self, row: Row) -> list[str]:
        """Return the ids of the operations that a rule is about, or that show it broken."""
        ids = [each.operation.id for each in self._report.served]
        about = {*row.rule.about.among(ids), shown_by(row)}
        return [each for each in ids if each in about]

    @property
    def good(self) -> int:
        """How many operations succeeded."""
        return sum(each.has_succeeded for each in self._report.served)

    @property
    def never(self) -> str:
        """The operations that never succeeded, with what they answered."""
        return never_succeeded(self._report.never_served)

    @property
    def tone(self) -> str:
        """The colour of the verdict."""
        verdict = self._report.verdict
        return "skipped" if verdict == "inconclusive" else verdict
