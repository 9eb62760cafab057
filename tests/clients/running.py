"""Installs the tools of all clients, then tries each on each API, several at a time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.clients.client import TOOLS, Client
from tests.clients.commands import ToolFailed
from tests.clients.registry import missing
from tests.clients.report import Report
from tests.clients.stand_in import Place
from tests.clients.suite import Suite
from tests.clients.trial import applies, attempt, lay_out


def run_all(
    apis: Sequence[str], tools: Sequence[Client | Suite], served: Place, report: Report, jobs: int
) -> None:
    """Try every tool on every API, and tell the report."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    lay_out(apis)
    with ThreadPoolExecutor(jobs) as pool:
        ready = _ready(tools, report, pool)
        pairs = [(api, tool) for api in apis for tool in ready if applies(api, tool)]
        # Threads do: the work is in processes of the tools.
        for trial in [pool.submit(_try, api, tool, served, report) for api, tool in pairs]:
            trial.result()


def _try(api: str, tool: Client | Suite, served: Place, report: Report) -> None:
    report.tried(api, tool.name, attempt(api, tool, served))


def _ready(
    tools: Sequence[Client | Suite], report: Report, pool: ThreadPoolExecutor
) -> list[Client | Suite]:
    """Return the tools that are there, after installing them."""
    runnable: list[Client | Suite] = []
    for tool in tools:
        if programs := missing(tool):
            report.not_run(tool.name, programs)
        else:
            runnable.append(tool)
    # Tools of one folder share their installation: each function is called once.
    steps = dict.fromkeys(step for tool in runnable for step in tool.prepare)
    running = {step: pool.submit(step, TOOLS) for step in steps}
    ready: list[Client | Suite] = []
    for tool in runnable:
        try:
            for step in tool.prepare:
                running[step].result()
            ready.append(tool)
        except ToolFailed as failure:
            report.not_prepared(tool.name, str(failure))
    return ready
