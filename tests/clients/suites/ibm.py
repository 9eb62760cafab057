"""The IBM validator: three of its rules, of how schemas are built."""

import json
from collections.abc import Iterator
from typing import Any

from tests.clients.commands import run
from tests.clients.suite import Findings, Suite, Task
from tests.clients.suites.programs import INSTALLED, QUIET, install, program, version

FOUND = 1  # the exit code when a rule has found something
# Written beside the structural ones by the same rule of theirs: a boolean with one value only.
STYLE = "'enum' should not be defined for boolean schemas"


def judge(task: Task) -> Findings:
    """Check that what is required is defined, and that keywords stand beside their type."""
    command = [program("lint-openapi"), "--json", "--ruleset", INSTALLED / "ibm.yaml", task.spec]
    said = run(command, env=QUIET, codes=(0, FOUND))
    (task.out / "ibm.log").write_text(said, "utf-8")
    # A line about the version may stand before the JSON.
    return Findings("2 rules", tuple(findings(json.loads(said[said.index("{") :]))))


def findings(report: Any) -> Iterator[str]:
    """Yield the findings of all severities."""
    for severity in ("error", "warning", "info", "hint"):
        for one in report[severity]["results"]:
            if one["message"] != STYLE:
                yield f"{'.'.join(map(str, one['path']))}: {one['message']}"


IBM = Suite(
    name="ibm-openapi-validator",
    version=version("ibm-openapi-validator"),
    needs=("node", "npm"),
    prepare=(install,),
    run=judge,
)
