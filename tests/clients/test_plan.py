"""The plan of calls: what a table leaves out comes from the spec, and a table has no gaps."""

from pathlib import Path
from typing import Any

import pytest
from tests.clients.document import Document, settings_of, spec_files
from tests.clients.plan import TableError, left_out, make_plan, planned
from tests.clients.registry import tools

SPEC = """
openapi: 3.0.3
servers: [{url: https://api.example.com/v1}]
security: [{token: []}]
paths:
  /projects/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}, example: p_1}
    patch:
      operationId: update_project
      tags: [Projects, Others]
      parameters:
        - {name: notify, in: query, schema: {type: boolean, example: false}}
        - {name: trace, in: query, schema: {type: boolean}}
      requestBody: {$ref: "#/components/requestBodies/Project"}
      responses:
        "200": {$ref: "#/components/responses/Project"}
        "404": {description: none}
components:
  securitySchemes:
    token: {type: apiKey, in: header, name: X-Key}
  requestBodies:
    Project:
      content:
        application/json:
          schema: {$ref: "#/components/schemas/ProjectUpdate"}
          examples:
            rename: {value: {name: Tour}}
            empty: {value: {name: null}}
  responses:
    Project:
      content:
        application/json:
          schema: {$ref: "#/components/schemas/ProjectAnswer"}
"""
REFUSAL = {"operation": "update_project", "parameters": {"id": "p_0"}, "status": 404}


def plan(tmp_path: Path, *rows: dict[str, Any]) -> dict[str, Any]:
    """The plan of these rows."""
    spec = tmp_path / "openapi.yaml"
    spec.write_text(SPEC)
    table = {"key": "k", "calls": [*rows, REFUSAL]}
    return planned("x", Document(spec), table, "http://127.0.0.1:1")


def test_what_a_row_leaves_out_comes_from_the_spec(tmp_path: Path) -> None:
    made = plan(tmp_path, {"operation": "update_project"})

    assert made["base_url"] == "http://127.0.0.1:1/v1"
    assert made["security"] == {
        "scheme": "token",
        "type": "apiKey",
        "header": "X-Key",
        "prefix": "",
    }
    assert made["calls"][0] == {
        "n": 0,
        "operation": "update_project",
        "method": "PATCH",
        "path": "/projects/{id}",
        "tag": "Projects",
        "parameters": [
            {"name": "id", "in": "path", "value": "p_1"},
            {"name": "notify", "in": "query", "value": False},
        ],
        "body": {"name": "Tour"},
        "is_body_shown": True,
        "file": None,
        "media_type": "application/json",
        "body_schema": "ProjectUpdate",
        "answer_schema": "ProjectAnswer",
        "key": "k",
        "status": 200,
        "refusal": False,
    }


def test_a_body_of_the_table_is_told_from_an_example(tmp_path: Path) -> None:
    call, _ = plan(tmp_path, {"operation": "update_project", "body": {"name": "Own"}})["calls"]

    assert (call["body"], call["is_body_shown"]) == ({"name": "Own"}, False)


def test_a_row_may_say_all_itself(tmp_path: Path) -> None:
    row = {"operation": "update_project", "parameters": {"notify": None}, "key": "other"}

    call, refusal = plan(tmp_path, {**row, "example": "empty"})["calls"]

    assert call["parameters"] == [{"name": "id", "in": "path", "value": "p_1"}]
    assert (call["body"], call["key"]) == ({"name": None}, "other")
    assert (refusal["status"], refusal["refusal"], refusal["answer_schema"]) == (404, True, None)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, "no call of update_project"),
        ({"operation": "x"}, "call 0"),
        ({"operation": "update_project", "colour": 1}, "call 0"),
        ({"operation": "update_project", "parameters": {"x": 1}}, "no parameter x"),
        ({"operation": "update_project", "parameters": {"id": None}}, "needs a value of id"),
        ({"operation": "update_project", "example": "x"}, "no example 'x'"),
        ({"operation": "update_project", "status": 201}, "documents no 201"),
    ],
)
def test_a_table_that_does_not_fit_the_spec_is_refused(
    tmp_path: Path, row: dict[str, Any], told: str
) -> None:
    with pytest.raises(TableError, match=told):
        plan(tmp_path, *([row] if row else []))


@pytest.mark.parametrize("api", spec_files())
def test_the_table_of_an_api_calls_each_operation_and_is_refused_by_each(api: str) -> None:
    operations = [*Document(spec_files()[api], settings_of(api)).operations()]

    calls = make_plan(api, "http://127.0.0.1:1")["calls"]

    called = {call["operation"] for call in calls if not call["refusal"]}
    refused = {call["operation"] for call in calls if call["refusal"]}
    assert called == {operation.id for operation in operations}
    assert refused >= {operation.id for operation in operations if operation.security}


@pytest.mark.parametrize("api", spec_files())
def test_a_table_leaves_out_tools_that_there_are_each_for_a_reason(api: str) -> None:
    assert left_out(api).keys() <= tools().keys()
    assert all(reason.strip() for reason in left_out(api).values())
