"""Dredd: sends each request that the spec shows, and compares the answer with its example."""

import json
from collections.abc import Iterator, Sequence

from tests.clients.commands import one_line, run
from tests.clients.document import Document, Node
from tests.clients.suite import Findings, Suite, Task
from tests.clients.suites.programs import INSTALLED, QUIET, install, program, version

FAILED = 1  # the exit code when a transaction has failed


def judge(task: Task) -> Findings:
    """Run Dredd with hooks that note what became of each transaction."""
    plan, results = task.out / "plan.json", task.out / "results.json"
    plan.write_text(json.dumps(task.plan), "utf-8")
    hooks = INSTALLED / "dredd_hooks.js"
    command = [
        program("dredd"),
        task.spec,
        task.plan["base_url"],
        "--hookfiles",
        hooks,
        "--no-color",
    ]
    # Settings come by variables: Dredd hands no arguments to its hooks.
    places = {"DREDD_PLAN": str(plan), "DREDD_RESULTS": str(results)}
    said = run(command, cwd=task.out, env={**QUIET, **places}, codes=(0, FAILED))
    (task.out / "dredd.log").write_text(said, "utf-8")
    rows: list[Node] = json.loads(results.read_text("utf-8")) if results.exists() else []
    made = [row for row in rows if row["status"] != "skip"]
    return Findings(f"{len(made)} transactions", (*missing(task, made), *failures(made)))


def missing(task: Task, made: Sequence[Node]) -> Iterator[str]:
    """Yield the operations of which no success was compared, but for those beyond Dredd."""
    tried = {(row["method"], row["path"]) for row in made if row["expected"] < 300}
    for operation in Document(task.spec).operations():
        # It leaves out, without a word, what has a parameter like `status[]`.
        is_beyond = any("[" in parameter["name"] for parameter in operation.parameters)
        if not is_beyond and (operation.method, operation.path) not in tried:
            yield f"{operation.id} was not called; see dredd.log"


def failures(made: Sequence[Node]) -> Iterator[str]:
    """Yield the transactions that failed."""
    for row in made:
        if row["status"] != "pass":
            yield f"{row['method']} {row['path']} ({row['expected']}): {one_line(row['message'])}"


DREDD = Suite(
    name="Dredd",
    version=version("dredd"),
    needs=("node", "npm"),
    prepare=(install,),
    run=judge,
    is_for_control=False,
)
