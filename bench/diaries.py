"""One day of a long diary, beside one of a short diary: Forward Planner."""

import http.client
import json
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.content import ROOT, write_fixtures
from bench.process import HOST, PATIENCE, BenchError, Server
from bench.samples import Samples, middle
from bench.targets import understudy

API = "forwardplanner"
FEW, MANY, A_DAY = 1_000, 100_000, 10
FIRST_DAY = date(2020, 1, 1)
ROUNDS, WARM = 200, 20
SAMPLES = ROOT / "fixtures" / API
DAY = f"{FIRST_DAY + timedelta(days=40):%Y%m%d}"
USER, KEY = "desk@northstar.example", "fp-key-northstar"


def measure_diaries(folder: Path, samples: Samples) -> None:
    """Note what a day out of many events costs, as a multiple of one out of few."""
    few, many = (day_of(folder / str(size), size) for size in (FEW, MANY))
    samples.diaries.append(many / few)


def day_of(folder: Path, size: int) -> float:
    """Return the median milliseconds of asking for one day out of so many events."""
    write_fixtures(folder, 10)
    write_diary(folder / API, size)
    with Server(understudy("--api", API, "--fixtures", str(folder))) as server:
        line = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)
        signed = asked(line, "POST", "/auth", body={"username": USER, "password": KEY})
        headers = {"Authorization": f"Bearer {signed['token']}"}
        path = f"/events/between?startDate={DAY}&endDate={DAY}"
        times = [timed(line, path, headers) for _ in range(WARM + ROUNDS)]
        line.close()
    return middle(times[WARM:]) or 0.0


def timed(line: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    """Return the milliseconds of a call that lists the events of one day."""
    begun = time.perf_counter()
    found = asked(line, "GET", path, headers=headers)
    lasted = (time.perf_counter() - begun) * 1000
    if len(found) != A_DAY:
        raise BenchError(f"{path} lists {len(found)} events, not {A_DAY}")
    return lasted


def asked(
    line: http.client.HTTPConnection,
    method: str,
    path: str,
    body: Any = None,
    headers: dict[str, str] | None = None,
) -> Any:
    """Return the JSON of a success; BenchError for anything else."""
    sent = None if body is None else json.dumps(body)
    kind = {} if body is None else {"Content-Type": "application/json"}
    line.request(method, f"/api/v2{path}", sent, {**kind, **(headers or {})})
    answer = line.getresponse()
    text = answer.read()
    if answer.status != 200:
        raise BenchError(f"{method} {path} was answered {answer.status}: {text[:200]!r}")
    return json.loads(text)


def write_diary(api: Path, size: int) -> None:
    """Write the demo accounts with a diary of so many events, ten a day."""
    api.mkdir(parents=True)
    for name in ("organizations", "keys", "accounts"):
        (api / f"{name}.json").write_bytes((SAMPLES / f"{name}.json").read_bytes())
    sample = json.loads((SAMPLES / "events.json").read_text("utf-8"))[0]
    events = []
    for number in range(size):
        day = f"{FIRST_DAY + timedelta(days=number // A_DAY)}T00:00:00"
        ident = 5_000_000 + number
        events.append(
            {**sample, "_id": str(ident), "itemId": ident, "startDate": day, "endDate": day}
        )
    (api / "events.json").write_text(json.dumps(events), "utf-8")
