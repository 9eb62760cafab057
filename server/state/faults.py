"""Faults: what a test has asked to go wrong, and which calls meet it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from understudy.server.state.effects import LONGEST_DELAY_MS, NOTHING, Effects
from understudy.server.state.failures import Conflict, NotFound
from understudy.server.state.ids import Ids

MOST = 100
EFFECTS = tuple(each.name for each in fields(Effects))
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
    effects: Effects = NOTHING

    @classmethod
    def of(cls, fault_id: str, asked: Mapping[str, Any]) -> "Fault":
        """Return the fault that somebody asks for."""
        effects = {name: value for name, value in asked.items() if name in EFFECTS}
        matchers = {name: value for name, value in asked.items() if name not in EFFECTS}
        return cls(fault_id, effects=Effects(**effects), **matchers)


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
    """What a call meets: all delays together, how its answer leaves, and what decides it.

    `draw` is a name that no other call has, by which whatever else is drawn for it is drawn.
    """

    delay_ms: int = 0
    decisive: Effects = NOTHING
    pace: Effects = NOTHING
    draw: str = ""
    faults: list[str] = field(default_factory=list)


ArmedFaults: TypeAlias = list[Armed]  # Faults.list hides the builtin within its class


class Faults:
    """The faults in force, in the order in which they were added; spent ones leave by themselves.

    Chance is drawn from the seed, the fault's number and the number of calls that it has seen:
    the same calls in the same order meet the same faults, whatever else happens in between.
    """

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._added = self._preferred = 0
        self.armed: ArmedFaults = []

    def list(self) -> ArmedFaults:
        """Return the faults in force."""
        return list(self.armed)

    def add(self, fields: Mapping[str, Any]) -> Armed:
        """Put a fault in force; Conflict where there are too many."""
        if len(self.armed) >= MOST:
            raise Conflict(f"{MOST} faults are in force, which is the most; DELETE some first")
        fault = Fault.of(f"fault_{self._added + 1}", fields)
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
        self._added = self._preferred = 0

    def meet(self, call: Call) -> Harm:
        """Decide what this call meets, and count it."""
        harm = Harm()
        for armed in self.armed:
            if armed.matches(call) and self._strikes(armed):
                self._add_to(harm, armed)
                if armed.fault.effects.is_decisive:
                    break
        if harm.faults:
            self.armed = [armed for armed in self.armed if not armed.is_spent]
        return harm

    def prefer(self, effects: Effects) -> Harm:
        """Decide what a call meets that asks for it itself."""
        self._preferred += 1
        draw = f"preferred {self._preferred}"
        delay = effects.delay(partial(self._ids.fraction, draw))
        return Harm(delay, effects, effects, draw)

    def _add_to(self, harm: Harm, armed: Armed) -> None:
        """Add what a fault does that has struck."""
        effects, harm.draw = armed.fault.effects, f"{armed.fault.id} {armed.seen}"
        harm.faults.append(armed.fault.id)
        delay = effects.delay(partial(self._ids.fraction, harm.draw))
        harm.delay_ms = min(harm.delay_ms + delay, LONGEST_DELAY_MS)
        # The first of several that make the answer leave slowly says how slowly.
        if not (harm.pace.trickle_ms or harm.pace.bytes_per_second):
            harm.pace = effects
        if effects.is_decisive:
            harm.decisive = effects

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
