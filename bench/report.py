"""The results as tables for people and as JSON for machines."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.bars import Bar
from bench.calls import CALLS
from bench.load import client_name
from bench.samples import Samples, middle
from bench.targets import NAMES, RAW

FIRST_COLUMN = 40
STYLES = {"PASS": "green", "FAIL": "bold red", "not measured": "dim"}


def print_report(console: Console, samples: Samples, bars: Sequence[Bar]) -> None:
    """Print a table for each call, one of starts and memory, and the verdicts."""
    for call in CALLS:
        console.print(_loads(samples, call.name))
    console.print(_rest(samples))
    console.print(_judgings(samples))
    console.print(_verdicts(bars))


def _loads(samples: Samples, call: str) -> Table:
    headers = ("CPU us/request", "x raw", "requests/s", "p50 ms", "p99 ms")
    table = _table(call, *headers)
    for name in NAMES:
        found = samples.summary(name, call)
        if found is None:
            continue
        ratio = samples.cpu_ratio(name, RAW, call)
        table.add_row(
            name,
            f"{found.cpu_us:.1f}",
            _shown(ratio, ".2f"),
            f"{found.per_second:.0f}",
            f"{found.p50_ms:.2f}",
            f"{found.p99_ms:.2f}",
        )
    return table


def _rest(samples: Samples) -> Table:
    table = _table("Start and rest", "first 200 after s", "resident MB")
    for name in NAMES:
        if name in samples.starts:
            start, memory = middle(samples.starts[name]), middle(samples.memory[name])
            table.add_row(name, _shown(start, ".2f"), _shown(memory, ".0f"))
    return table


def _judgings(samples: Samples) -> Table:
    table = _table("Judging the mock", "seconds", "requests")
    for name, judging in samples.judgings.items():
        table.add_row(name, f"{judging.seconds:.1f}", str(judging.requests))
    return table


def _verdicts(bars: Sequence[Bar]) -> Table:
    table = _table("Bars", "measured", "limit", "verdict")
    for bar in bars:
        sign = "at least" if bar.is_minimum else "at most"
        verdict = f"[{STYLES[bar.verdict]}]{bar.verdict}"
        table.add_row(bar.statement, _shown(bar.value, ".2f"), f"{sign} {bar.limit:g}", verdict)
    return table


def _table(title: str, *headers: str) -> Table:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False)
    table.add_column(f"\n[bold]{title}", no_wrap=True, min_width=FIRST_COLUMN)
    for header in headers:
        table.add_column(header, justify="right", vertical="bottom")
    return table


def _shown(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)


def write_json(file: Path, samples: Samples, bars: Sequence[Bar]) -> None:
    """Write medians, ratios, verdicts and every single sample."""
    document = {
        "machine": {
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "cores": os.cpu_count(),
            "client": client_name(),
        },
        "bars": [{**asdict(bar), "verdict": bar.verdict} for bar in bars],
        "bodies_mb": samples.bodies,
        "advances_s": samples.advances,
        "kills": samples.kills,
        "windows": samples.windows,
        "cascades_ms": samples.cascades,
        "uploads": [vars(upload) for upload in samples.uploads],
        "activities": samples.activities,
        "diaries": samples.diaries,
        "months_s": samples.months,
        "pages": {name: list(map(asdict, times)) for name, times in samples.pages.items()},
        "judgings": {name: asdict(each) for name, each in samples.judgings.items()},
        "targets": {name: _facts(samples, name) for name in NAMES if _is_measured(samples, name)},
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document, indent=2) + "\n", "utf-8")


def _is_measured(samples: Samples, name: str) -> bool:
    return name in samples.starts or any(target == name for target, _ in samples.loads)


def _facts(samples: Samples, name: str) -> dict[str, Any]:
    return {
        "start_s": middle(samples.starts.get(name, [])),
        "starts_s": samples.starts.get(name, []),
        "resident_mb": middle(samples.memory.get(name, [])),
        "calls": {
            call.name: {
                **asdict(found),
                "cpu_to_raw": samples.cpu_ratio(name, RAW, call.name),
                "rounds": [asdict(sample) for sample in samples.loads[name, call.name]],
            }
            for call in CALLS
            if (found := samples.summary(name, call.name)) is not None
        },
    }
