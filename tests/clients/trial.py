"""One tool tried on one API: a client generated, compiled, driven and judged, or a suite run."""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.clients.client import BUILD, Client, Output
from tests.clients.commands import ToolFailed
from tests.clients.document import CONTROL, Node
from tests.clients.judging.verdict import Results, problems
from tests.clients.plan import TableError, left_out, make_plan
from tests.clients.served_spec import write_spec
from tests.clients.stand_in import Place, place_for
from tests.clients.suite import Findings, Suite, Task

SPEC = "openapi.yaml"
WARNING = re.compile(r"\b(?:WARN|WARNING|ERROR)\b|[Ww]arning(?:\(s\)|:)|\b[Ee]rror:")


@dataclass(frozen=True)
class Outcome:
    """What became of a trial; without problems it has passed."""

    calls: int
    refusals: int
    seconds: float
    problems: tuple[str, ...]
    checked: str = ""  # what a suite says of itself

    def what(self) -> str:
        """How much was tried."""
        return self.checked or f"{self.calls} calls, {self.refusals} of them refusals"


def applies(api: str, tool: Client | Suite) -> bool:
    """Whether a tool is to be tried on an API."""
    if tool.name in left_out(api):
        return False
    return isinstance(tool, Client) or tool.is_for_control or api != CONTROL


def attempt(api: str, tool: Client | Suite, served: Place) -> Outcome:
    """Try a tool on an API, in a place of its own."""
    if isinstance(tool, Suite):
        return _judged(api, tool, served)
    return _called(api, tool, served)


def _judged(api: str, suite: Suite, served: Place) -> Outcome:
    start = monotonic()
    out = fresh(BUILD / api / suite.folder)
    try:
        with place_for(api, served) as place:
            plan = make_plan(api, place.root, place.known)
            found = suite.run(Task(BUILD / api / SPEC, plan, out))
    except (ToolFailed, TableError) as failure:
        found = Findings("nothing", (str(failure),))
    return Outcome(0, 0, monotonic() - start, found.problems, found.checked)


def _called(api: str, client: Client, served: Place) -> Outcome:
    start = monotonic()
    out = fresh(BUILD / api / client.folder)
    calls: list[Node] = []
    found: list[str] = []
    try:
        found += prepared(api, client, out)
        with place_for(api, served) as place:
            plan = make_plan(api, place.root, place.known)
            calls = plan["calls"]
            results = driven(client, out, plan)
            exchanges = place.exchanges()
        found += problems(
            plan,
            results,
            exchanges,
            reads_errors=client.reads_errors,
            digits=client.second_digits,
        )
    except (ToolFailed, TableError) as failure:
        found.append(str(failure))
    refusals = sum(call["refusal"] for call in calls)
    return Outcome(len(calls), refusals, monotonic() - start, tuple(found))


def fresh(folder: Path) -> Path:
    """Return a folder without what an earlier run left in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def lay_out(apis: Iterable[str]) -> None:
    """Put the specs where the tools read them."""
    for api in apis:
        (BUILD / api).mkdir(parents=True, exist_ok=True)
        write_spec(api, BUILD / api / SPEC)


def prepared(api: str, client: Client, out: Path) -> Iterator[str]:
    """Generate and compile; yields the warnings of the generator that are about our spec."""
    said = client.generate(BUILD / api / SPEC, out)
    (out / "generate.log").write_text(said, "utf-8")
    yield from warnings(said, client.own_warnings)
    (out / "compile.log").write_text(client.compile(out), "utf-8")


def warnings(said: Output, own: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines that warn, but for those that are about the tool itself."""
    for line in dict.fromkeys(said.splitlines()):
        if WARNING.search(line) and not any(part in line for part in own):
            yield f"warning: {line.strip()}"


def driven(client: Client, out: Path, plan: Node) -> Results:
    """Make the calls of a plan and return what the driver wrote, by the numbers of the calls."""
    plan_file, results_file = out / "plan.json", out / "results.jsonl"
    plan_file.write_text(json.dumps(plan, indent=2), "utf-8")
    client.drive(out, plan_file, results_file)
    try:
        rows = map(json.loads, results_file.read_text("utf-8").splitlines())
        return {row["n"]: row for row in rows}
    except (OSError, ValueError, KeyError) as error:
        raise ToolFailed(f"the driver of {client.name} wrote no results: {error}") from error
