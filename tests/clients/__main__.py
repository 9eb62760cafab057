"""The command line of `make clients`."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence

from tests.clients.client import Client
from tests.clients.document import spec_files
from tests.clients.plan import make_plan
from tests.clients.registry import tools
from tests.clients.report import Report
from tests.clients.running import run_all
from tests.clients.stand_in import serving
from tests.clients.suite import Suite


def main(arguments: Sequence[str] | None = None) -> int:
    """Try clients on APIs; returns 0 where all that ran has passed."""
    asked = _parser().parse_args(arguments)
    if asked.plan:
        print(json.dumps(make_plan(asked.plan, asked.root), indent=2))
        return 0
    chosen = _chosen(tools().values(), asked.client or [])
    report = Report(is_strict=os.environ.get("CI") == "true")
    with serving() as served:
        run_all(asked.api or list(spec_files()), chosen, served, report, asked.jobs)
    print(report.last_line())
    return 0 if report.is_good() else 1


def _chosen(every: Iterable[Client | Suite], words: Sequence[str]) -> list[Client | Suite]:
    chosen = [one for one in every if not words or any(word in one.name for word in words)]
    if not chosen:
        sys.exit(f"no client is called like {' or '.join(words)}; see tests/clients/*/client.py")
    return chosen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.clients", description="Generate clients and call with them."
    )
    names = list(spec_files())
    parser.add_argument("--api", action="append", choices=names, help="this API only; repeatable")
    parser.add_argument("--client", action="append", help="clients with this in their name only")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time; 2 unless given")
    parser.add_argument("--plan", choices=names, help="print an API's plan and end")
    parser.add_argument("--root", default="http://127.0.0.1:8000", help="the server of that plan")
    return parser


if __name__ == "__main__":
    sys.exit(main())
