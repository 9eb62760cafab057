"""Runs the kit in a test: against an answering function, with a clock that never sleeps."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from tests.contracts.kit.toy.place import settle
from tests.reported import as_declared

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.report.report import Report, Row
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.contracts.kit.talk.clock import Clock

KEY, OTHER = "key-of-acme-1111", "key-of-north-2222"
KEYS = {"key": KEY, "other_key": OTHER}
URL = "http://127.0.0.1:9/v1"
AWAY = "https://notes.example/v1"


@dataclass
class Time:
    """A clock whose sleeping is only noted."""

    seconds: float = 0.0
    naps: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        start = datetime(2026, 6, 1, 12, tzinfo=UTC)
        return Clock(lambda: start, lambda: self.seconds, self.sleep)


def judged() -> Judged:
    """Return what the notes service is judged by."""
    settle()
    from understudy.contracts.kit.run.choice import judged_by

    return judged_by(URL, "notes")


def run_of(answer: Any, time: Time | None = None, /, **options: Any) -> Run:
    """Return a run that is ready to judge an answering function."""
    asked = {"base_url": URL, "keys": KEYS, "seed": 1, "depth": "quick", **options}
    world = World((time or Time()).clock, httpx.MockTransport(answer))
    return Run(Options(**asked), judged(), world)


def judge(answer: Any, time: Time | None = None, /, **options: Any) -> Report:
    """Judge an answering function."""
    return as_declared(run_of(answer, time, **options).judge())


def row(report: Report, rule: str) -> Row:
    """Return the row of one rule."""
    return next(row for row in report.rows if row.rule.id == rule)


def statuses(report: Report) -> dict[str, str]:
    """Return what each rule came to."""
    return {row.rule.id: row.status for row in report.rows}
