"""Kills a stand-in at random moments while it delivers, round after round, and counts."""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Timer
from time import sleep

from tests.server.webhooks.announcing import API, ORG, POLICY
from tests.server.webhooks.receiver import Got, receiving

from understudy.server.apis.productionplanner import settings
from understudy.testing import Control, Understudy, Unreachable, Webhook

# What a server needs is imported once, and each server is a copy of that process.
START = get_context("forkserver")
PRELOAD = ["understudy.server.app", "understudy.server.web", __name__]
LONGEST_LIFE = 0.4


@dataclass
class Running:
    """A stand-in in a process of its own."""

    url: str
    process: BaseProcess


def serve(folder: Path, told: Connection) -> None:
    """Serve until somebody puts an end to it."""
    settings.WEBHOOKS = POLICY  # type: ignore[attr-defined]  # that is what these tests add
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
        self.taken: set[str] = set()

    def __call__(self, got: Got) -> int:
        """Return the status for a request, and note the event if it is taken."""
        if self.chance.random() < 0.1:
            sleep(0.02)
        if self.chance.random() < 0.7 and not self.is_healed:
            return 500
        self.taken.add(got.json()["event_uuid"])
        return 200


def one_round(mock: Running, hook: Webhook, known: set[str], life: float) -> None:
    """Have events sent until the stand-in is killed; those that it has acknowledged are known."""
    end = Timer(life, mock.process.kill)
    try:
        with Control(mock.url) as control:
            known.add(control.webhooks.test(hook).event_id)
            end.start()
            while True:
                control.clock.advance("20s")
                known.update(control.webhooks.test(hook).event_id for _ in range(3))
    except Unreachable:
        end.join()


def judge(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Run the rounds on one data folder; then let everything arrive, and count what did not."""
    START.set_forkserver_preload(PRELOAD)
    mood, known = Unreliable(seed), set[str]()
    with receiving() as receiver:
        receiver.answer = mood
        with serving(folder) as mock, Control(mock.url) as control:
            hook = control.webhooks.add(API, ORG, receiver.url)
        for _ in range(rounds):
            with serving(folder) as mock:
                one_round(mock, hook, known, mood.chance.random() * LONGEST_LIFE)
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
    return got.json()["event_uuid"], got.headers["x-attempt"]


if __name__ == "__main__":
    print(json.dumps(judge(Path(sys.argv[1]), int(sys.argv[2]), seed=int(sys.argv[3]))))
