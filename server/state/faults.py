"""Faults: what a test has asked to go wrong, and which calls meet it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from understudy.server.state.failures import Conflict, NotFound
from understudy.server.state.ids import Ids

MOST = 100
LONGEST_DELAY_MS = 60_000
PART = re.compile(r"\\\{[^/{}]*\\\}")


class Call(NamedTuple):
    """A call as faults look at it."""

    api: str
    operation: str
    method: str
    path: str


@dataclass(frozen=True)
class Fault:
    """What happens to which calls; a matcher of None matches every call."""

    id: str
    api: str | None = None
    operation: str | None = None
    method: str | None = None
    path: str | None = None
    probability: float = 1.0
    times: int | None = None
    status: int | None = None
    drop: bool = False
    truncate: bool = False
    delay_ms: int = 0
    message: str | None = None
    retry_after: int | None = None

    @property
    def is_decisive(self) -> bool:
        """Whether it changes the answer; one that only delays lets the next ones be looked at."""
        return self.drop or self.truncate or self.status is not None


@dataclass
class Armed:
    """A fault in force, as it was asked for: how many calls matched, and how many it hit."""

    fault: Fault
    asked: Mapping[str, Any]
    pattern: re.Pattern[str] | None
    seen: int = 0
    hits: int = 0

    def matches(self, call: Call) -> bool:
        """Whether this is one of the calls that the fault is for."""
        fault = self.fault
        return (
            fault.api in (None, call.api)
            and fault.operation in (None, call.operation)
            and fault.method in (None, call.method)
            and (self.pattern is None or self.pattern.fullmatch(call.path) is not None)
        )

    @property
    def is_spent(self) -> bool:
        """Whether it has hit as often as it may."""
        return self.fault.times is not None and self.hits >= self.fault.times


@dataclass
class Harm:
    """What a call meets: all delays together, and the one fault that decides the answer."""

    delay_ms: int = 0
    decisive: Fault | None = None
    faults: list[str] = field(default_factory=list)


ArmedFaults: TypeAlias = list[Armed]  # Faults.list hides the builtin within its class


class Faults:
    """The faults in force, in the order in which they were added; spent ones leave by themselves.

    Chance is drawn from the seed, the fault's number and the number of calls that it has seen:
    the same calls in the same order meet the same faults, whatever else happens in between.
    """

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._added = 0
        self.armed: ArmedFaults = []

    def list(self) -> ArmedFaults:
        """Return the faults in force."""
        return list(self.armed)

    def add(self, fields: Mapping[str, Any]) -> Armed:
        """Put a fault in force; Conflict where there are too many."""
        if len(self.armed) >= MOST:
            raise Conflict(f"{MOST} faults are in force, which is the most; DELETE some first")
        fault = Fault(id=f"fault_{self._added + 1}", **fields)
        armed = Armed(fault, fields, None if fault.path is None else pattern_of(fault.path))
        self._added += 1
        self.armed = [*self.armed, armed]
        return armed

    def remove(self, fault_id: str) -> Armed:
        """Take a fault out of force; NotFound where it is not."""
        for armed in self.armed:
            if armed.fault.id == fault_id:
                self.armed = [other for other in self.armed if other is not armed]
                return armed
        raise NotFound(f"no fault has the id {fault_id!r}; GET /faults lists those in force")

    def clear(self) -> None:
        """Take every fault out of force."""
        self.armed = []

    def reset(self) -> None:
        """Be as at the start: no faults, and the next one is the first again."""
        self.clear()
        self._added = 0

    def meet(self, call: Call) -> Harm:
        """Decide what this call meets, and count it."""
        harm = Harm()
        for armed in self.armed:
            if armed.matches(call) and self._strikes(armed):
                harm.faults.append(armed.fault.id)
                harm.delay_ms = min(harm.delay_ms + armed.fault.delay_ms, LONGEST_DELAY_MS)
                if armed.fault.is_decisive:
                    harm.decisive = armed.fault
                    break
        if harm.faults:
            self.armed = [armed for armed in self.armed if not armed.is_spent]
        return harm

    def _strikes(self, armed: Armed) -> bool:
        armed.seen += 1
        chance = self._ids.fraction(armed.fault.id, armed.seen)
        if chance >= armed.fault.probability:
            return False
        armed.hits += 1
        return True


def pattern_of(path: str) -> re.Pattern[str]:
    """Return what a path matches: `*` stands for any text, `{name}` for one part of the path."""
    first, *others = [re.sub(PART, "[^/]+", re.escape(text)) for text in path.split("*")]
    # Once a text between two stars is found it stays found: else many stars would take for ever.
    middle = "".join(f"(?>.*?{text})" for text in others[:-1])
    last = f".*{others[-1]}" if others else ""
    return re.compile(first + middle + last, re.DOTALL)
