"""What one organization gets at by another's id, and what it does there: nothing, and unseen."""

from collections.abc import Collection, Iterator

from understudy.contracts.kit.probes.foreign_requests import (
    VALID,
    Attempt,
    ForeignRequests,
    Visit,
    requests_of,
)
from understudy.contracts.kit.probes.homes import home_of, seen
from understudy.contracts.kit.probes.looks import facts
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.side_effects import OF_ANOTHER, Scene
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN

# What is not of the form of an id, or has fields that no page names, may be refused as such.
REFUSED = 400


@probe(effect="read", needs=(OTHER,), depth="quick")
def is_not_found(things: Things, resource: Resource, statuses: Collection[int]) -> None:
    """Ask for a foreign thing by every call that names one; also as if of its organization."""
    for _, visit in _visits(requests_of(things, resource)):
        for attempt, answer in visit.answers.items():
            if attempt.kind in VALID:
                _expect(things, answer, statuses, *visit.before(attempt))
            if attempt.kind == "claiming":
                _expect(things, answer, (*statuses, REFUSED))


@probe(effect="write", needs=(OTHER,), depth="quick")
def is_not_found_once_changed(
    things: Things, resource: Resource, statuses: Collection[int]
) -> None:
    """Ask for a foreign thing whose owner has changed it."""
    ident = requests_of(things, resource).own(OWN)
    # In part, and with a value that it did not have: what was changed may be taken for another's.
    numbers = {
        name: resource.changes[name] for name in resource.numbers if name in resource.changes
    }
    changes = {resource.naming: things.kit.name("changed"), **numbers}
    changed = things.kit.call(resource.update, resource.at(ident), body=changes)
    things.kit.stand_on(changed.is_success, f"no {resource.name} can be changed: {changed.brief}")
    answer = things.kit.call(resource.read, resource.at(ident), key=OTHER)
    _expect(things, answer, statuses, changed)


@probe(effect="read", depth="quick")
def unknown_is_not_found(things: Things, resource: Resource, statuses: Collection[int]) -> None:
    """Ask for a thing that nobody has by every call that names one."""
    requests = requests_of(things, resource)
    for attempt in requests.attempts:
        if attempt.kind in VALID:
            _expect(things, requests.unknown(attempt, OWN), statuses)


@probe(effect="read", depth="quick")
def ids_count_as_a_whole(things: Things, resource: Resource, statuses: Collection[int]) -> None:
    """Ask by an id with a character more, and with one less."""
    real, derive = home_of(things, resource, OWN).id, things.kit.target.trail.derive
    longer = derive(real, lambda each: f"{each}0", "{}0")
    shorter = derive(real, lambda each: each[:-1], '$(printf %s "{}" | sed "s/.$//")')
    # The number next to a real one may be real too.
    for near in () if real.isdecimal() else (longer, shorter):
        answer = things.kit.call(resource.read, resource.at(near))
        _expect(things, answer, (*statuses, REFUSED))


@probe(effect="read", needs=(OTHER,), depth="quick")
def is_answered_like_an_unknown_one(things: Things, resource: Resource) -> None:
    """Compare status and body of what is answered about a foreign thing and about none."""
    requests = requests_of(things, resource)
    for key, visit, attempt, foreign in _compared(requests):
        with things.kit.example(foreign):
            # Where something tells them apart, it has to do so for the very key that asked.
            for ours in dict.fromkeys((OWN, key)):
                pair = requests.pair(attempt, foreign, ours)
                told = pair.told(requests.volatile)
                if told is None:
                    break
            else:
                raise pair.broken(str(told), *visit.before(attempt))


@probe(effect="read", needs=(OTHER,), depth="quick")
def has_the_headers_of_an_unknown_one(things: Things, resource: Resource) -> None:
    """Compare the headers of these answers."""
    requests = requests_of(things, resource)
    for key, _, attempt, foreign in _compared(requests):
        with things.kit.example(foreign):
            requests.pair(attempt, foreign, OWN, again=key).check_headers()


@probe(effect="foreign-write", needs=(OTHER,), depth="quick")
def changes_nothing(things: Things, resource: Resource) -> None:
    """Compare what the owner sees of a thing before and after all of this."""
    for _, visit in _visits(requests_of(things, resource)):
        with things.kit.example():
            visit.scene.judge(visit.suspects, OF_ANOTHER)
        with things.kit.example():
            _check_soon(things, resource, visit)


@probe(effect="foreign-write", needs=(OTHER,), depth="quick")
def twins_share_nothing_but_their_name(things: Things, resource: Resource) -> None:
    """Compare a thing before and after another organization has filled one of the same name."""
    home = home_of(things, resource, OWN)
    before, suspects = seen(things.kit, home), home_of(things, resource, OTHER).suspects
    after = requests_of(things, resource).visit(OTHER, OWN).scene.before
    own = things.made_ids(resource) - {home.id}
    expected = f"nothing of another organization's {resource.name} in it"
    Scene(things.kit, home, before, after, own).judge(suspects, expected)


def _visits(requests: ForeignRequests) -> Iterator[tuple[str, Visit]]:
    ways = requests.things.kit.both_ways()
    return ((ours, requests.visit(ours, theirs)) for ours, theirs in ways)


def _compared(requests: ForeignRequests) -> Iterator[tuple[str, Visit, Attempt, Exchange]]:
    for ours, visit in _visits(requests):
        for attempt, answer in visit.answers.items():
            if attempt.kind != "claiming":
                yield ours, visit, attempt, answer


def _expect(
    things: Things, answer: Exchange, statuses: Collection[int], *evidence: Exchange
) -> None:
    with things.kit.example():
        expected = " or ".join(map(str, statuses)) if len(statuses) < 4 else "a 4xx"
        things.kit.check(answer.status in statuses, expected, answer.brief, *evidence, answer)


def _check_soon(things: Things, resource: Resource, visit: Visit) -> None:
    """Compare what the owner got right after a foreign read with what was got before."""
    if visit.soon is not None:
        before = visit.scene.before.answers[resource.read]
        foreign = visit.answers[Attempt(resource.read, "plain")]
        is_same = facts(visit.soon, resource) == facts(before, resource)
        things.kit.check(is_same, before.brief, visit.soon.brief, before, foreign, visit.soon)
