"""The only source of time: real, shifted or frozen, with the jobs that fall due in it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import time

from understudy.server.state.time.agenda import Agenda, Job, Planned, Ran
from understudy.server.state.time.instants import ClockError

END = datetime.max.replace(tzinfo=UTC)


class ClockBusy(ClockError):
    """The clock is being advanced, and can only be moved again when it has arrived."""


class Clock:
    """Virtual time; a job that runs on the way of a step sees the instant it was scheduled for."""

    def __init__(self, frozen_at: datetime | None = None) -> None:
        self._start = None if frozen_at is None else _utc(frozen_at)
        self._frozen = self._start
        self._offset = timedelta()
        self._agenda = Agenda()
        self._watchers: list[Callable[[], None]] = []
        # While it is being advanced, `_frozen` is where it is, and `_resting` what it was before.
        self._is_moving = False
        self._resting: datetime | None = None
        self._era = 0
        self._stamped: float | None = None
        self._stamp = ""

    @property
    def frozen(self) -> bool:
        """Is time standing still?"""
        return (self._resting if self._is_moving else self._frozen) is not None

    @property
    def is_real(self) -> bool:
        """Is it the time of this machine?"""
        return self._frozen is None and not self._offset

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
        """Stop at this instant, be it past or future; what is due by then can run."""
        self._refuse_on_the_way()
        self._frozen = _utc(instant)
        self._tell()

    def real(self) -> None:
        """Return to real time."""
        self._refuse_on_the_way()
        self._frozen = None
        self._offset = timedelta()
        self._tell()

    def reset(self) -> None:
        """Be as at the start: the first instant or real time, and no jobs; a step ends here."""
        self._era += 1
        self._is_moving = False
        self._frozen = self._start
        self._offset = timedelta()
        self.drop_jobs()
        self._tell()

    def drop_jobs(self) -> None:
        """Give every job up, those under way too."""
        self._agenda.clear()

    async def advance(self, step: timedelta) -> list[Ran]:
        """Move forwards and run, in the order of time, what falls due on the way.

        Each job is over before a later one begins, so what it schedules takes its place between
        them; those of one instant run together. What is under way when the step begins is waited
        for. ClockBusy where a step is not over yet.
        """
        self._refuse_on_the_way()
        if step < timedelta():
            raise ClockError("time only moves forwards; freeze the clock to go back")
        era = self._era
        self._is_moving, self._resting = True, self._frozen
        try:
            await self._agenda.settled()
            target = self._after(step)
            ran = await self._run_until(target, era)
        finally:
            if era == self._era:
                self._is_moving, self._frozen = False, self._resting
        if era != self._era:
            return ran
        if self._frozen is None:
            self._offset += step
        else:
            self._frozen = target
        self._tell()
        return ran

    def schedule(self, when: datetime, name: str, job: Job) -> Planned:
        """Have the job run at this instant; of equal instants, the first scheduled runs first."""
        planned = self._agenda.add(_utc(when), name, job)
        self._tell()
        return planned

    def cancel(self, planned: Planned) -> None:
        """Give a job up, be it waiting or under way."""
        self._agenda.cancel(planned)

    async def run_due(self) -> list[Ran]:
        """Run what is due by now, all at once; time goes on meanwhile."""
        self._refuse_on_the_way()
        jobs: list[Planned] = []
        now = self.now()
        while taken := self._agenda.take(now):
            jobs += taken
        self._tell()
        return await self._agenda.run(jobs)

    def watch(self, watcher: Callable[[], None]) -> None:
        """Have somebody told whenever the time to the next job may have changed."""
        self._watchers.append(watcher)

    def unwatch(self, watcher: Callable[[], None]) -> None:
        """Tell somebody no more; who was never told is no mistake."""
        self._watchers = [each for each in self._watchers if each != watcher]

    def seconds_to_next(self) -> float | None:
        """Return how long it is until the next job falls due; None where none does by itself."""
        due = self._agenda.next_due
        if due is None or self._is_moving:
            return None
        left = max((due - self.now()).total_seconds(), 0.0)
        return None if left and self._frozen is not None else left

    async def _run_until(self, target: datetime, era: int) -> list[Ran]:
        ran: list[Ran] = []
        present = min(self.now(), target)
        while era == self._era and (jobs := self._agenda.take(target)):
            present = max(present, jobs[0].when)
            self._frozen = present
            ran += await self._agenda.run(jobs)
        return ran

    def _after(self, step: timedelta) -> datetime:
        try:
            return self.now() + step
        except OverflowError:
            raise ClockError("time ends with the year 9999; take a smaller step") from None

    def _tell(self) -> None:
        for watcher in self._watchers:
            watcher()

    def _refuse_on_the_way(self) -> None:
        if self._is_moving:
            raise ClockBusy("the clock is being advanced; move it again when it has arrived")


def stamp_of(instant: datetime) -> str:
    """Return an instant in UTC as 2026-06-01T12:00:00.000Z."""
    return instant.isoformat(timespec="milliseconds")[:-6] + "Z"


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ClockError(f"{instant.isoformat()} has no offset from UTC; give it a time zone")
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise ClockError("the instant lies outside the years 1 to 9999 in UTC") from None
