"""What broken rules have in common: those that one cause explains are told together."""

import re
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.judge.served import Served, failing
from understudy.contracts.kit.report.report import Report, Row
from understudy.contracts.kit.reproduce.reproducers import DOUBT, PARTLY

STATUS = re.compile(r"\d{3}\b")


@dataclass(frozen=True)
class Cause:
    """Rules that are broken in the same way; `title` says how, and is None of a rule alone.

    `is_unserved`: operations that never succeeded are the cause.
    """

    rows: tuple[Row, ...]
    title: str | None = None
    is_unserved: bool = False

    @property
    def shortest(self) -> Row | None:
        """The row with the shortest reproducer; one that showed again goes before all others."""
        with_one = [row for row in self.rows if row.reproducer]
        return min(with_one, key=_length, default=None)


def causes_of(report: Report) -> tuple[Cause, ...]:
    """Return why rules are broken, but for accepted ones: first what counts, and is not served."""
    places = failing(report.served)
    groups: dict[Hashable, list[Row]] = {}
    for row in report.broken:
        if not row.is_accepted:
            groups.setdefault(_key(row, places), []).append(row)
    causes = [_cause(key, rows, report) for key, rows in groups.items()]
    return tuple(sorted(causes, key=lambda cause: _weight(cause, report)))


def never_succeeded(served: Iterable[Served]) -> str:
    """Name operations and what they answered: `GET, POST /tasks (404), GET /info (500)`."""
    paths: dict[tuple[str, str], list[str]] = {}
    for each in served:
        status = str(each.status)
        if each.status is not None and 200 <= each.status < 300:
            status += " without what is documented"
        paths.setdefault((each.operation.template, status), []).append(each.operation.method)
    return ", ".join(
        f"{', '.join(methods)} {template} ({status})"
        for (template, status), methods in paths.items()
    )


def _key(row: Row, places: Collection[tuple[str | None, int]]) -> Hashable:
    evidence = row.evidence
    if evidence is None:
        return row.rule.id
    if evidence.place in places:
        return ("never", evidence.status)
    wanted = STATUS.match(evidence.expected)
    if wanted and int(wanted[0]) != evidence.status:
        return ("status", int(wanted[0]), evidence.status)
    return row.rule.id


def _cause(key: Hashable, rows: Sequence[Row], report: Report) -> Cause:
    match key:
        case ("never", status):
            never = [each for each in report.never_served if each.status == status]
            title = f"never succeeded: {never_succeeded(never)}"
            return Cause(tuple(rows), title, is_unserved=True)
        case ("status", wanted, status) if len(rows) > 1:
            found = (row.evidence.operation for row in rows if row.evidence)
            names = dict.fromkeys(each.name for each in found if each)
            where = f": {', '.join(names)}" if names else ""
            return Cause(tuple(rows), f"{status} where {wanted} is documented{where}")
    return Cause(tuple(rows))


def _weight(cause: Cause, report: Report) -> tuple[bool, bool, int]:
    counts = any(report.counts(row) for row in cause.rows)
    return not counts, not cause.is_unserved, -len(cause.rows)


def _length(row: Row) -> tuple[bool, int]:
    lines = row.reproducer or ()
    return not {DOUBT, PARTLY}.isdisjoint(lines), sum(map(len, lines))
