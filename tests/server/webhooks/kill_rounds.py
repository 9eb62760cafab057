"""Kills a stand-in at random moments while it delivers, round after round, and counts."""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Timer
from time import sleep

import httpx
from tests.server.webhooks.account import API, ATTEMPT, KEY, ORG, TYPES
from tests.server.webhooks.receiver import Got, receiving

from understudy.testing import Control, Understudy, Unreachable

# What a server needs is imported once, and each server is a copy of that process.
START = get_context("forkserver")
PRELOAD = ["understudy.server.app", "understudy.server.web", __name__]
LONGEST_LIFE = 0.4

# A job, and which version of it was announced.
Version = tuple[str, int]


@dataclass
class Running:
    """A stand-in in a process of its own."""

    url: str
    process: BaseProcess


def serve(folder: Path, told: Connection) -> None:
    """Serve until somebody puts an end to it."""
    with Understudy(data=folder, apis=(API,)) as mock:
        told.send(mock.root)
        Event().wait()


@contextmanager
def serving(folder: Path) -> Iterator[Running]:
    """Run a stand-in with this data, and kill it."""
    listening, told = START.Pipe(duplex=False)
    process = START.Process(target=serve, args=(folder, told), daemon=True)
    process.start()
    told.close()
    try:
        yield Running(listening.recv(), process)
    finally:
        process.kill()
        process.join()


class Unreliable:
    """Decides what a receiver says: it fails more often than not, and is slow now and then."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.is_healed = False
        self.taken: set[Version] = set()

    def __call__(self, got: Got) -> int:
        """Return the status for a request, and note the event if it is taken."""
        if self.chance.random() < 0.1:
            sleep(0.02)
        if self.chance.random() < 0.7 and not self.is_healed:
            return 500
        job = got.json()["job"]
        self.taken.add((job["uuid"], job["version"]))
        return 200


def one_round(mock: Running, known: set[Version], life: float) -> None:
    """Make and change jobs until the stand-in is killed; what it has acknowledged is known."""
    end = Timer(life, mock.process.kill)
    headers = {"X-Planado-API-Key": KEY}
    with Control(mock.url) as control, httpx.Client(headers=headers, trust_env=False) as client:
        try:
            jobs = f"{control.url(API)}/jobs"
            for number in count():
                job = client.post(jobs, json={}).json()["job_uuid"]
                known.add((job, 1))
                if not number:
                    end.start()
                client.patch(f"{jobs}/{job}", json={"description": "Bring a ladder"})
                known.add((job, 2))
                if number % 2:
                    control.clock.advance("20s")
        except (Unreachable, httpx.TransportError):
            end.join()


def judge(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Run the rounds on one data folder; then let everything arrive, and count what did not."""
    START.set_forkserver_preload(PRELOAD)
    mood, known = Unreliable(seed), set[Version]()
    with receiving() as receiver:
        receiver.answer = mood
        with serving(folder) as mock, Control(mock.url) as control:
            control.reset(to="empty")
            control.webhooks.add(API, ORG, receiver.url, event_types=TYPES)
        for _ in range(rounds):
            with serving(folder) as mock:
                one_round(mock, known, mood.chance.random() * LONGEST_LIFE)
        mood.is_healed = True
        with serving(folder) as mock, Control(mock.url) as control:
            control.clock.advance("60d")
            lost = [
                attempt
                for delivery in control.webhooks.deliveries()
                for attempt in delivery.attempts
                if attempt.error_type == "interrupted"
            ]
    sent = Counter(map(attempt_of, receiver.got))
    return Counter(
        rounds=rounds,
        events=len(known),
        attempts=len(receiver.got),
        interrupted=len(lost),
        sent_twice=sum(times > 1 for times in sent.values()),
        forgotten=len(known - mood.taken),
    )


def attempt_of(got: Got) -> tuple[str, str]:
    """Return which attempt of which event a request was."""
    return got.json()["event_uuid"], got.headers[ATTEMPT]


if __name__ == "__main__":
    print(json.dumps(judge(Path(sys.argv[1]), int(sys.argv[2]), seed=int(sys.argv[3]))))
