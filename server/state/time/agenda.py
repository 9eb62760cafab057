"""What is to be done at which instant, in the order of time."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from inspect import isawaitable, iscoroutine

Job = Callable[[], Awaitable[None] | None]


@dataclass(frozen=True)
class Ran:
    """A job that ran: when it was due, and the exception that it raised, if any."""

    name: str
    when: datetime
    error: Exception | None = None


@dataclass(order=True)
class Planned:
    """A job with its instant; of equal instants, the first planned comes first."""

    when: datetime
    number: int
    name: str = field(compare=False)
    job: Job = field(compare=False)
    is_cancelled: bool = field(default=False, compare=False)
    task: asyncio.Task[Ran] | None = field(default=None, compare=False)


class Agenda:
    """The jobs that wait, and those that are under way."""

    def __init__(self) -> None:
        self._waiting: list[Planned] = []
        self._planned = 0
        self._given_up = 0
        self._under_way: dict[int, Planned] = {}

    def add(self, when: datetime, name: str, job: Job) -> Planned:
        """Plan a job."""
        self._planned += 1
        planned = Planned(when, self._planned, name, job)
        heapq.heappush(self._waiting, planned)
        return planned

    @property
    def next_due(self) -> datetime | None:
        """When the next job falls due, if any waits."""
        while self._waiting and self._waiting[0].is_cancelled:
            heapq.heappop(self._waiting)
        return self._waiting[0].when if self._waiting else None

    def take(self, until: datetime) -> list[Planned]:
        """Remove the jobs of the next instant at which any is due, and return them."""
        taken: list[Planned] = []
        due = self.next_due
        while due is not None and due <= until and (not taken or due == taken[0].when):
            taken.append(heapq.heappop(self._waiting))
            due = self.next_due
        return taken

    def cancel(self, planned: Planned) -> None:
        """Give a job up, be it waiting or under way; one that is over stays as it is."""
        planned.is_cancelled = True
        if planned.task is not None:
            planned.task.cancel()
        self._given_up += 1
        if self._given_up > len(self._waiting) // 2:
            # They would stay until their time comes, which may be next week.
            self._waiting = [one for one in self._waiting if not one.is_cancelled]
            heapq.heapify(self._waiting)
            self._given_up = 0

    def clear(self) -> None:
        """Give every job up."""
        for planned in (*self._waiting, *self._under_way.values()):
            self.cancel(planned)
        self._waiting.clear()

    async def run(self, jobs: Sequence[Planned]) -> list[Ran]:
        """Start jobs in this order and return what came of them when the last one is over.

        One that is given up meanwhile is not among them.
        """
        begun = [self._begin(planned) for planned in jobs if not planned.is_cancelled]
        tasks = [task for task in begun if isinstance(task, asyncio.Task)]
        try:
            if tasks:
                await asyncio.wait(tasks)
        finally:
            for task in tasks:
                task.cancel()
        return [
            one if isinstance(one, Ran) else one.result()
            for one in begun
            if isinstance(one, Ran) or not one.cancelled()
        ]

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._under_way:
            await asyncio.wait([one.task for one in self._under_way.values() if one.task])

    def _begin(self, planned: Planned) -> Ran | asyncio.Task[Ran]:
        try:
            rest = planned.job()
        except Exception as error:  # a defect in one job must not lose those that are due after it
            return Ran(planned.name, planned.when, error)
        if not isawaitable(rest):
            return Ran(planned.name, planned.when)
        planned.task = asyncio.ensure_future(_finish(planned, rest))
        self._under_way[planned.number] = planned
        planned.task.add_done_callback(lambda _: self._end(planned, rest))
        return planned.task

    def _end(self, planned: Planned, rest: Awaitable[None]) -> None:
        del self._under_way[planned.number]
        if iscoroutine(rest):
            # One that was given up before its first step would be reported as never awaited.
            rest.close()


async def _finish(planned: Planned, rest: Awaitable[None]) -> Ran:
    try:
        await rest
    except Exception as error:  # as above
        return Ran(planned.name, planned.when, error)
    return Ran(planned.name, planned.when)
