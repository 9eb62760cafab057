"""`python -m bench`: understudy beside other servers and judges, in one run on this machine.

Exits with 1 where a bar is missed, with 2 where nothing could be measured.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bench.bars import bars
from bench.bodies import measure_bodies
from bench.consumption import is_readable
from bench.content import ROOT, write_fixtures
from bench.deliveries import measure_deliveries, measure_kills
from bench.diaries import measure_diaries
from bench.endurance import measure_growth
from bench.journal import measure_journal
from bench.judges import measure_judgings
from bench.load import client_name
from bench.polls import measure_polls
from bench.process import BenchError
from bench.report import print_report, write_json
from bench.rounds import capture_answers, measure_loads, measure_starts
from bench.samples import Samples
from bench.targets import (
    PRISM,
    UNDERSTUDY,
    UNDERSTUDY_FULL,
    WITHOUT_GATES,
    Content,
    Target,
    all_targets,
    chosen,
    has_prism,
    understudy,
)
from bench.uploads import measure_uploads
from bench.windows import measure_windows

FEW, MANY = 10, 100_000


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two rounds, two starts")
    parser.add_argument(
        "--only", action="append", default=[], metavar="WORD", help="servers named so; repeatable"
    )
    parser.add_argument("--rounds", type=int, help="rounds of load (6)")
    parser.add_argument("--seconds", type=int, default=1, help="of each load in a round (1)")
    parser.add_argument("--json", type=Path, default=ROOT / "reports" / "bench.json")
    asked = parser.parse_args(arguments)
    asked.rounds = asked.rounds or (2 if asked.quick else 6)
    asked.starts = 2 if asked.quick else 7
    return asked


def prepare(folder: Path, words: Sequence[str]) -> list[Target]:
    """Fill a folder with what the servers need; return the chosen ones."""
    content = Content(few=folder / "few", many=folder / "many", answers=folder / "answers.json")
    targets = chosen(all_targets(content), words)
    if not targets:
        raise BenchError(f"no server is called {', '.join(words)}")
    write_fixtures(content.few, FEW)
    if any(target.name == UNDERSTUDY_FULL for target in targets):
        write_fixtures(content.many, MANY)
    capture_answers(understudy("--fixtures", str(content.few)), content.answers)
    return targets


def measure(asked: argparse.Namespace, talk: Console) -> Samples:
    """Return what was measured."""
    samples = Samples()
    with tempfile.TemporaryDirectory(prefix="understudy-bench-") as folder:
        targets = prepare(Path(folder), asked.only)
        talk.print(f"load by {client_name()}; starting each server {asked.starts} times ...")
        not_as_shipped = (UNDERSTUDY_FULL, WITHOUT_GATES)
        quick_to_start = [target for target in targets if target.name not in not_as_shipped]
        measure_starts(quick_to_start, asked.starts, samples)
        measure_loads(targets, asked.rounds, asked.seconds, samples, talk.print)
        for target in targets:
            if target.name == UNDERSTUDY:
                talk.print("answering 200,000 requests ...")
                measure_growth(target, samples)
                talk.print("sending 2,000 bodies of 10 MB ...")
                measure_bodies(target, samples)
        if not asked.only:
            talk.print("webhooks: 1,000 deliveries due at once, then 50 kills ...")
            measure_deliveries(asked.starts, samples)
            measure_kills(Path(folder) / "kills", samples)
            talk.print("reading full journals ...")
            measure_journal(Path(folder) / "journal", samples)
            talk.print("asking for windows, deleting projects of 10,000 assignments ...")
            measure_windows(Path(folder) / "windows", samples)
            talk.print("asking a diary of 100,000 events for a day ...")
            measure_diaries(Path(folder) / "diaries", samples)
            talk.print("polling for a month ...")
            measure_polls(samples)
            talk.print("uploading a schedule of 50,000 activities ...")
            measure_uploads(Path(folder) / "uploads", samples)
            samples.judgings.update(measure_judgings(talk.print))
    return samples


def main() -> int:
    """Measure, print, write; return the exit code."""
    asked = options()
    talk = Console(stderr=True)
    if not is_readable():
        talk.print("bench: it reads CPU times from /proc, which this system does not have")
        return 2
    if not has_prism():
        talk.print(f"{PRISM} is left out: it needs node and npm; make bench installs it then")
    try:
        samples = measure(asked, talk)
    except BenchError as error:
        talk.print(f"bench: {error}", style="red", highlight=False)
        return 2
    results = list(bars(samples))
    # Piped, rich would take 80 columns for granted and fold the names.
    print_report(Console(width=None if sys.stdout.isatty() else 110), samples, results)
    write_json(asked.json, samples, results)
    talk.print(f"\nall samples: {asked.json}", highlight=False)
    return 1 if any(bar.verdict == "FAIL" for bar in results) else 0


if __name__ == "__main__":
    sys.exit(main())
