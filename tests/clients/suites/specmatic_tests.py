"""Specmatic's tests: each reading operation, called as the spec's examples say."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from tests.clients.commands import ToolFailed
from tests.clients.document import Document, Node, Operation, examples
from tests.clients.suite import Findings, Suite, Task
from tests.clients.suites.programs import INSTALLED, install, version
from tests.clients.suites.sending import as_text, in_path
from tests.clients.suites.specmatic import specmatic

# Without this, it would test each example of an answer too, with an id that it makes up.
OVERLAY = INSTALLED / "specmatic_overlay.yaml"
TESTS = re.compile(r"Tests run: (\d+), Successes: (\d+)")


def judge(task: Task) -> Findings:
    """Test every reading operation."""
    examples = task.out / "examples"
    wanted = write_examples(task, examples)
    where = ["--testBaseURL", task.plan["base_url"], "--examples", str(examples)]
    only = ["--overlay-file", str(OVERLAY), "--filter", "METHOD='GET' && STATUS='200'"]
    said = specmatic(task, "test", str(task.spec), *where, *only)
    return Findings(f"{wanted} tests", tuple(failures(said, wanted)))


def failures(said: str, wanted: int) -> Iterator[str]:
    """Yield the tests that failed, or that not all were made."""
    for line in said.splitlines():
        if line.startswith("Scenario: ") and line.endswith(" has FAILED"):
            yield line.removeprefix("Scenario: ")
    counts = TESTS.search(said)
    made, passed = map(int, counts.groups()) if counts else (0, 0)
    if made != wanted or passed != wanted:
        yield f"{passed} of {made} tests passed, {wanted} were to be made; see test.log"


def write_examples(task: Task, folder: Path) -> int:
    """Write a file for each reading operation and return how many there are."""
    folder.mkdir()
    plan = task.plan
    headers = {plan["security"]["header"]: plan["security"]["prefix"] + plan["calls"][0]["key"]}
    reading = [one for one in Document(task.spec).operations() if one.method == "GET"]
    with httpx.Client(base_url=plan["base_url"], headers=headers, timeout=60) as client:
        for operation in reading:
            request = request_of(operation)
            answer = client.get(request["path"], params=request["query"])
            if answer.status_code != 200:
                raise ToolFailed(f"{operation.id} with its examples is {answer.status_code}")
            example = {
                "http-request": {**request, "headers": headers},
                "http-response": {"status": 200, "body": answer.json()},
            }
            (folder / f"{operation.id}.json").write_text(json.dumps(example), "utf-8")
    return len(reading)


def request_of(operation: Operation) -> Node:
    """Return the request that an operation's examples make, without what may be left out."""
    path, query = operation.path, {}
    for parameter in operation.parameters:
        value: Any = next(iter(examples(parameter).values()), None)
        if parameter["in"] == "path":
            path = in_path(path, parameter["name"], value)
        elif parameter["in"] == "query" and parameter.get("required"):
            query[parameter["name"]] = as_text(value)
    return {"method": operation.method, "path": path, "query": query}


TESTING = Suite(
    name="Specmatic tests",
    version=version("specmatic"),
    needs=("node", "npm", "java"),
    prepare=(install,),
    run=judge,
    is_for_control=False,
)
