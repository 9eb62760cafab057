"""The only source of time: real, shifted or frozen, with the jobs that fall due in it."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import time

from understudy.server.state.instants import ClockError, parse_duration, parse_instant

__all__ = ["Clock", "ClockError", "Ran", "parse_duration", "parse_instant", "stamp_of"]

Job = Callable[[], None]
END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Ran:
    """A job that ran: when it was due, and the exception that it raised, if any."""

    name: str
    when: datetime
    error: Exception | None = None


class Clock:
    """Virtual time; a job sees the instant for which it was scheduled."""

    def __init__(self, frozen_at: datetime | None = None) -> None:
        self._start = None if frozen_at is None else _utc(frozen_at)
        self._frozen = self._start
        self._offset = timedelta()
        self._jobs: list[tuple[datetime, int, str, Job]] = []
        self._scheduled = 0
        self._is_running_jobs = False
        self._stamped: float | None = None
        self._stamp = ""

    @property
    def frozen(self) -> bool:
        """Is time standing still?"""
        return self._frozen is not None

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        if self._frozen is not None:
            return self._frozen
        if not self._offset:
            return datetime.now(UTC)
        try:
            return datetime.now(UTC) + self._offset
        except OverflowError:
            return END

    def seconds(self) -> float:
        """Return the present instant in seconds since 1970, in a fifth of the time of `now`."""
        if self._frozen is None and not self._offset:
            return time()
        return self.now().timestamp()

    def stamp(self) -> str:
        """Return the present instant as 2026-06-01T12:00:00.000Z."""
        now = self.now()
        millisecond = now.timestamp() * 1000 // 1
        if millisecond != self._stamped:
            # Under load many requests share a millisecond, and writing an instant takes 2 us.
            self._stamped, self._stamp = millisecond, stamp_of(now)
        return self._stamp

    def freeze(self, instant: datetime) -> None:
        """Stop at this instant, be it past or future; jobs wait for `advance` or `run_due`."""
        self._refuse_inside_a_job()
        self._frozen = _utc(instant)

    def real(self) -> None:
        """Return to real time."""
        self._refuse_inside_a_job()
        self._frozen = None
        self._offset = timedelta()

    def reset(self) -> None:
        """Be as at the start: the first instant or real time, and no jobs."""
        self.real()
        self._frozen = self._start
        self._jobs.clear()

    def advance(self, step: timedelta) -> list[Ran]:
        """Move forwards and run, in the order of time, what falls due on the way."""
        self._refuse_inside_a_job()
        if step < timedelta():
            raise ClockError("time only moves forwards; freeze the clock to go back")
        try:
            target = self.now() + step
        except OverflowError:
            raise ClockError("time ends with the year 9999; take a smaller step") from None
        ran = self._run_until(target)
        if self._frozen is None:
            self._offset += step
            return ran
        self._frozen = target
        return ran

    def schedule(self, when: datetime, name: str, job: Job) -> None:
        """Have the job run at this instant; of equal instants, the first scheduled runs first."""
        self._scheduled += 1
        heapq.heappush(self._jobs, (_utc(when), self._scheduled, name, job))

    def run_due(self) -> list[Ran]:
        """Run, in the order of time, what is due by now."""
        self._refuse_inside_a_job()
        return self._run_until(self.now())

    def _run_until(self, target: datetime) -> list[Ran]:
        ran = []
        present, before = min(self.now(), target), self._frozen
        self._is_running_jobs = True
        try:
            while self._jobs and self._jobs[0][0] <= target:
                when, _, name, job = heapq.heappop(self._jobs)
                present = max(present, when)
                self._frozen = present
                ran.append(Ran(name, when, _run(job)))
        finally:
            self._frozen, self._is_running_jobs = before, False
        return ran

    def _refuse_inside_a_job(self) -> None:
        if self._is_running_jobs:
            raise ClockError("a job cannot move the clock; schedule another job")


def stamp_of(instant: datetime) -> str:
    """Return an instant in UTC as 2026-06-01T12:00:00.000Z."""
    return instant.isoformat(timespec="milliseconds")[:-6] + "Z"


def _run(job: Job) -> Exception | None:
    try:
        job()
    except Exception as error:  # a defect in one job must not lose those that are due after it
        return error
    return None


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ClockError(f"{instant.isoformat()} has no offset from UTC; give it a time zone")
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise ClockError("the instant lies outside the years 1 to 9999 in UTC") from None
