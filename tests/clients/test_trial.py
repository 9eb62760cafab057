"""A trial from generating to judging, with clients that are written here."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.clients import trial
from tests.clients.client import Client
from tests.clients.commands import ToolFailed, run
from tests.clients.document import CONTROL
from tests.clients.stand_in import Place, serving
from tests.clients.suite import Findings, Suite, Task
from tests.clients.trial import applies, attempt

API = "productionplanner"


@pytest.fixture(scope="module")
def served() -> Iterator[Place]:
    """The stand-in."""
    with serving() as place:
        yield place


@pytest.fixture(autouse=True)
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Generated code goes elsewhere."""
    monkeypatch.setattr(trial, "BUILD", tmp_path)


def make_client(**more: Any) -> Client:
    """A client that passes, but for what is given."""
    parts: dict[str, Any] = {
        "generate": lambda spec, out: "",
        "compile": lambda out: "",
        "drive": driver(lambda answer: answer),
    }
    return Client(name="written here", version="1", **{**parts, **more})


def driver(decode: Callable[[Any], Any]) -> Callable[[Path, Path, Path], None]:
    """What makes the calls of a plan and decodes the answers like this."""

    def drive(out: Path, plan: Path, results: Path) -> None:
        asked = json.loads(plan.read_text())
        rows = [made(asked, call) for call in asked["calls"]]
        decoded = [{**row, "decoded": decode(row["decoded"])} for row in rows]
        results.write_text("".join(json.dumps(row) + "\n" for row in decoded))

    return drive


def made(plan: dict[str, Any], call: dict[str, Any]) -> dict[str, Any]:
    """The result of one call."""
    names = {one["name"]: one["value"] for one in call["parameters"]}
    security = plan["security"]
    answer = httpx.request(
        call["method"],
        plan["base_url"] + call["path"].format(**names),
        headers={security["header"]: security["prefix"] + call["key"]},
        json=call["body"],
    )
    return {"n": call["n"], "status": answer.status_code, "decoded": answer.json()}


def test_a_client_that_loses_nothing_passes(served: Place) -> None:
    outcome = attempt(API, make_client(), served)

    assert outcome.problems == ()
    assert outcome.calls > outcome.refusals > 0


def test_a_client_that_loses_a_field_fails(served: Place) -> None:
    lossy = driver(lambda answer: {name: answer[name] for name in answer if name != "data"})

    outcome = attempt(API, make_client(drive=lossy), served)

    assert len(outcome.problems) == outcome.calls - outcome.refusals
    assert outcome.problems[0].startswith("get_info (call 0): body.data is lost, it was {")


def test_a_generator_that_fails_is_told(served: Place) -> None:
    def generate(spec: Path, out: Path) -> str:
        return run(["sh", "-c", "echo no such keyword; exit 3"])

    (problem,) = attempt(API, make_client(generate=generate), served).problems

    assert problem.endswith("ended with 3:\nno such keyword")


def test_code_that_does_not_compile_is_told_with_the_warnings(served: Place) -> None:
    def refuse(out: Path) -> str:
        raise ToolFailed("undeclared name")

    client = make_client(generate=lambda spec, out: "WARN nullable", compile=refuse)

    assert attempt(API, client, served).problems == ("warning: WARN nullable", "undeclared name")


@pytest.mark.parametrize("written", ["", "no JSON"])
def test_a_driver_without_results_is_told(served: Place, written: str) -> None:
    def drive(out: Path, plan: Path, results: Path) -> None:
        if written:
            results.write_text(written)

    (problem,) = attempt(API, make_client(drive=drive), served).problems

    assert problem.startswith("the driver of written here wrote no results: ")


def test_a_suite_has_a_place_and_its_findings_are_told(served: Place) -> None:
    def judged(task: Task) -> Findings:
        info = httpx.get(f"{task.plan['base_url']}/info")
        return Findings("1 call", (f"{task.spec.name} is {info.status_code}",))

    outcome = attempt(API, Suite(name="written here", version="1", run=judged), served)

    assert (outcome.what(), outcome.problems) == ("1 call", ("openapi.yaml is 401",))


def test_a_suite_that_cannot_run_fails(served: Place) -> None:
    def broken(task: Task) -> Findings:
        raise ToolFailed("no such file")

    outcome = attempt(API, Suite(name="written here", version="1", run=broken), served)

    assert outcome.problems == ("no such file",)


def test_a_suite_may_leave_the_control_plane_out() -> None:
    suite = Suite(name="x", version="1", run=lambda task: Findings(""), is_for_control=False)

    assert (applies(API, suite), applies(CONTROL, suite)) == (True, False)
    assert applies(CONTROL, make_client())
