"""What one organization gets at of another's thing that is archived, a template, or deleted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.foreign_requests import (
    Attempt,
    ForeignRequests,
    requests_of,
    told,
)
from understudy.contracts.kit.probes.homes import Suspect
from understudy.contracts.kit.probes.looks import Look, look_at
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.side_effects import judge_each_read
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit

# Raises Unmet where what was handed over under a need is not in the state that is asked for.
Vouch = Callable[["Kit[Any]", str, Exchange], None]


@dataclass
class Visitor:
    """Asks once for everything of a thing of another organization, whatever its state."""

    requests: ForeignRequests
    ident: str
    before: Look = field(default_factory=lambda: Look({}), init=False)
    _answers: dict[Attempt, Exchange] = field(default_factory=dict, init=False)

    def ask(self, attempt: Attempt) -> Exchange:
        """Return the answer to an attempt."""
        if attempt not in self._answers:
            self._answers[attempt] = self.requests.ask(attempt, self.ident, OTHER)
        return self._answers[attempt]

    @cached_property
    def tried(self) -> dict[Attempt, Suspect]:
        """The answers to the writes, sent after the owner has looked."""
        requests = self.requests
        self.before = look_at(requests.things, requests.resource, self.ident)
        whole = [each for each in requests.attempts if each.kind == "whole"]
        return {each: Suspect(self.ask(each), requests.mark(each, OTHER)) for each in whole}

    def answers(self) -> dict[Attempt, Exchange]:
        """Return the answers to all reads and writes."""
        reads = [each for each in self.requests.attempts if each.kind == "plain"]
        read = {each: self.ask(each) for each in reads}
        return read | {each: suspect.exchange for each, suspect in self.tried.items()}


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
                answer = _visitor(things, resource, need).ask(Attempt(operation, "plain"))
                _check_closed(things, need, answer, statuses, vouch)


@probe(effect="foreign-write", needs=(OTHER,))
def everything_in_every_state(
    things: Things, resource: Resource, statuses: Collection[int], vouch: Vouch
) -> None:
    """Ask for a foreign thing in each state by every read, and write to it by every write."""
    for need in filter(things.kit.has, resource.states.values()):
        for answer in _visitor(things, resource, need).answers().values():
            _check_closed(things, need, answer, statuses, vouch)


@probe(effect="foreign-write", needs=(OTHER,))
def unchanged_in_every_state(things: Things, resource: Resource) -> None:
    """Compare what the owner sees of a thing in each state before and after foreign writes."""
    for need in filter(things.kit.has, resource.states.values()):
        visitor = _visitor(things, resource, need)
        tried = list(visitor.tried.values())
        after = look_at(things, resource, visitor.ident)
        judge_each_read(things, resource, visitor.before, tried, after)


@probe(effect="foreign-write", needs=(OTHER,))
def told_in_every_state(things: Things, resource: Resource) -> None:
    """Compare every answer about a foreign thing in each state with that about an unknown one."""
    requests = requests_of(things, resource)
    for need in filter(things.kit.has, resource.states.values()):
        for attempt, foreign in _visitor(things, resource, need).answers().items():
            with things.kit.example(foreign):
                requests.pair(attempt, foreign, OTHER).check_alike(requests.volatile)


@probe(effect="foreign-write", needs=(OTHER,))
def everything_once_removed(things: Things, resource: Resource, statuses: Collection[int]) -> None:
    """Ask the other organization's key for a thing that its owner has removed."""
    kit = things.kit
    thing = things.make(resource, "removed")
    removed = kit.call(resource.remove, thing.place)
    if not removed.is_success:
        raise Skip(f"no {resource.name} can be removed: {removed.brief}")
    for answer in Visitor(requests_of(things, resource), thing.id).answers().values():
        with kit.example():
            evidence = (thing.made, removed, answer)
            kit.check(answer.status in statuses, told(statuses), answer.brief, *evidence)


def _visitor(things: Things, resource: Resource, need: str) -> Visitor:
    what = ("foreign state", resource.name, need)
    ident = things.kit.needs[need]
    return things.kit.shared(what, lambda: Visitor(requests_of(things, resource), ident))


def _check_closed(
    things: Things, need: str, answer: Exchange, statuses: Collection[int], vouch: Vouch
) -> None:
    if answer.is_success:
        vouch(things.kit, need, answer)
    with things.kit.example(answer):
        things.kit.check(answer.status in statuses, told(statuses), answer.brief, answer)
