"""Kills a stand-in at random moments under writes to every API, round after round, and counts.

`python -m tests.server.kills.rounds DIRECTORY ROUNDS SEED` prints what became of the writes.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from threading import Event, Timer

import httpx
from tests.server.kills.ledger import Ledger
from tests.server.kills.writer import Writer, found, listing

from understudy.testing import Understudy

# What a server needs is imported once, and each server is a copy of that process.
START = get_context("forkserver")
PRELOAD = ["understudy.server.app", "understudy.server.web", __name__]
WRITERS = 5
LONGEST_LIFE = 0.5  # seconds after the first acknowledgement
SAMPLE = 40  # so many of what was written in earlier rounds are looked up in each


def log_of(folder: Path) -> Path:
    """Return where the stand-ins of a folder log."""
    return folder.with_name(f"{folder.name}.log")


def serve(folder: Path, told: Connection) -> None:
    """Serve until somebody puts an end to it; what is logged goes into a file beside the data."""
    with log_of(folder).open("ab", buffering=0) as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    with Understudy(data=folder) as mock:
        told.send(mock.root)
        Event().wait()


@contextmanager
def serving(
    folder: Path, chance: Random | None = None, longest: float = LONGEST_LIFE
) -> Iterator[tuple[str, Timer]]:
    """Run a stand-in with this data: where it is, and the timer that kills it, once started."""
    listening, told = START.Pipe(duplex=False)
    process = START.Process(target=serve, args=(folder, told), daemon=True)
    process.start()
    told.close()
    end = Timer(chance.random() * longest if chance else 0, process.kill)
    try:
        yield listening.recv(), end
    finally:
        end.cancel()
        process.kill()
        process.join()


def one_round(folder: Path, ledger: Ledger, chance: Random) -> None:
    """Write on several connections until the stand-in is killed."""
    with serving(folder, chance) as (root, end):
        is_begun = Event()

        def begin() -> None:
            if not is_begun.is_set():
                is_begun.set()
                end.start()

        chances = [Random(chance.random()) for _ in range(WRITERS)]
        with ThreadPoolExecutor(WRITERS) as pool:
            written = [
                pool.submit(Writer(root, ledger, each).write, on_first=begin) for each in chances
            ]
        for each in written:
            each.result()


def lost(folder: Path, ledger: Ledger, sample: int, chance: Random) -> int:
    """Open the data again, and return how many writes are not there as they must be."""
    older = [*ledger.known.keys() - ledger.touched]
    looked_up = [*ledger.touched, *chance.sample(older, min(sample, len(older)))]
    ledger.touched.clear()
    with (
        serving(folder) as (root, _),
        httpx.Client(base_url=root, trust_env=False, verify=False, timeout=60) as client,
    ):
        listed = listing(client)
        found_lost = sum(ledger.is_lost(thing, found(client, thing, listed)) for thing in looked_up)
        end_webhooks(client, ledger, listed["webhooks"])
        return found_lost


def end_webhooks(client: httpx.Client, ledger: Ledger, ids: set[str]) -> None:
    """Delete every webhook, so that events do not have more and more receivers."""
    for each in ids:
        if ("webhooks", each) in ledger.known:
            with ledger.changing(("webhooks", each), None):
                client.delete(f"/_understudy/webhooks/{each}").raise_for_status()
        else:
            # Its making was not acknowledged.
            client.delete(f"/_understudy/webhooks/{each}").raise_for_status()


def judge(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Run the rounds on one data folder, and count."""
    START.set_forkserver_preload(PRELOAD)
    ledger, chance = Ledger(), Random(seed)
    report = Counter(rounds=rounds, lost=0)
    for _ in range(rounds):
        one_round(folder, ledger, chance)
        report["killed in a snapshot"] += any(folder.glob("*.tmp"))
        report["interrupted"] += len(ledger.under_way)
        report["lost"] += lost(folder, ledger, SAMPLE, chance)
    report["lost"] += lost(folder, ledger, len(ledger.known), chance)
    report["acknowledged"] = ledger.acknowledged
    report["things"] = len(ledger.known)
    report["reused"] = ledger.reused
    report["logged"] = log_of(folder).read_text().count("\n")
    return report


if __name__ == "__main__":
    print(json.dumps(judge(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
