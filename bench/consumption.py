"""What a process and its children have used, read from Linux's /proc."""

import os
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def is_readable() -> bool:
    """Whether this system has /proc."""
    return (PROC / "self" / "stat").exists()


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process tree so far, in user and kernel mode."""
    # utime and stime, then the same of children that have ended.
    ticks = sum(sum(map(int, _fields(process)[11:15])) for process in tree(pid))
    return ticks / TICKS_PER_SECOND


def resident_megabytes(pid: int) -> float:
    """Return the memory of a process tree that is in RAM, in MB of 1,000,000 bytes."""
    pages = sum(
        int((PROC / str(process) / "statm").read_text().split()[1]) for process in tree(pid)
    )
    return pages * PAGE / 1e6


def peak_megabytes(pid: int) -> float:
    """Return the most memory that each process of a tree has had in RAM, together, in MB."""
    peaks = (
        line.split()[1]
        for process in tree(pid)
        for line in (PROC / str(process) / "status").read_text().splitlines()
        if line.startswith("VmHWM:")
    )
    return sum(map(int, peaks)) * 1024 / 1e6


def tree(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    children: dict[int, list[int]] = {}
    for process in processes():
        with suppress(FileNotFoundError, ProcessLookupError):
            children.setdefault(int(_fields(process)[1]), []).append(process)
    found = [pid]
    for parent in found:
        found.extend(children.get(parent, ()))
    return found


def processes() -> list[int]:
    """Return every process that this user can see."""
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]


def _fields(pid: int) -> list[str]:
    # The second field, the command in parentheses, may hold blanks: count from behind it.
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
