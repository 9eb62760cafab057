"""The report for other tools: one JSON object of a fixed shape."""

import json
from datetime import UTC
from typing import Any

from understudy.contracts.kit.report import Report, Row


def to_json(report: Report) -> str:
    """Return the report as JSON text."""
    return json.dumps(as_dict(report), indent=2, ensure_ascii=False) + "\n"


def as_dict(report: Report) -> dict[str, Any]:
    """Return the report as a plain dict."""
    started = report.started.astimezone(UTC).isoformat(timespec="milliseconds")
    return {
        "api": report.api,
        "target": report.target,
        "seed": report.seed,
        "started": started.replace("+00:00", "Z"),
        "duration_s": round(report.duration, 3),
        "requests": report.requests,
        "verdict": report.verdict,
        "rules": [_rule(row) for row in report.rows],
        "left_behind": list(report.left_behind),
    }


def _rule(row: Row) -> dict[str, Any]:
    return {
        "id": row.rule.id,
        "statement": row.rule.statement,
        "citation": row.rule.citation,
        "level": row.rule.level,
        "status": row.status,
        "examples": row.examples,
        "why": row.why,
        "reproducer": None if row.reproducer is None else list(row.reproducer),
    }
