"""What was measured, and what it says when the rounds are put together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Sample:
    """One round of load of one call on one server."""

    cpu_us: float
    per_second: float
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True)
class Judging:
    """What it took to judge the mock once."""

    seconds: float
    requests: int


@dataclass(frozen=True)
class PageTimes:
    """How long a page of the journal took, and how long somebody else waited meanwhile, in ms."""

    page_ms: float
    wait_ms: float


@dataclass(frozen=True)
class Upload:
    """What it took until a large upload could be read and was scored, and the wait of others."""

    read_s: float
    scored_s: float
    megabytes: float
    p99_ms: float


@dataclass
class Samples:
    """All rounds: loads, starts, memory and its growth by server, deliveries, pages, judgings.

    `windows` are ratios of a window of many rows to a list as long as what it shows, `cascades`
    the milliseconds of great deletions, `diaries` ratios of a day of many events to one of few,
    `months` the CPU seconds of a month of polls, `activities` ratios of a first page of a large
    schedule to one of a small one.
    """

    loads: dict[tuple[str, str], list[Sample]] = field(default_factory=lambda: defaultdict(list))
    starts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    judgings: dict[str, Judging] = field(default_factory=dict)
    growth: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    bodies: list[float] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)
    kills: dict[str, int] = field(default_factory=dict)
    pages: dict[str, list[PageTimes]] = field(default_factory=lambda: defaultdict(list))
    windows: list[float] = field(default_factory=list)
    cascades: list[float] = field(default_factory=list)
    diaries: list[float] = field(default_factory=list)
    months: list[float] = field(default_factory=list)
    uploads: list[Upload] = field(default_factory=list)
    activities: list[float] = field(default_factory=list)

    @property
    def spoilt(self) -> int | None:
        """How many deliveries kills have made be repeated or forgotten, None if none was tried."""
        if not self.kills:
            return None
        return self.kills["sent_twice"] + self.kills["forgotten"]

    def summary(self, target: str, call: str) -> Sample | None:
        """Return the medians over the rounds, None where nothing was measured."""
        found = self.loads.get((target, call))
        if not found:
            return None
        return Sample(
            median(sample.cpu_us for sample in found),
            median(sample.per_second for sample in found),
            median(sample.p50_ms for sample in found),
            median(sample.p99_ms for sample in found),
        )

    def cpu_ratio(self, target: str, other: str, call: str) -> float | None:
        """Return how much more CPU time one server takes than another.

        The median of each round's ratio: what slows the whole machine for a while cancels out.
        """
        pairs = zip(
            self.loads.get((target, call), ()), self.loads.get((other, call), ()), strict=False
        )
        return middle([mine.cpu_us / theirs.cpu_us for mine, theirs in pairs])

    def p99_ratio(self, target: str, other: str, call: str) -> float | None:
        """Return how much longer one server's slowest hundredth takes: the medians' ratio."""
        mine, theirs = self.summary(target, call), self.summary(other, call)
        return mine.p99_ms / theirs.p99_ms if mine and theirs else None

    def start_ratio(self, target: str, other: str) -> float | None:
        """Return how much longer one server takes to its first answer than another."""
        pairs = zip(self.starts.get(target, ()), self.starts.get(other, ()), strict=False)
        return middle([mine / theirs for mine, theirs in pairs])


def middle(values: Sequence[float]) -> float | None:
    """Return the median, None where there are no values."""
    return median(values) if values else None
