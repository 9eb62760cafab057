"""The demo data: what the guide says of it, and what keeps the spec."""

import json
from typing import Any

import pytest
from jsonschema_rs import validator_for
from tests.server.resourceplanner.workspaces import API, BALTIC, KESTREL

from understudy.catalog import find
from understudy.reference.schemas import json_schema
from understudy.reference.spec import load_spec

SPEC = load_spec(find(API))
SCHEMAS = {"resources": "Resource", "projects": "Project", "assignments": "AssignmentDetails"}


def read(name: str) -> Any:
    """Return what a fixture file holds."""
    return json.loads((find(API).fixtures / f"{name}.json").read_text())


ROWS = [
    pytest.param(kind, org, row, id=row["id"])
    for kind in SCHEMAS
    for org, rows in read(kind).items()
    for row in rows
]


@pytest.mark.parametrize(("kind", "org", "row"), ROWS)
def test_a_document_is_valid_against_the_spec(kind: str, org: str, row: dict[str, Any]) -> None:
    schema = json_schema(SPEC, SPEC.document["components"]["schemas"][SCHEMAS[kind]])
    shown = {name: value for name, value in row.items() if not name.startswith("_")}

    assert validator_for(schema, validate_formats=True).is_valid(shown)


@pytest.mark.parametrize("org", [KESTREL, BALTIC])
def test_what_is_named_is_there(org: str) -> None:
    resources = {row["id"]: row for row in read("resources")[org] if "_deleted" not in row}
    projects = {row["id"]: row for row in read("projects")[org]}
    managed = [
        key
        for row in resources.values()
        if row["membership"]
        for key in row["membership"]["managerSettings"]["managesResources"]
    ]
    rated = [rate["resourceId"] for row in projects.values() for rate in row["resourceRates"]]
    assignments = read("assignments")[org]

    assert {*managed, *rated, *(row["_resource"] for row in assignments)} <= resources.keys()
    assert {row["_project"] for row in assignments} <= projects.keys()


def test_the_assignments_of_the_first_workspace_lie_in_two_months() -> None:
    rows = read("assignments")[KESTREL]

    assert len(rows) == 12
    assert min(row["dateFrom"] for row in rows)[:10] == "2025-10-01"
    assert max(row["dateTo"] for row in rows)[:10] == "2025-11-30"
    assert 0 in [row["hoursPerDay"] for row in rows]
    assert sum(row["_series"] is not None for row in rows) == 3
