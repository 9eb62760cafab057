"""How long and with how many requests the mock is judged: by `understudy verify`, by `st run`."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.content import ROOT
from bench.process import BenchError
from bench.samples import Judging
from bench.targets import COMMAND
from understudy.testing import Understudy

QUICK, DEFAULT, DEEP = "verify --quick", "verify", "verify --deep"
PLAIN = "plain st run"
JUDGES = (QUICK, DEFAULT, DEEP, PLAIN)
KEYS = {"KEY": "1", "OTHER_KEY": "4", "REVOKED_KEY": "3", "SAME_ORG_KEY": "2"}
SEED = ("--seed", "1")


def measure_judgings(tell: Callable[[str], None]) -> dict[str, Judging]:
    """Judge a new mock with its demo data in every mode, and by Schemathesis's own command."""
    found = {}
    for name in JUDGES:
        tell(f"judging: {name} ...")
        found[name] = _judged(name)
    return found


def _judged(name: str) -> Judging:
    with Understudy(seed=1) as mock, tempfile.TemporaryDirectory() as folder:
        url, report = mock.url("productionplanner"), Path(folder) / "report.json"
        if name == PLAIN:
            # It takes what the documentation leaves open for a failure, and ends with 1.
            seconds = _timed(_plain(url), (0, 1), folder)
            # The journal forgets, but goes on counting.
            return Judging(seconds, mock.journal.list(limit=1)[-1].number)
        options = (*name.split(), url, *SEED, "--json", str(report))
        seconds = _timed((*COMMAND, *options), (0,), folder)
        return Judging(seconds, int(json.loads(report.read_text("utf-8"))["requests"]))


def _plain(url: str) -> Sequence[str]:
    header = f"Authorization: Bearer {_key('1')}"
    spec = str(ROOT / "openapi.yaml")
    return (*_schemathesis(), "run", spec, "--url", url, "-H", header, *SEED)


def _schemathesis() -> Sequence[str]:
    return (sys.executable, "-c", "from schemathesis.cli import schemathesis as st; st()")


def _timed(command: Sequence[str], codes: Sequence[int], folder: str) -> float:
    keys = {f"UNDERSTUDY_{name}": _key(digit) for name, digit in KEYS.items()}
    begun = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}", **keys},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in codes:
        raise BenchError(f"{command[-1]}: {done.stdout[-500:]}{done.stderr[-500:]}")
    return time.perf_counter() - begun


def _key(digit: str) -> str:
    return "pp_" + digit * 64
