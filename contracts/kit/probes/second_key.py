"""Whether all keys of one organization see and do the same."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Any

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.looks import facts, first_look, look_at
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.probes.writes import Write, sending, writes
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit

SAME_ORG = "same_org_key"
# Raises Unmet where the second key turns out to be of another organization.
Vouch = Callable[["Kit[Any]"], None]


@probe(effect="write", needs=(SAME_ORG,))
def sees_the_same(things: Things, resource: Resource, vouch: Vouch) -> None:
    """Compare every read of a thing, and of what it holds, between the two keys."""
    home = things.home(resource)
    before = first_look(things, home).answers
    there = look_at(things, resource, home.id, SAME_ORG).answers
    for operation, shown in things.table.shown_by(resource).items():
        if operation in before and operation in there:
            one, two = before[operation], there[operation]
            with things.kit.example(one, two):
                is_same = facts(one, shown) == facts(two, shown)
                if not is_same:
                    vouch(things.kit)
                again = partial(_differ, shown)
                things.kit.check(is_same, one.brief, two.brief, one, two, again=again)


@probe(effect="write", needs=(SAME_ORG,))
def writes_are_seen(things: Things, resource: Resource, vouch: Vouch) -> None:
    """Write with one key after the other; what is written is read with the key that did not."""
    kit = things.kit
    thing = things.make(resource, "of two keys")
    place = things.table.place_of(resource, thing.id)
    reads = {shown: read for read, shown in things.table.shown_by(resource).items()}
    turns = cycle(((SAME_ORG, OWN), (OWN, SAME_ORG)))
    for write, (writer, reader) in zip(writes(things, resource, "by a key"), turns, strict=False):
        answer = kit.call(write.operation, place, **sending(writer, write))
        if not answer.is_success and not _is_taken(kit, write, place, reader):
            # What neither key may write here tells nothing of the two.
            continue
        with kit.example(answer):
            if not answer.is_success:
                vouch(kit)
            kit.check(answer.is_success, "a 2xx", answer.brief, thing.made, answer)
            read = kit.call(reads[write.resource], place, key=reader)
            _check_seen(thing, write.mark, answer, read)


def _is_taken(kit: "Kit[Any]", write: Write, place: Mapping[str, str], key: str) -> bool:
    return kit.call(write.operation, place, **sending(key, write)).is_success


def _check_seen(thing: Thing, mark: str, answer: Exchange, read: Exchange) -> None:
    text = as_json(mark)
    if text not in read.text:
        again = partial(_lacks, text)
        raise Broken(f"{text} in it", read.brief, thing.made, answer, read, again=again)


def _differ(shown: Resource, answers: Sequence[Exchange]) -> bool:
    return bool(facts(answers[0], shown) != facts(answers[-1], shown))


def _lacks(text: str, answers: Sequence[Exchange]) -> bool:
    return answers[-2].is_success and text not in answers[-1].text
