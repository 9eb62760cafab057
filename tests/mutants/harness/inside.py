"""Judges a reference in this very thread, in a time of its own that only requests and naps move."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from tests.mutants.harness.asking import Asker
from tests.mutants.harness.judging import DEPTHS, PRIMARY, judge, judge_whole, only
from tests.mutants.harness.mutation import Defect, Layer
from tests.mutants.harness.subject import Subject
from tests.reported import as_declared

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.stop import Stop

HOST = "http://127.0.0.1:9"
BEGIN = datetime(2026, 6, 1, 12, tzinfo=UTC)
# What a request takes on one machine.
STEP = 0.002


@dataclass
class Passing:
    """Time that passes with each request, and where somebody sleeps: these are its `naps`."""

    seconds: float = 0.0
    naps: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        """Return the instant."""
        return BEGIN + timedelta(seconds=self.seconds)

    def sleep(self, seconds: float) -> None:
        """Let time pass, and note it."""
        self.naps.append(seconds)
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        """The clock that a run is given."""
        return Clock(self.now, lambda: self.seconds, self.sleep)


@dataclass(frozen=True)
class Judgement:
    """What a run came to, and how it waited."""

    report: Report
    naps: list[float]


@contextmanager
def running(
    permitted: Sequence[str] = (),
    defect: str | None = None,
    *,
    subject: Subject = PRIMARY,
    judged: Judged | None = None,
    time: Passing,
    **options: Any,
) -> Iterator[Run]:
    """Give a run on a fresh reference, by another contract if given; `options` are of a run."""
    app, needs = subject.arrange(defect, permitted, now=time.now, is_heard=False)
    # Nothing can be delivered to a thread that waits in no real time, and nothing is waited for.
    needs = {name: value for name, value in needs.items() if not name.startswith(("hook", "may_"))}
    asked = {"base_url": HOST + subject.base_path, "needs": needs, "seed": 1, **options}
    asker = Asker(app)
    world = World(time.clock, httpx.MockTransport(_answering(asker, time)), in_turn=True)
    try:
        yield Run(replace(subject.options, **asked), judged or subject.judged, world)
    finally:
        asker.close()


def judge_inside(
    permitted: Sequence[str] = (), defect: str | None = None, **options: Any
) -> Judgement:
    """Return the judgement of a fresh reference; `options` as of `running`."""
    time = Passing()
    with running(permitted, defect, time=time, **options) as run:
        return Judgement(as_declared(run.judge()), time.naps)


def judge_soon(
    defect: Defect,
    rules: Sequence[str],
    subject: Subject,
    shows: Callable[[Report], bool],
    *,
    layer: Layer | None = None,
    seed: int = 1,
) -> Report:
    """Return the report of a layer, over sockets unless it shows here; else of that which finds it.

    What shows here costs half the time. Deliveries and headers that come twice need a socket, and
    what hangs on a connection needs several: here is one, on which requests are sent in turn.
    """
    chosen = layer or defect.layer
    judged = replace(subject.judged, contract=only(subject.judged.contract, chosen))
    options = {"judged": judged, "depth": DEPTHS[chosen], "rules": tuple(rules), "seed": seed}
    with suppress(Stop):
        report = judge_inside(defect=defect.id, subject=subject, **options).report
        if shows(report):
            return report
    return judge(defect.id, rules=rules, layer=chosen, seed=seed, subject=subject)


def judge_differences(
    permitted: Sequence[str],
    *,
    subject: Subject = PRIMARY,
    depth: Depth = "quick",
    seed: int = 1,
    layer: Layer | None = None,
) -> Report:
    """Return the report of a whole depth, or of a layer, on a reference with these differences.

    In this thread, which takes a third of the time; over sockets where one is about webhooks.
    """
    points = [subject.permitted_by_id[each].point for each in permitted]
    if not any(point.startswith("hooks.") for point in points):
        judged = subject.judged
        if layer:
            judged, depth = replace(judged, contract=only(judged.contract, layer)), DEPTHS[layer]
        with suppress(Stop):
            asked = {"subject": subject, "judged": judged, "depth": depth, "seed": seed}
            return judge_inside(permitted, **asked).report
    if layer:
        return judge(permitted=permitted, layer=layer, seed=seed, subject=subject)
    return judge_whole(permitted, depth=depth, seed=seed, subject=subject)


def _answering(asker: Asker, time: Passing) -> Any:
    def answer(request: httpx.Request) -> httpx.Response:
        time.seconds += STEP
        target = request.url.raw_path.decode()
        got = asker.ask(request.method, target, dict(request.headers), request.read())
        return httpx.Response(got.status, headers=dict(got.headers), content=got.body)

    return answer
