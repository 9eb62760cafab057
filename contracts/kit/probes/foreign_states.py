"""What one organization gets at of another's thing that is archived, a template, or deleted."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.homes import Suspect
from understudy.contracts.kit.probes.looks import Look, look_at
from understudy.contracts.kit.probes.pairs import Pair
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.same_answer import Pointer
from understudy.contracts.kit.probes.side_effects import judge_each_read
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.probes.writes import sending, writes
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit

# Raises Unmet where what was handed over under a need is not in the state that is asked for.
Vouch = Callable[["Kit[Any]", str, Exchange], None]


@dataclass
class Visitor:
    """Asks once for everything of a thing of another organization, whatever its state."""

    things: Things
    resource: Resource
    ident: str
    before: Look = field(default_factory=lambda: Look({}), init=False)
    _reads: dict[str, Exchange] = field(default_factory=dict, init=False)

    def read(self, operation: str) -> Exchange:
        """Return the answer to a read."""
        if operation not in self._reads:
            place = self.things.table.place_of(self.resource, self.ident)
            self._reads[operation] = self.things.kit.call(operation, place, key=OTHER)
        return self._reads[operation]

    @cached_property
    def tried(self) -> list[Suspect]:
        """The answers to the writes, sent after the owner has looked."""
        self.before = look_at(self.things, self.resource, self.ident)
        place = self.things.table.place_of(self.resource, self.ident)
        call = self.things.kit.call
        return [
            Suspect(call(each.operation, place, **sending(OTHER, each)), each.mark)
            for each in writes(self.things, self.resource, "stray")
        ]

    def answers(self) -> Iterator[Exchange]:
        """Return the answers to all reads and writes."""
        reads = (*self.things.table.shown_by(self.resource), *self.resource.reads)
        yield from (self.read(each) for each in reads)
        yield from (each.exchange for each in self.tried)


@probe(effect="read", needs=(OTHER,), depth="quick")
def some_reads_in_every_state(
    things: Things,
    resource: Resource,
    reads: Mapping[str, Sequence[str]],
    statuses: Collection[int],
    vouch: Vouch,
) -> None:
    """Read a foreign thing in each state by the calls that are named for it."""
    for state, operations in reads.items():
        need = resource.states[state]
        if things.kit.has(need):
            for operation in operations:
                answer = _visitor(things, resource, need).read(operation)
                _check_closed(things, need, answer, statuses, vouch)


@probe(effect="foreign-write", needs=(OTHER,))
def everything_in_every_state(
    things: Things, resource: Resource, statuses: Collection[int], vouch: Vouch
) -> None:
    """Ask for a foreign thing in each state by every read, and write to it by every write."""
    for need in filter(things.kit.has, resource.states.values()):
        for answer in _visitor(things, resource, need).answers():
            _check_closed(things, need, answer, statuses, vouch)


@probe(effect="foreign-write", needs=(OTHER,))
def unchanged_in_every_state(things: Things, resource: Resource) -> None:
    """Compare what the owner sees of a thing in each state before and after foreign writes."""
    for need in filter(things.kit.has, resource.states.values()):
        visitor = _visitor(things, resource, need)
        tried = visitor.tried
        after = look_at(things, resource, visitor.ident)
        judge_each_read(things, resource, visitor.before, tried, after)


@probe(effect="foreign-write", needs=(OTHER,))
def told_in_every_state(things: Things, resource: Resource) -> None:
    """Compare every answer about a foreign thing in each state with that about an unknown one."""
    volatile: set[Pointer] = set()
    for need in filter(things.kit.has, resource.states.values()):
        pairs = zip(
            _visitor(things, resource, need).answers(),
            _unknown(things, resource).answers(),
            strict=True,
        )
        for foreign, unknown in pairs:
            ask = things.kit.target.exchange
            asks = (partial(ask, each.request) for each in (foreign, unknown))
            with things.kit.example(foreign):
                Pair(foreign, unknown, *asks).check_alike(volatile)


@probe(effect="foreign-write", needs=(OTHER,))
def everything_once_removed(things: Things, resource: Resource, statuses: Collection[int]) -> None:
    """Ask the other organization's key for a thing that its owner has removed."""
    kit = things.kit
    thing = things.make(resource, "removed")
    removed = kit.call(resource.remove, thing.place)
    if not removed.is_success:
        raise Skip(f"no {resource.name} can be removed: {removed.brief}")
    visitor = Visitor(things, resource, thing.id)
    for answer in visitor.answers():
        with kit.example():
            expected = " or ".join(map(str, statuses)) if len(statuses) < 3 else "a 4xx"
            evidence = (thing.made, removed, answer)
            kit.check(answer.status in statuses, expected, answer.brief, *evidence)


def _visitor(things: Things, resource: Resource, need: str) -> Visitor:
    what = ("foreign state", resource.name, need)
    ident = things.kit.needs[need]
    return things.kit.shared(what, lambda: Visitor(things, resource, ident))


def _unknown(things: Things, resource: Resource) -> Visitor:
    what = ("unknown", resource.name)
    return things.kit.shared(what, lambda: Visitor(things, resource, things.unknown_id(resource)))


def _check_closed(
    things: Things, need: str, answer: Exchange, statuses: Collection[int], vouch: Vouch
) -> None:
    if answer.is_success:
        vouch(things.kit, need, answer)
    with things.kit.example(answer):
        expected = " or ".join(map(str, statuses))
        things.kit.check(answer.status in statuses, expected, answer.brief, answer)
