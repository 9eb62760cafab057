"""Kills a writer at random moments, round after round, and reports what became of its writes."""

import itertools
import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from understudy.server.state.storage.errors import StoreDamaged
from understudy.server.state.storage.storage import JournalStorage

Content = dict[str, dict[str, Any]]
ACK = b"."


def operations(seed: int) -> Iterator[tuple[str, Any]]:
    """Yield an endless load that is the same for writer and judge."""
    chance = random.Random(seed)
    for number in itertools.count():
        keys = [f"k{chance.randrange(40)}" for _ in range(4)]
        doc = {"n": number, "round": seed, "text": "x" * chance.randrange(200)}
        kind = chance.random()
        if kind < 0.02:
            yield "replace", {"a": dict.fromkeys(keys, doc), "b": {keys[0]: doc}}
        elif kind < 0.15:
            yield "commit", [("a", keys[0], None), ("b", keys[1], None)]
        else:
            yield "commit", [("a", keys[0], doc), ("b", keys[1], doc), ("c", "last", doc)]


def applied(content: Content, kind: str, change: Any) -> Content:
    """Return what the content becomes by one operation."""
    if kind == "replace":
        return {name: dict(rows) for name, rows in change.items()}
    tables = {name: dict(rows) for name, rows in content.items()}
    for table, key, doc in change:
        tables.setdefault(table, {})[key] = doc
        if doc is None:
            del tables[table][key]
    return {name: rows for name, rows in tables.items() if rows}


def write_until_killed(directory: Path, seed: int, pipe: int, fsync: bool) -> None:
    """Open the store, tell what it holds, then write and acknowledge without end."""
    try:
        storage = JournalStorage(directory, fsync=fsync, compact_after=3_000)
    except StoreDamaged as damage:
        os.write(pipe, json.dumps(str(damage)).encode() + b"\n")
        return
    os.write(pipe, json.dumps(storage.read()).encode() + b"\n")
    for kind, change in operations(seed):
        getattr(storage, kind)(change)
        os.write(pipe, ACK)


def one_round(directory: Path, seed: int, fsync: bool) -> tuple[bytes | None, int]:
    """Let a writer live for a random while; return what it told at first, and its acks."""
    chance = random.Random(-seed)
    # Some are killed while they open the store, before they can tell anything.
    patience = chance.randrange(40 if fsync else 200) if chance.random() < 0.9 else -1
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        write_until_killed(directory, seed, writer, fsync)
        os._exit(0)
    os.close(writer)
    received = b""
    while received.partition(b"\n")[2].count(ACK) < patience and (part := os.read(reader, 65_536)):
        received += part
    for _ in range(chance.randrange(20_000)):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reader, 65_536):
        received += part
    os.close(reader)
    told, end, acknowledged = received.partition(b"\n")
    return told if end else None, len(acknowledged)


def judge(directory: Path, rounds: int, fsync: bool) -> Counter[str]:
    """Run the rounds on one directory; each writer shows what the one before left behind."""
    report: Counter[str] = Counter(rounds=rounds, lost=0, unreadable=0)
    possible: list[Content] = [{}]
    for seed in range(1, rounds + 1):
        report["killed in a snapshot"] += any(directory.glob("*.tmp"))
        told, acknowledged = one_round(directory, seed, fsync)
        if told is None:
            report["killed while opening"] += 1
            continue
        found = json.loads(told)
        report["unreadable"] += isinstance(found, str)
        report["lost"] += found not in possible
        report["acknowledged"] += acknowledged
        # The write under way may be kept or not; nothing else may differ.
        states = itertools.accumulate(
            operations(seed), lambda content, step: applied(content, *step), initial=found
        )
        possible = list(itertools.islice(states, acknowledged, acknowledged + 2))
    report["lost"] += JournalStorage(directory).read() not in possible
    return report


if __name__ == "__main__":
    print(json.dumps(judge(Path(sys.argv[1]), int(sys.argv[2]), "--fsync" in sys.argv)))
