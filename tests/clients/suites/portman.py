"""Portman: a Postman collection made from the spec, run by newman."""

import json
from collections.abc import Iterator
from typing import Any

from tests.clients.commands import one_line, run
from tests.clients.document import Document, Node
from tests.clients.suite import Findings, Suite, Task
from tests.clients.suites.programs import INSTALLED, QUIET, install, program, version

DEFAULT = INSTALLED / "node_modules" / "@apideck" / "portman" / "portman-config.default.json"


def judge(task: Task) -> Findings:
    """Make the collection, send its requests and return the assertions that failed."""
    collection, report = task.out / "collection.json", task.out / "newman.json"
    config = task.out / "portman.json"
    config.write_text(json.dumps(configuration(task.plan)), "utf-8")
    options = ["--local", task.spec, "--baseUrl", task.plan["base_url"], "--includeTests", "true"]
    options += ["--portmanConfigFile", config]
    made = run([program("portman"), *options, "--output", collection], cwd=task.out, env=QUIET)
    (task.out / "portman.log").write_text(made, "utf-8")
    key = task.plan["calls"][0]["key"]
    # The names that Portman gives to the key of either kind of scheme.
    keys = ["--env-var", f"bearerToken={key}", "--env-var", f"apiKey={key}"]
    reports = ["--reporters", "json", "--reporter-json-export", report]
    run([program("newman"), "run", collection, *keys, *reports, "--suppress-exit-code"], env=QUIET)
    ran = json.loads(report.read_text("utf-8"))["run"]
    requests, assertions = (ran["stats"][what]["total"] for what in ("requests", "assertions"))
    checked = f"{requests} requests, {assertions} assertions"
    return Findings(checked, (*missing(task, ran), *failures(ran)))


def configuration(plan: Node) -> Node:
    """Return Portman's own configuration, with the bodies that no example can foresee.

    A token that renews once is such a one: the plan has it.
    """
    config: Node = json.loads(DEFAULT.read_text("utf-8"))
    successes = [call for call in plan["calls"] if not call["refusal"]]
    first = {call["operation"]: call for call in reversed(successes)}
    config["overwrites"] = [overwrite(call) for call in first.values() if not call["is_body_shown"]]
    return config


def overwrite(call: Node) -> Node:
    """Return what puts the fields of a call's body in the place of the example's."""
    fields = [{"key": k, "value": value, "overwrite": True} for k, value in call["body"].items()]
    return {"openApiOperationId": call["operation"], "overwriteRequestBody": fields}


def missing(task: Task, ran: Any) -> Iterator[str]:
    """Yield what is wrong when not every operation was called."""
    wanted, made = len([*Document(task.spec).operations()]), len(ran["executions"])
    if made != wanted:
        yield f"made {made} requests of {wanted} operations"


def failures(ran: Any) -> Iterator[str]:
    """Yield the assertions that failed, and the requests that got no answer."""
    for failure in ran["failures"]:
        request = failure.get("source", {}).get("name", "")
        error = failure["error"]
        yield f"{request}: {error.get('test', '')}: {one_line(error['message'])}"


PORTMAN = Suite(
    name="Portman with newman",
    version=f"{version('@apideck/portman')} with {version('newman')}",
    needs=("node", "npm"),
    prepare=(install,),
    run=judge,
    is_for_control=False,
)
