"""How long before a read something was written that the read may show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.target import Target

# What was written longer ago, in seconds, shows by now.
LONG_AGO = 1.0


@dataclass
class Recency:
    """Remembers when each answer came; `watch` has to be told of all of them."""

    target: Target
    _times: dict[int, float] = field(default_factory=dict, init=False)

    @property
    def now(self) -> float:
        """The instant, in seconds of the run's stop watch."""
        return self.target.clock.watch()

    def watch(self, exchange: Exchange) -> None:
        """Note when an answer came."""
        self._times[exchange.number] = self.now

    def age_at(self, read: Exchange) -> float:
        """Return how old the last write was when a read was sent, at most LONG_AGO."""
        came = self._times.get(read.number)
        if came is None:
            return LONG_AGO
        return self._age(read.request, came - read.seconds, read.number)

    def age_now(self, request: Request) -> float:
        """Return how old the last write is that a read of now may show, at most LONG_AGO."""
        return self._age(request, self.now, None)

    def seconds_since(self, exchange: Exchange) -> float:
        """Return how long ago an answer came."""
        return self.now - self._times.get(exchange.number, self.now)

    def last_write(self, read: Exchange) -> Exchange | None:
        """Return the last write that a read may show."""
        return next(self._writes(read.request, self._times[read.number], read.number), None)

    def is_over(self, read: Exchange) -> bool:
        """Tell whether something was written since, so that the same read would show that now."""
        for each in self.target.trail.backwards():
            if each.number <= read.number:
                return False
            if each.method != "GET" and each.is_success and self._may_show(read.request, each):
                return True
        return False

    def was_shown(self, read: Exchange, again: Exchange) -> bool:
        """Tell whether the later one of two answers had come already, before the first of them."""
        write = self.last_write(read)
        for each in self._same(read, 0 if write is None else write.number):
            # Of what was read in former rules, only the status is remembered.
            if each.status == again.status and each.body in (again.body, b""):
                return True
        return False

    def was_found(self, read: Exchange, made: Exchange) -> bool:
        """Tell whether the same read had succeeded before, after something was made."""
        return any(each.is_success for each in self._same(read, made.number))

    def _same(self, read: Exchange, since: int) -> Iterator[Exchange]:
        """Yield the answers to the same request that came before, backwards to a number."""
        for each in self.target.trail.backwards():
            if each.number <= since:
                return
            is_same = (each.request.line, each.key) == (read.request.line, read.key)
            if is_same and each.number < read.number:
                yield each

    def _age(self, request: Request, now: float, number: int | None) -> float:
        last = next(self._writes(request, now, number), None)
        return LONG_AGO if last is None else max(0.0, now - self._times[last.number])

    def _writes(self, request: Request, now: float, number: int | None) -> Iterator[Exchange]:
        """Yield what was written shortly before a request and may show in its answer, backwards."""
        for each in self.target.trail.backwards():
            if number is not None and each.number >= number:
                continue
            if now - self._times.get(each.number, now) >= LONG_AGO:
                return
            if each.method != "GET" and each.is_success and self._may_show(request, each):
                yield each

    def _may_show(self, request: Request, write: Exchange) -> bool:
        """Tell whether a read may show a write: where its path names a thing, one about that."""
        operation = self.target.operations.get(request.operation or "")
        if operation is None or not operation.parameters:
            return True
        thing = request.params.get(operation.parameters[0], "")
        said = (write.request.body or b"") + write.body
        is_named = thing in unquote(write.request.path) or thing.encode() in said
        return is_named or any(thing.encode() in made for made in self._made_with(write))

    def _made_with(self, write: Exchange) -> Iterator[bytes]:
        """Yield the bodies that made what a write names: they may give it other names."""
        for part in unquote(write.request.path).split("/"):
            origin = self.target.trail.origin(part)
            if origin is not None:
                yield origin.exchange.request.body or b""
