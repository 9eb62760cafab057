"""Reports to show: one row of each kind."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.reported import as_declared

from understudy.contracts.kit.report.report import Report, Row
from understudy.reference.rules import Level, RuleText

NASTY = '<script>alert("x")</script> & \x07 \ud800'.encode("utf-8", "replace").decode()


def rule(name: str, level: Level = "must") -> RuleText:
    return RuleText(name, f"Sentence of {name} <b>", "Heading & more", level)


def report(*rows: Row, strict: bool = False, stopped: str | None = None, **more: Any) -> Report:
    told = Report(
        api="notes",
        title="Notes <i>",
        target="http://127.0.0.1:9/v1",
        seed=1,
        started=datetime(2026, 6, 1, 12, tzinfo=UTC),
        duration=1.23456,
        requests=7,
        rows=rows,
        left_behind=("n_1",),
        is_strict=strict,
        stopped=stopped,
    )
    return as_declared(replace(told, **more))


KEPT = Row(rule("N-1"), "kept", 3)
BROKEN = Row(rule("N-2"), "broken", 2, f"GET /: expected a; got {NASTY}", ("curl x", "# <end>"))
ADVICE = Row(rule("N-3", "should"), "broken", 1, "a matter of taste")
INFO = Row(rule("N-4", "info"), "broken", 1, "just so")
SKIPPED = Row(rule("N-5"), "skipped", 0, "needs other_key")
TROUBLE = Row(rule("N-6"), "untested", 0, "no verdict: odd", has_trouble=True)
UNTESTED = Row(rule("N-10"), "untested", 0, "GET /notes never succeeded: 404")
DEEPER = Row(rule("N-11"), "untested", 0, "only --deep runs it", is_deeper=True)
DESELECTED = Row(rule("N-7"), "untested", 0, "not selected", is_selected=False)
ACCEPTED = Row(rule("N-8"), "broken", 1, "known", is_accepted=True)
HEALED = Row(rule("N-9"), "kept", 1, is_accepted=True)
