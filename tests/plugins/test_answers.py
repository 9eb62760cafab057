"""An answer that is not declared: the test that got it fails, however it asked."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.serving import PATIENCE, ROOT, environment

SUITE = """
from dataclasses import replace

import httpx
import pytest

from understudy.server.apis.productionplanner import api
from understudy.server.state.failures import Conflict
from understudy.testing import Understudy

INFO = {"orgId": "o", "orgName": "n", "keyId": "k"}

def ask(**headers):
    with Understudy() as mock, mock.spaces.open() as space:
        headers["Authorization"] = "Bearer pp_" + 64 * "1"
        return httpx.get(space.url("productionplanner") + "/info", headers=headers)

def info_that(monkeypatch, act):
    async def get_info():
        return act()
    handlers = {**api.API.handlers, "get_info": get_info}
    monkeypatch.setattr(api, "API", replace(api.API, handlers=handlers))

def refuse():
    raise Conflict("no")

def test_declared():
    assert ask().json()["data"]["orgId"] == "org_acme"

def test_field(monkeypatch):
    info_that(monkeypatch, lambda: {**INFO, "plan": "gold"})
    assert ask().status_code == 200

@pytest.fixture
def answer(monkeypatch):
    info_that(monkeypatch, lambda: {**INFO, "seats": 3})
    return ask()

def test_fixture(answer):
    assert answer.status_code == 200

def test_type(monkeypatch):
    info_that(monkeypatch, lambda: {**INFO, "orgId": 7})
    assert ask().status_code == 200

def test_status(monkeypatch):
    info_that(monkeypatch, refuse)
    assert ask().status_code == 409

def test_forced(monkeypatch):
    assert ask(Prefer="code=401").status_code == 401

def test_after_all_of_them():
    assert ask().json()["data"]["orgId"] == "org_acme"
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of a suite that meets answers of all kinds."""
    folder = tmp_path_factory.mktemp("suite")
    (folder / "test_suite.py").write_text(SUITE)
    env = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    command = [sys.executable, "-m", "pytest", "-p", "tests.plugins.answers", "--tb=short", "-rfp"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", str(Path("test_suite.py"))],
        cwd=folder,
        env=environment(env),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.stdout


def test_only_the_tests_with_such_answers_fail(report: str) -> None:
    assert "4 failed, 3 passed" in report
    assert "PASSED test_suite.py::test_declared" in report
    assert "PASSED test_suite.py::test_forced" in report
    assert "PASSED test_suite.py::test_after_all_of_them" in report


@pytest.mark.parametrize(
    "finding",
    [
        "200: data.plan is not declared",
        "200: data.seats is not declared",
        '200: data/orgId: 7 is not of type "string"',
        "409, a status that is not declared",
    ],
)
def test_a_failure_says_what_is_not_declared(report: str, finding: str) -> None:
    assert f"productionplanner: get_info answered {finding}\n" in report
