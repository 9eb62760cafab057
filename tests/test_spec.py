"""The hand-written spec says all that the documentation says, in a form that tools accept."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate
from tests.document import (
    COMPONENTS,
    DOCUMENT,
    SPEC,
    component,
    contents,
    fits,
    nodes,
    operations,
    values,
)

from understudy.contracts.kit.layers.assumed import without_assumed

ROOT = Path(__file__).parents[1]
PROJECT = "/projects/{projectId}"
# The documentation's 19 routes, in its order, with the status codes that each can answer.
ROUTES = {
    "get_info": ("get", "/info", "200 401"),
    "list_projects": ("get", "/projects", "200 401"),
    "create_project": ("post", "/projects", "201 400 401"),
    "get_project": ("get", PROJECT, "200 401 404"),
    "update_project": ("patch", PROJECT, "200 400 401 404"),
    "list_dates": ("get", f"{PROJECT}/dates", "200 401 404"),
    "add_date": ("post", f"{PROJECT}/dates", "201 400 401 404 409"),
    "list_schedule": ("get", f"{PROJECT}/schedule/{{date}}", "200 400 401 404"),
    "add_schedule_item": ("post", f"{PROJECT}/schedule/{{date}}", "201 400 401 404"),
    "list_team": ("get", f"{PROJECT}/team", "200 401 404"),
    "add_team_member": ("post", f"{PROJECT}/team", "201 400 401 404"),
    "list_tasks": ("get", f"{PROJECT}/tasks", "200 401 404"),
    "add_task": ("post", f"{PROJECT}/tasks", "201 400 401 404"),
    "list_budget": ("get", f"{PROJECT}/budget", "200 401 404"),
    "add_budget_item": ("post", f"{PROJECT}/budget", "201 400 401 404"),
    "list_locations": ("get", f"{PROJECT}/locations", "200 401 404"),
    "add_location": ("post", f"{PROJECT}/locations", "201 400 401 404"),
    "list_resources": ("get", f"{PROJECT}/resources", "200 401 404"),
    "add_resource_link": ("post", f"{PROJECT}/resources/link", "201 400 401 404"),
}
BELOW_A_PROJECT = {name for name, (_, path, _) in ROUTES.items() if path.startswith(PROJECT)}

EXAMPLES = [
    pytest.param(content["schema"], value, id=f"{kind}-{name}-{example}".rstrip("-"))
    for kind in ("requestBodies", "responses")
    for name, content in contents(kind)
    for example, value in values(content).items()
]
SUCCESSES = {name: part for name, part in COMPONENTS["responses"].items() if "x-message" in part}
LINKS = [
    pytest.param(link, id=f"{name}-{label}")
    for name, response in COMPONENTS["responses"].items()
    for label, link in response.get("links", {}).items()
]


def test_the_document_is_valid_openapi() -> None:
    validate(DOCUMENT)


def test_the_document_stays_valid_without_its_assumptions() -> None:
    documented = without_assumed(DOCUMENT)

    validate(documented)
    assert "x-assumed" not in json.dumps(documented)


def test_the_19_documented_routes_are_there_and_no_other() -> None:
    found = [(method, path, operation["operationId"]) for method, path, operation in operations()]

    assert found == [(method, path, name) for name, (method, path, _) in ROUTES.items()]


def test_operation_ids_are_unique() -> None:
    ids = [operation["operationId"] for _, _, operation in operations()]

    assert len(ids) == len(set(ids))


def test_each_operation_documents_its_status_codes_and_no_other() -> None:
    found = {
        operation["operationId"]: " ".join(operation["responses"])
        for _, _, operation in operations()
    }

    assert found == {name: codes for name, (_, _, codes) in ROUTES.items()}


def test_every_response_body_and_parameter_is_a_named_component() -> None:
    for _, path, operation in operations():
        shared = DOCUMENT["paths"][path].get("parameters", [])
        bodies = [operation["requestBody"]] if "requestBody" in operation else []
        parts = [*operation["responses"].values(), *shared, *bodies]
        assert all(component(part) for part in parts)


def test_every_body_has_a_named_schema() -> None:
    for _, content in contents("requestBodies") + contents("responses"):
        assert component(content["schema"])


def test_a_reference_stands_alone() -> None:
    referring = [node for node in nodes(DOCUMENT) if "$ref" in node]

    assert all(len(node) == 1 for node in referring)


def test_the_base_path_is_v1() -> None:
    assert SPEC.base_path == "/v1"


def test_every_operation_needs_a_bearer_key() -> None:
    assert DOCUMENT["security"] == [{"bearer": []}]
    assert COMPONENTS["securitySchemes"]["bearer"]["type"] == "http"
    assert COMPONENTS["securitySchemes"]["bearer"]["scheme"] == "bearer"
    assert not any("security" in operation for _, _, operation in operations())


def test_every_success_has_its_message() -> None:
    for _, _, operation in operations():
        success = next(iter(operation["responses"].values()))
        assert isinstance(component(success)["x-message"], str)


@pytest.mark.parametrize("name", SUCCESSES)
def test_the_examples_of_a_success_carry_its_message(name: str) -> None:
    response = SUCCESSES[name]
    bodies = values(response["content"]["application/json"])

    messages = {body["message"] for body in bodies.values() if "message" in body}

    assert messages == {response["x-message"]}


@pytest.mark.parametrize("name", COMPONENTS["responses"])
def test_every_response_has_an_example(name: str) -> None:
    assert values(COMPONENTS["responses"][name]["content"]["application/json"])


@pytest.mark.parametrize(("schema", "value"), EXAMPLES)
def test_an_example_is_valid_against_its_schema(schema: dict[str, Any], value: Any) -> None:
    assert fits(schema, value)


@pytest.mark.parametrize("name", COMPONENTS["parameters"])
def test_the_example_of_a_parameter_is_valid_against_its_schema(name: str) -> None:
    parameter = COMPONENTS["parameters"][name]

    assert fits(parameter["schema"], parameter["example"])


@pytest.mark.parametrize("link", LINKS)
def test_a_link_names_an_operation_and_fills_its_parameters(link: dict[str, Any]) -> None:
    _, path, _ = ROUTES[link["operationId"]]

    assert set(link["parameters"]) <= set(re.findall(r"{(\w+)}", path))
    assert "projectId" in link["parameters"]


def test_a_new_project_links_to_all_that_can_be_done_with_it() -> None:
    links = COMPONENTS["responses"]["ProjectCreated"]["links"]

    assert {link["operationId"] for link in links.values()} == BELOW_A_PROJECT
    assert len(BELOW_A_PROJECT) == 16


@pytest.mark.parametrize(
    "name", [name for name, (method, _, _) in ROUTES.items() if method == "post"]
)
def test_every_create_links_to_what_it_created(name: str) -> None:
    (operation,) = [part for _, _, part in operations() if part["operationId"] == name]

    assert component(operation["responses"]["201"])["links"]


@pytest.mark.node
def test_redocly_finds_no_error_and_no_warning() -> None:
    lint = subprocess.run(
        [ROOT / "node_modules/.bin/redocly", "lint", "openapi.yaml", "--format=json"],
        cwd=ROOT,
        env={**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert lint.returncode == 0, lint.stderr
    assert json.loads(lint.stdout)["problems"] == []
