"""Specmatic: reads a spec as a contract, and says what of it it cannot use."""

import re
from collections.abc import Iterator

from tests.clients.commands import run
from tests.clients.suite import Findings, Suite, Task
from tests.clients.suites.programs import INSTALLED, install, version

JAR = INSTALLED / "node_modules" / "specmatic" / "specmatic.jar"
# For a run of seconds, compiling well costs more than it gains: 14 s of processor time, not 41.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR)
FAILED = 1  # the exit code when it cannot use the spec, and when a test fails
READ = "[OK] OVERALL RESULT: PASSED"
# It pairs a request and an answer whose examples share a name; OpenAPI knows no such pairs.
OWN_WARNING = re.compile(r"WARNING: Ignoring .*\bexample named ")


def judge(task: Task) -> Findings:
    """Let Specmatic read the spec as it is."""
    said = specmatic(task, "validate", "--spec-file", str(task.spec))
    return Findings("read", tuple(complaints(said)))


def specmatic(task: Task, *words: str) -> str:
    """Run a command of Specmatic and return what it said, which is kept too."""
    said = run([*JAVA, *words], cwd=task.out, codes=(0, FAILED))
    (task.out / f"{words[0]}.log").write_text(said, "utf-8")
    return said


def complaints(said: str) -> Iterator[str]:
    """Yield what stands below each `>> place in the spec`, and the warnings between."""
    found = False
    lines = iter(said.splitlines())
    for line in lines:
        if line.startswith(">> "):
            what = next((text.strip() for text in lines if text.strip()), "")
            yield f"{line.removeprefix('>> ')}: {what}"
            found = True
        elif line.startswith("WARNING:") and not OWN_WARNING.match(line):
            yield line
            found = True
    if not found and READ not in said:
        yield "the spec could not be read; see validate.log"


READING = Suite(
    name="Specmatic",
    version=version("specmatic"),
    needs=("node", "npm", "java"),
    prepare=(install,),
    run=judge,
)
