"""The report for other tools: one JSON object of a fixed shape."""

import json
from dataclasses import asdict
from datetime import UTC
from typing import Any

from understudy.contracts.kit.judge.served import Served
from understudy.contracts.kit.report.causes import Cause, causes_of
from understudy.contracts.kit.report.comparison import Comparison
from understudy.contracts.kit.report.report import Report, Row

# What a reader of format 1 knows still stands under the same names.
FORMAT = 2


def to_json(report: Report) -> str:
    """Return the report as JSON text."""
    return json.dumps(as_dict(report), indent=2, ensure_ascii=False) + "\n"


def as_dict(report: Report) -> dict[str, Any]:
    """Return the report as a plain dict; `docs/report.schema.json` describes it."""
    started = report.started.astimezone(UTC).isoformat(timespec="milliseconds")
    return {
        "format": FORMAT,
        "api": report.api,
        "target": report.target,
        "seed": report.seed,
        "started": started.replace("+00:00", "Z"),
        "duration_s": round(report.duration, 3),
        "requests": report.requests,
        "verdict": report.verdict,
        "counts": report.counts_by_status,
        "served": [_served(each) for each in report.served],
        "rules": [_rule(row) for row in report.rows],
        "causes": [_cause(cause) for cause in causes_of(report)],
        "compared": None if report.compared is None else _compared(report.compared),
        "left_behind": list(report.left_behind),
    }


def _served(each: Served) -> dict[str, Any]:
    return {
        "operation": each.operation.id,
        "name": each.name,
        "status": each.status,
        "succeeded": each.has_succeeded,
    }


def _rule(row: Row) -> dict[str, Any]:
    return {
        "id": row.rule.id,
        "statement": row.rule.statement,
        "citation": row.rule.citation,
        "level": row.rule.level,
        "status": row.status,
        "examples": row.examples,
        "judged": row.judged,
        "of": row.of,
        "why": row.why,
        "reproducer": None if row.reproducer is None else list(row.reproducer),
    }


def _cause(cause: Cause) -> dict[str, Any]:
    shortest = cause.shortest
    return {
        "title": cause.title,
        "rules": [row.rule.id for row in cause.rows],
        "shortest_reproducer": None if shortest is None else shortest.rule.id,
    }


def _compared(compared: Comparison) -> dict[str, Any]:
    changes = asdict(compared)
    return {name: each if name == "since" else list(each) for name, each in changes.items()}
