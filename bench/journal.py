"""Reading a full journal: how long a page takes, and how long others wait meanwhile."""

import http.client
import json
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from bench.content import write_fixtures
from bench.process import HOST, PATIENCE, Server
from bench.samples import PageTimes, Samples
from bench.targets import understudy

PAGE, HEALTH = "/_understudy/journal?limit=1000", "/_understudy/health"
ENTRIES, KEYS, ROUNDS = 1000, 2000, 7
HEADERS = {f"a{number:04d}": "x" for number in range(2000)}
# So much room that 1,000 requests of 2,000 headers are held.
ROOM = ("--journal-bytes", "900000000")
BODIES, BODY = 200, 1_000_000
AS_BOUNDED, IN_ROOM, WITH_BODIES = (
    "2,000 headers each, 20 MB",
    "2,000 headers each, all held",
    "bodies of 1 MB",
)

JOURNALS = (AS_BOUNDED, IN_ROOM, WITH_BODIES)


def measure_journal(folder: Path, samples: Samples) -> None:
    """Note how long a page of full journals takes, and `GET /health` while it is made."""
    write_fixtures(folder, 10)
    file = folder / "productionplanner" / "keys.json"
    (sample,) = json.loads(file.read_text("utf-8"))
    keys = [
        {**sample, "id": f"key_{number}", "key": f"pp_{number:064x}"} for number in range(KEYS - 1)
    ]
    file.write_text(json.dumps([sample, *keys]), "utf-8")
    plain = [(HEADERS, b"")] * ENTRIES
    measure_page(folder, AS_BOUNDED, (), plain, samples)
    measure_page(folder, IN_ROOM, ROOM, plain, samples)
    measure_page(folder, WITH_BODIES, ROOM, [({}, body) for body in bodies()], samples)


def bodies() -> Iterator[bytes]:
    """Yield bodies that are hard to look through: full of keys, nearly keys, escapes, no text."""
    chance = random.Random(1)
    kinds = (
        b"".join(b'"pp_%064x",' % chance.randrange(2 * KEYS) for _ in range(BODY // 70)),
        b"pp_00000" * (BODY // 8),
        b"\\u0070p_000" * (BODY // 11),
        b"%70%70%5f" * (BODY // 9),
        chance.randbytes(BODY),
        b'{"name": "Summer Tour", "days": [1, 2, 3]}, ' * (BODY // 44),
    )
    for number in range(BODIES):
        yield kinds[number % len(kinds)]


def measure_page(
    folder: Path,
    name: str,
    options: tuple[str, ...],
    sent: list[tuple[dict[str, str], bytes]],
    samples: Samples,
) -> None:
    """Fill a journal and note the times of a page of it."""
    with Server(understudy("--fixtures", str(folder), *options)) as server:
        line = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)
        # http.client takes no answer with more than 100 headers, but sends what it is told to.
        for headers, body in sent:
            line.request("PUT", "/v1/info", body, headers)
            line.getresponse().read()
        # The first page is read twice: the control plane is built when somebody asks for it.
        read(line, PAGE)
        page = PAGE
        for _ in range(ROUNDS):
            times, older = page_time(server.port, line, page)
            samples.pages[name].append(times)
            page = older or PAGE
        line.close()


def page_time(
    port: int, line: http.client.HTTPConnection, page: str
) -> tuple[PageTimes, str | None]:
    """Return how long a page takes, and the longest wait of anybody else meanwhile, in ms.

    With it comes where the page before it is.
    """
    waits: list[float] = []
    done = threading.Event()
    other = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)

    def poll() -> None:
        while not done.is_set():
            begun = time.perf_counter()
            read(other, HEALTH)
            waits.append(time.perf_counter() - begun)

    poller = threading.Thread(target=poll)
    poller.start()
    while not waits:
        time.sleep(0.001)
    waits.clear()
    begun = time.perf_counter()
    older = read(line, page)
    lasted = time.perf_counter() - begun
    done.set()
    poller.join()
    other.close()
    return PageTimes(lasted * 1000, max(waits) * 1000), older


def read(line: http.client.HTTPConnection, path: str) -> str | None:
    """Read an answer to its end; return where older rows are, if there are any."""
    line.request("GET", path)
    answer = line.getresponse()
    answer.read()
    link = (answer.getheader("link") or "").partition(">")[0].strip("<")
    return urljoin(path, link) if link else None
