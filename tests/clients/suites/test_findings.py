"""What the suites' own words become, and that none passes by saying nothing."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.clients.client import ROOT
from tests.clients.registry import tools
from tests.clients.suite import Findings, Suite, Task
from tests.clients.suites import dredd, ibm, portman, prism, specmatic, specmatic_tests
from tests.clients.suites.catalog import SUITES

CALL = {"n": 3, "operation": "get_info", "status": 200, "refusal": False}
REFUSAL = {"n": 4, "operation": "add_task", "status": 400, "refusal": True}


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """A task of ProductionPlanner."""
    return Task(ROOT / "openapi.yaml", {}, tmp_path)


def violating(status: int, place: str) -> httpx.Response:
    """An answer in which Prism objects to something."""
    violation = f'[{{"location": ["{place}", "body"], "message": "must be string"}}]'
    return httpx.Response(status, headers={"sl-violations": violation})


def test_portman_tells_of_assertions_and_of_operations_without_a_request(task: Task) -> None:
    error = {"test": "Status code is 2xx", "message": "expected 2XX\nbut found 404"}
    ran = {"executions": [{}], "failures": [{"source": {"name": "Get a job"}, "error": error}]}

    assert [*portman.missing(task, ran)] == ["made 1 requests of 19 operations"]
    assert [*portman.failures(ran)] == ["Get a job: Status code is 2xx: expected 2XX but found 404"]


def test_portman_sends_the_body_that_no_example_can_foresee(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "default.json").write_text('{"tests": {}, "overwrites": []}', "utf-8")
    monkeypatch.setattr(portman, "DEFAULT", tmp_path / "default.json")
    shown = {**CALL, "is_body_shown": True}
    renewal = {**CALL, "operation": "renew", "is_body_shown": False, "body": {"token": "good"}}
    used_up = {**renewal, "refusal": True}

    config = portman.configuration({"calls": [shown, renewal, used_up]})

    field = {"key": "token", "value": "good", "overwrite": True}
    assert config["overwrites"] == [
        {"openApiOperationId": "renew", "overwriteRequestBody": [field]}
    ]


def test_dredd_tells_of_transactions_and_of_operations_without_one(task: Task) -> None:
    row = {"method": "GET", "path": "/info", "expected": 200, "status": "fail", "message": "no"}

    missing = [*dredd.missing(task, [row])]

    assert len(missing) == 18
    assert missing[0] == "list_projects was not called; see dredd.log"
    assert [*dredd.failures([row])] == ["GET /info (200): no"]
    assert [*dredd.failures([{**row, "status": "pass"}])] == []


@pytest.mark.parametrize(
    ("call", "answer", "found"),
    [
        (CALL, httpx.Response(200), []),
        (CALL, violating(200, "request"), ["request.body: must be string"]),
        (CALL, violating(200, "response"), ["response.body: must be string"]),
        (CALL, httpx.Response(404, text="gone"), ["was to be 200 and is 404: gone"]),
        (REFUSAL, violating(400, "request"), []),
        (REFUSAL, violating(400, "response"), ["response.body: must be string"]),
    ],
)
def test_prism_objects_to_all_but_a_refused_request(
    call: dict[str, Any], answer: httpx.Response, found: list[str]
) -> None:
    who = f"{call['operation']} (call {call['n']}): "

    assert [*prism.objections(call, answer)] == [who + one for one in found]


def test_specmatic_tells_of_places_and_of_warnings() -> None:
    said = (
        "WARNING: Ignoring request example named short for test or stub data\n"
        "WARNING: Please check the regex ^(?!0)\n"
        ">> components.schemas.Site.allOf[1].required\n\n"
        '    Required property "name" is not defined\n'
        f"{specmatic.READ}\n"
    )

    assert [*specmatic.complaints(said)] == [
        "WARNING: Please check the regex ^(?!0)",
        'components.schemas.Site.allOf[1].required: Required property "name" is not defined',
    ]
    assert [*specmatic.complaints(specmatic.READ)] == []


def test_a_spec_that_specmatic_did_not_read_fails() -> None:
    assert [*specmatic.complaints("No OpenAPI specifications found to validate.")] == [
        "the spec could not be read; see validate.log"
    ]


def test_a_test_of_specmatic_that_failed_or_was_not_made_fails() -> None:
    failed = "Scenario: GET /info -> 200 has FAILED\nTests run: 2, Successes: 1, Failures: 1\n"

    assert [*specmatic_tests.failures(failed, 2)] == [
        "GET /info -> 200 has FAILED",
        "1 of 2 tests passed, 2 were to be made; see test.log",
    ]
    assert [*specmatic_tests.failures("Tests run: 2, Successes: 2", 2)] == []
    assert [*specmatic_tests.failures("Tests run: 1, Successes: 1", 2)] != []
    assert [*specmatic_tests.failures("", 2)] != []


def test_the_ibm_validator_tells_of_structure_and_not_of_style() -> None:
    shown = {"path": ["components", "schemas", "Site", "required"], "message": "not an object"}
    style = {"path": ["components"], "message": ibm.STYLE}
    rest: dict[str, Any] = {severity: {"results": []} for severity in ("warning", "info", "hint")}

    assert [*ibm.findings({"error": {"results": [shown, style]}, **rest})] == [
        "components.schemas.Site.required: not an object"
    ]


def test_each_suite_is_run_with_the_clients() -> None:
    assert {suite.name for suite in SUITES} <= tools().keys()
    assert all(isinstance(suite, Suite) for suite in SUITES)
    assert Findings("read").problems == ()
