"""Damaged files: refused in words or read, never anything else, in seconds and little memory."""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random

import pytest
from bench.schedules import large_schedule
from tests.server.kazinex.schedule.bounded import READ, REFUSED, outcomes
from tests.server.kazinex.schedule.xers import reading
from tests.server.kazinex.schedule.xmls import p6xml

from understudy.server.apis.kazinex.schedule import write_mspdi, write_p6xml, write_xer

FEW, MANY = 60, 1_000
SEED = 18


def flip(octets: bytearray, random: Random) -> None:
    """Change an octet, or a few."""
    for _ in range(random.choice((1, 1, 2, 20))):
        octets[random.randrange(len(octets))] = random.randrange(256)


def cut(octets: bytearray, random: Random) -> None:
    """Take the end away."""
    del octets[random.randrange(1, len(octets)) :]


def drop(octets: bytearray, random: Random) -> None:
    """Take a piece out of the middle."""
    del octets[piece(octets, random)]


def swap(octets: bytearray, random: Random) -> None:
    """Let two pieces change places."""
    first, second = piece(octets, random), piece(octets, random)
    octets[first], octets[second] = octets[second], octets[first]


def repeat(octets: bytearray, random: Random) -> None:
    """Have a piece twice."""
    part = piece(octets, random)
    octets[part.start : part.start] = octets[part]


def swell(octets: bytearray, random: Random) -> None:
    """Make a digit a long number."""
    digits = [at for at, octet in enumerate(octets) if chr(octet).isdigit()]
    if digits:
        at = random.choice(digits)
        octets[at:at] = b"9" * random.randint(1, 400)


def piece(octets: bytearray, random: Random) -> slice:
    """Return where a piece stands: mostly one of a few octets, which many files survive."""
    start = random.randrange(len(octets))
    return slice(start, start + random.randint(1, random.choice((3, 3, 30, len(octets) // 4 + 1))))


DAMAGES: tuple[Callable[[bytearray, Random], None], ...] = (flip, cut, drop, swap, repeat, swell)


def damaged(good: Sequence[bytes], count: int) -> Iterator[bytes]:
    """Yield so many damaged files, of each good one in turn, and with each damage in turn."""
    random = Random(SEED)
    for number, octets in enumerate(islice(cycle(good), count)):
        bad = bytearray(octets)
        DAMAGES[number // len(good) % len(DAMAGES)](bad, random)
        yield bytes(bad)


def judged(good: Sequence[bytes], count: int, folder: Path) -> dict[str, int]:
    """Return how many damaged files were read, and refused; all others fail the test here."""
    files = []
    for number, octets in enumerate(damaged(good, count)):
        files.append(folder / str(number))
        files[-1].write_bytes(octets)
    seen = outcomes(files, seconds=2, megabytes=300)
    other = [
        (file.name, told)
        for file, told in zip(files, seen, strict=True)
        if told[0] not in (READ, REFUSED)
    ]
    assert other == []
    return {kind: sum(told[0] == kind for told in seen) for kind in (READ, REFUSED)}


@pytest.fixture
def good(tmp_path: Path) -> list[bytes]:
    """Good files of each format, with and without resources and baselines."""
    small = large_schedule(40, 70)
    full = reading(p6xml(), tmp_path)
    return [
        write_xer(small),
        write_mspdi(small),
        write_p6xml(small),
        p6xml().encode(),
        write_xer(full),
        write_mspdi(full),
    ]


def test_a_few_damaged_files_are_refused_or_read(good: list[bytes], tmp_path: Path) -> None:
    counts = judged(good, FEW, tmp_path)

    assert min(counts.values()) > FEW // 10


@pytest.mark.long
def test_a_thousand_damaged_files_are_refused_or_read(good: list[bytes], tmp_path: Path) -> None:
    counts = judged(good, MANY, tmp_path)

    assert min(counts.values()) > MANY // 10


@pytest.mark.long
def test_a_thousand_damaged_public_files_are_refused_or_read(
    schedules: Path, tmp_path: Path
) -> None:
    names = sorted(file for file in schedules.iterdir() if file.suffix in (".xer", ".xml"))

    counts = judged([file.read_bytes() for file in names], MANY, tmp_path)

    assert min(counts.values()) > MANY // 10
