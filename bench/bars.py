"""What understudy must reach, in the same run as the servers that it is compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bench.calls import CALLS, GET_ONE, POST_TASK
from bench.journal import JOURNALS
from bench.judges import DEEP, DEFAULT, QUICK
from bench.samples import Samples, middle
from bench.targets import CONNEXION, PRISM, RAW, UNDERSTUDY, UNDERSTUDY_FULL, WITHOUT_GATES


@dataclass(frozen=True)
class Bar:
    """One demand: what is measured, the limit, and the value (None: not measured)."""

    statement: str
    limit: float
    value: float | None
    is_minimum: bool = False

    @property
    def verdict(self) -> Literal["PASS", "FAIL", "not measured"]:
        """Whether the value keeps the limit."""
        if self.value is None:
            return "not measured"
        kept = self.value >= self.limit if self.is_minimum else self.value <= self.limit
        return "PASS" if kept else "FAIL"


def bars(samples: Samples) -> Iterator[Bar]:
    """Yield each bar with what was measured."""
    one, post = GET_ONE.name, POST_TASK.name
    ratio = samples.cpu_ratio
    yield Bar(f"{one}: CPU / {RAW}", 1.6, ratio(UNDERSTUDY, RAW, one))
    yield Bar(f"{post}: CPU / {RAW}", 2.0, ratio(UNDERSTUDY, RAW, post))
    yield Bar(f"{one}: CPU of {PRISM} / ours", 4.0, ratio(PRISM, UNDERSTUDY, one), True)
    for call in (one, post):
        value = ratio(UNDERSTUDY_FULL, UNDERSTUDY, call)
        yield Bar(f"{call}: CPU with 100,000 / 10 projects", 1.3, value)
    for call in (one, post):
        value = ratio(UNDERSTUDY, WITHOUT_GATES, call)
        yield Bar(f"{call}: CPU with / without journal and faults", 1.15, value)
    for each in CALLS:
        for target, limit in ((UNDERSTUDY, 3), (UNDERSTUDY_FULL, 4)):
            value = samples.p99_ratio(target, RAW, each.name)
            yield Bar(f"{each.name}: p99 of {target} / {RAW}", limit, value)
    yield Bar(
        f"First 200 after a cold start / {CONNEXION}",
        1.5,
        samples.start_ratio(UNDERSTUDY, CONNEXION),
    )
    yield Bar("Memory at rest in MB", 120, middle(samples.memory.get(UNDERSTUDY, [])))
    for name, seconds in ((QUICK, 5), (DEFAULT, 30), (DEEP, 90)):
        judging = samples.judgings.get(name)
        yield Bar(f"{name}: seconds", seconds, judging.seconds if judging else None)
    quick = samples.judgings.get(QUICK)
    yield Bar(f"{QUICK}: requests", 600, quick.requests if quick else None)
    growth = middle(samples.growth.get(UNDERSTUDY, []))
    yield Bar("Memory after 200,000 more requests: growth in MB", 20, growth)
    bodies = max(samples.bodies, default=None)
    yield Bar("Memory after 1,000 bodies of 10 MB: growth in MB", 60, bodies)
    for name in JOURNALS:
        pages = samples.pages.get(name, [])
        page = middle([times.page_ms for times in pages])
        wait = middle([times.wait_ms for times in pages])
        yield Bar(f"Page of a journal, {name}: ms", 100, page)
        yield Bar(f"GET /health meanwhile, {name}: longest wait in ms", 50, wait)
    window, cascade = middle(samples.windows), middle(samples.cascades)
    yield Bar("Window of 50 among 10,000 assignments / list of 50", 3, window)
    diary = middle(samples.diaries)
    yield Bar("A day out of 100,000 events / out of 1,000", 3, diary)
    yield Bar("A month of polls by the virtual clock: CPU in s", 30, middle(samples.months))
    uploads = samples.uploads
    yield Bar("50,000 activities uploaded, readable: s", 5, middle([u.read_s for u in uploads]))
    yield Bar("50,000 activities uploaded, scored: s", 12, middle([u.scored_s for u in uploads]))
    yield Bar("50,000 activities uploaded, scored: MB", 350, middle([u.megabytes for u in uploads]))
    yield Bar("GET /projects meanwhile: p99 in ms", 50, middle([u.p99_ms for u in uploads]))
    yield Bar("A page out of 50,000 activities / out of 24", 1.5, middle(samples.activities))
    yield Bar("Deletion of a project with 10,000 assignments: ms", 100, cascade)
    # The best one: it takes turns with the receiver, and waits for whatever else is running.
    best = min(samples.advances, default=None)
    yield Bar("advance 30d with 1,000 webhooks due, in s", 1, best)
    yield Bar("Deliveries repeated or forgotten in 50 kills", 0, samples.spoilt)
