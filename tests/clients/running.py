"""Installs the tools of all clients, then tries each on each API, several at a time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.clients.client import TOOLS, Client
from tests.clients.commands import ToolFailed
from tests.clients.registry import missing
from tests.clients.report import Report
from tests.clients.stand_in import Place
from tests.clients.trial import attempt, lay_out


def run_all(
    apis: Sequence[str], clients: Sequence[Client], served: Place, report: Report, jobs: int
) -> None:
    """Try every client on every API, and tell the report."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    lay_out(apis)
    with ThreadPoolExecutor(jobs) as pool:
        ready = _ready(clients, report, pool)
        pairs = [(api, client) for api in apis for client in ready]
        # Threads do: the work is in processes of the tools.
        for trial in [pool.submit(_try, api, client, served, report) for api, client in pairs]:
            trial.result()


def _try(api: str, client: Client, served: Place, report: Report) -> None:
    report.tried(api, client.name, attempt(api, client, served))


def _ready(clients: Sequence[Client], report: Report, pool: ThreadPoolExecutor) -> list[Client]:
    """Return the clients whose tools are there, after installing them."""
    runnable = []
    for client in clients:
        if programs := missing(client):
            report.not_run(client.name, programs)
        else:
            runnable.append(client)
    # Clients of one folder share their installation: each function is called once.
    steps = dict.fromkeys(step for client in runnable for step in client.prepare)
    running = {step: pool.submit(step, TOOLS) for step in steps}
    ready = []
    for client in runnable:
        try:
            for step in client.prepare:
                running[step].result()
            ready.append(client)
        except ToolFailed as failure:
            report.not_prepared(client.name, str(failure))
    return ready
