"""What the deployment serves: which documented operations succeeded in this run, and with what."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.operations import Operation, Operations


class Sight(IntEnum):
    """How much an answer with a 2xx shows: no documented body, an empty list, a thing."""

    NOTHING = 0
    EMPTY = 1
    THING = 2


Look = Callable[[Exchange], Sight]


def sight_of(value: Any) -> Sight:
    """Return how much a value shows: lists, also several in one object, may be empty."""
    if isinstance(value, list):
        return Sight.THING if any(each not in (None, {}) for each in value) else Sight.EMPTY
    if not isinstance(value, dict) or not value:
        return Sight.NOTHING
    if all(isinstance(each, list) for each in value.values()):
        return max(map(sight_of, value.values()))
    return Sight.THING


def whole(answer: Exchange) -> Sight:
    """Return how much an answer without an envelope shows."""
    return sight_of(answer.json)


@dataclass
class Answers:
    """What the calls of one operation came to: the statuses by number of answers, the best look."""

    statuses: dict[int, int] = field(default_factory=dict)
    best: Sight | None = None


@dataclass(frozen=True)
class Served:
    """One documented operation, as this deployment serves it.

    `status` is that of its successes, else the one that its calls were answered with most often;
    None where it was not called. `is_tried` is False where this run may not or did not call it.
    """

    operation: Operation
    status: int | None
    sight: Sight | None

    @property
    def is_tried(self) -> bool:
        """Whether it was called with a key."""
        return self.status is not None

    @property
    def has_succeeded(self) -> bool:
        """Whether a call with a key was answered with a 2xx and the documented kind of body."""
        return self.sight is not None and self.sight > Sight.NOTHING

    @property
    def has_shown(self) -> bool:
        """Whether a success had a thing in it: what rules about it can stand on."""
        return self.sight is Sight.THING

    @property
    def name(self) -> str:
        """Its method and path, as in `GET /projects/{projectId}`."""
        return self.operation.name

    @property
    def trouble(self) -> str:
        """Why no rule can stand on it, as a sentence."""
        if self.status is None:
            return f"{self.name} was not called"
        if not 200 <= self.status < 300:
            return f"{self.name} never succeeded: {self.status}"
        if self.sight is Sight.NOTHING:
            return f"{self.name} never succeeded: {self.status} without what is documented"
        return f"{self.name} showed nothing: every list was empty"


class Watch:
    """Listens to every answer of a run, and tells afterwards what is served.

    `fields` are those of each operation's documented success; None where it shows nothing.
    """

    def __init__(
        self, operations: Operations, look: Look, fields: Mapping[str, frozenset[str] | None]
    ) -> None:
        self._operations = operations
        self._look = look
        self._fields = fields
        self._seen = {each: Answers() for each in operations}

    def __call__(self, exchange: Exchange) -> None:
        """Note an answer to a call that was made as documented: with a key, where it needs one."""
        operation = self._operations.get(exchange.operation or "")
        if operation is None or (exchange.key is None and not operation.is_open):
            return
        seen = self._seen[operation.id]
        seen.statuses[exchange.status] = seen.statuses.get(exchange.status, 0) + 1
        if exchange.is_success and seen.best is not Sight.THING:
            seen.best = max(seen.best or Sight.NOTHING, self._sight(exchange))

    def has_shown(self, operation: str) -> bool:
        """Tell whether a success of an operation had a thing in it so far."""
        return self._seen[operation].best is Sight.THING

    def served(self) -> tuple[Served, ...]:
        """Return what is served so far, in the order of the spec."""
        return tuple(self._one(each) for each in self._operations.values())

    def _sight(self, exchange: Exchange) -> Sight:
        fields = self._fields[exchange.operation or ""]
        if fields is None:
            return Sight.THING
        if fields and isinstance(exchange.json, dict) and not fields & exchange.json.keys():
            return Sight.NOTHING
        return self._look(exchange)

    def _one(self, operation: Operation) -> Served:
        seen = self._seen[operation.id]
        good = {status for status in seen.statuses if 200 <= status < 300}
        among = good or set(seen.statuses)
        status = max(among, key=lambda each: (seen.statuses[each], -each), default=None)
        return Served(operation, status, seen.best)


def failing(served: Collection[Served]) -> frozenset[tuple[str | None, int]]:
    """Return the ids of the operations that never succeeded, each with what it answered."""
    return frozenset(
        (each.operation.id, each.status)
        for each in served
        if each.status is not None and not each.has_succeeded
    )
