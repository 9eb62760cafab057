"""A large schedule that is uploaded while others call: Kazinex Planner."""

import http.client
import json
import time
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from statistics import quantiles
from threading import Event, Thread
from typing import Any

from bench.consumption import peak_megabytes
from bench.content import ROOT, write_fixtures
from bench.process import HOST, PATIENCE, BenchError, Server
from bench.samples import Samples, Upload, middle
from bench.schedules import ACTIVITIES, large_xer
from bench.targets import understudy

API = "kazinex"
SAMPLES = ROOT / "fixtures" / API
KEY = {"Authorization": f"Bearer kzx_{'1' * 32}"}
BASE = "/planner/v1"
EMPTY, SMALL = "proj_01HZ9Q", "proj_01HZ4G"
ROWS, ROUNDS, WARM = 24, 200, 20
BOUNDARY = "understudy-bench"


def measure_uploads(folder: Path, samples: Samples) -> None:
    """Note what an upload of 50,000 activities takes, how others fare, and what a page costs."""
    write_fixtures(folder, 10)
    copytree(SAMPLES, folder / API)
    body = form_of(large_xer())
    server = Server(
        understudy("--api", "productionplanner", "--api", API, "--fixtures", str(folder))
    )
    with server:
        others = Others(server.port)
        line = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)
        begun = time.perf_counter()
        with others:
            kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
            path = f"/projects/{EMPTY}/schedules"
            made = asked(line, "POST", path, 201, body, {**KEY, **kind})["data"]
            # It is answered once its quality is known; it could be read before.
            scored = time.perf_counter() - begun
        if made["activity_count"] != ACTIVITIES or others.read_at is None:
            raise BenchError(f"{made} was uploaded, and its activities cannot be read")
        read, memory = others.read_at - begun, peak_megabytes(server.pid)
        p99 = quantiles(others.waits, n=100)[-1]
        samples.uploads.append(Upload(read, scored, memory, p99))
        small, large = (cost(line, project) for project in (SMALL, EMPTY))
        samples.activities.append(large / small)
        line.close()


@dataclass
class Others:
    """Somebody who asks for projects, one call after the other, while a `with` block lasts.

    `read_at` is when the activities that are being uploaded could be read.
    """

    port: int

    def __post_init__(self) -> None:
        self.waits: list[float] = []
        self.read_at: float | None = None
        self._is_over = Event()
        self._thread = Thread(target=self._call)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _call(self) -> None:
        line = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        while not self._is_over.is_set():
            begun = time.perf_counter()
            asked(line, "GET", "/projects", 200)
            self.waits.append((time.perf_counter() - begun) * 1000)
            if self.read_at is None and page(line, EMPTY):
                self.read_at = time.perf_counter()
            # At the pace of somebody who looks, so that an upload is slowed as little as there.
            self._is_over.wait(0.005)
        line.close()


def cost(line: http.client.HTTPConnection, project: str) -> float:
    """Return the median milliseconds of a first page of activities."""
    times = []
    for _ in range(WARM + ROUNDS):
        begun = time.perf_counter()
        page(line, project)
        times.append((time.perf_counter() - begun) * 1000)
    return middle(times[WARM:]) or 0.0


def page(line: http.client.HTTPConnection, project: str) -> list[Any]:
    """Return as many activities as the small project has."""
    rows: list[Any] = asked(line, "GET", f"/projects/{project}/activities?per_page={ROWS}", 200)[
        "data"
    ]
    return rows


def asked(
    line: http.client.HTTPConnection,
    method: str,
    path: str,
    status: int,
    body: bytes | None = None,
    headers: dict[str, str] = KEY,
) -> Any:
    """Return the JSON of an answer of this status; BenchError for any other."""
    line.request(method, f"{BASE}{path}", body, headers)
    answer = line.getresponse()
    text = answer.read()
    if answer.status != status:
        raise BenchError(f"{method} {path} was answered {answer.status}: {text[:200]!r}")
    return json.loads(text)


def form_of(octets: bytes) -> bytes:
    """Return a form with a file."""
    disposition = b'Content-Disposition: form-data; name="file"; filename="large.xer"'
    mark = f"--{BOUNDARY}".encode()
    return b"\r\n".join((mark, disposition, b"", octets, mark + b"--", b""))
