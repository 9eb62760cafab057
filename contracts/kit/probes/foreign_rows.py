"""What one organization does to another's thing that only lists show: nothing, it is refused."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.probes.equality import told
from understudy.contracts.kit.probes.foreign_requests import told as told_statuses
from understudy.contracts.kit.probes.looks import ids_in, record_facts
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.kit.talk.target import Sending


@dataclass(frozen=True)
class Visit:
    """One foreign write on a thing, between two lists of its owner's."""

    thing: Thing
    before: Exchange
    sent: Exchange
    after: Exchange


@probe(effect="foreign-write", needs=(OTHER,), depth="quick")
def are_closed(things: Things, *resources: Resource, statuses: Collection[int]) -> None:
    """Change and remove a foreign thing by its id; each of these is refused."""
    for visit in (each for resource in resources for each in _visits(things, resource)):
        with things.kit.example():
            answer, evidence = visit.sent, (visit.thing.made, visit.sent)
            is_refused = answer.status in statuses
            things.kit.check(is_refused, told_statuses(statuses), answer.brief, *evidence)


@probe(effect="foreign-write", needs=(OTHER,), depth="quick")
def stay(things: Things, *resources: Resource) -> None:
    """Compare what their owner lists of things before and after all of this."""
    for visit in (each for resource in resources for each in _visits(things, resource)):
        with things.kit.example(visit.before, visit.sent, visit.after):
            _check_stays(things, visit)


@probe(effect="write", needs=(OTHER,), depth="quick")
def are_listed_to_their_owner(things: Things, *resources: Resource) -> None:
    """List with one key and the other in turn: none shows what the other has made."""
    for resource in resources:
        made = {key: things.home(resource, key) for key in things.keys}
        # Back and forth, so that an answer kept for the path or the connection would be served.
        answers = [things.listed(made[key], key=key) for key in (OWN, OTHER, OWN, OTHER)]
        for answer in answers:
            theirs = made[OTHER if answer.key == OWN else OWN]
            with things.kit.example(answer):
                _check_hidden(things, theirs, answer, answers)


def _visits(things: Things, resource: Resource) -> list[Visit]:
    """Return what came of each write in each direction, each sent once."""

    def visit() -> list[Visit]:
        both = things.kit.both_ways()
        return [each for ours, theirs in both for each in _visit(things, resource, ours, theirs)]

    return things.kit.shared(("foreign rows", resource.name), visit)


def _visit(things: Things, resource: Resource, ours: str, theirs: str) -> list[Visit]:
    thing, kit = things.make(resource, "of another", key=theirs), things.kit
    found: list[Visit] = []
    before = kit.lateness.settled(
        lambda: things.listed(thing), lambda seen: bool(thing.shown_by(seen)), lambda seen: [seen]
    )
    for operation in filter(None, (resource.update, resource.remove)):
        is_change = operation == resource.update
        changes = thing.changed({resource.naming: kit.name("claimed")})
        how: Sending = {"key": ours, "body": changes} if is_change else {"key": ours}
        sent = kit.call(operation, thing.place, **how)
        after = things.listed(thing)
        found.append(Visit(thing, before, sent, after))
        before = after
    return found


def _check_stays(things: Things, visit: Visit) -> None:
    thing = visit.thing
    evidence = (thing.made, visit.before, visit.sent, visit.after)

    def is_other(answers: Sequence[Exchange]) -> bool:
        was, now = (record_facts(thing.shown_by(each), thing.resource) for each in answers[1::2])
        return answers[1].is_success and answers[-1].is_success and was != now

    was, now = thing.shown_by(visit.before), thing.shown_by(visit.after)
    things.kit.stand_on(bool(was), f"its owner does not list {thing.id}")
    is_kept = not is_other(evidence)
    things.kit.check(is_kept, f"{told(was)} as before", told(now), *evidence, again=is_other)


def _check_hidden(
    things: Things, theirs: Thing, answer: Exchange, answers: Sequence[Exchange]
) -> None:
    resource = theirs.resource
    known = things.made_ids(resource, theirs.key)

    def are_shown(later: Sequence[Exchange]) -> bool:
        last = later[-1]
        names = [row.get(resource.naming) for row in rows_of(last, resource)]
        return bool(ids_in(last, resource) & known) or theirs.name in names

    before = [each for each in answers if each.number < answer.number][-1:]
    evidence = (theirs.made, *before, answer)
    expected = f"no {resource.name} of another organization: not {theirs.id}"
    is_kept = not are_shown([answer])
    things.kit.check(is_kept, expected, answer.brief, *evidence, again=are_shown)
