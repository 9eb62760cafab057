"""Holds every report that a test makes against the schema that the documentation promises."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from understudy.contracts.kit.report.document import to_json
from understudy.contracts.kit.report.report import Report

SCHEMA = Path(__file__).parents[1] / "docs" / "report.schema.json"


@cache
def validator() -> jsonschema_rs.Validator:
    """Return what checks a JSON report."""
    return jsonschema_rs.validator_for(json.loads(SCHEMA.read_text("utf-8")))


def declared(document: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON report, after making sure that the schema describes all of it."""
    validator().validate(document)
    return document


def as_declared(report: Report) -> Report:
    """Return a report, after making sure that the schema describes its JSON."""
    declared(json.loads(to_json(report).encode()))
    return report
