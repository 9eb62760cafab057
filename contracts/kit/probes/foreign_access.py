"""What one organization gets at by another's id, and what it does there: nothing, and unseen."""

from collections.abc import Collection, Iterator

from understudy.contracts.kit.probes.attempt import scratch
from understudy.contracts.kit.probes.foreign_requests import (
    VALID,
    Attempt,
    ForeignRequests,
    Visit,
    requests_of,
    told,
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
def is_not_found(things: Things, *resources: Resource, statuses: Collection[int]) -> None:
    """Ask for a foreign thing by every call that names one; also as if of its organization."""
    for _, _, visit in _visits(things, resources):
        for attempt, answer in visit.answers.items():
            if attempt.kind in VALID:
                _expect(things, answer, statuses, *visit.before(attempt))
            if attempt.kind == "claiming":
                _expect(things, answer, (*statuses, REFUSED))


@probe(effect="write", needs=(OTHER,), depth="quick")
def is_closed_to_reads(things: Things, *resources: Resource, statuses: Collection[int]) -> None:
    """Read a foreign thing by its id, and by each name of its owner's choosing: for a few calls."""
    for home in map(things.home, resources):
        for ident in (home.id, *(str(home.body[each]) for each in home.resource.aliases)):
            answer = things.kit.call(home.resource.read, home.resource.at(ident), key=OTHER)
            _expect(things, answer, statuses, home.made)


@probe(effect="write", needs=(OTHER,), depth="quick")
def is_not_found_once_changed(
    things: Things, resource: Resource, statuses: Collection[int]
) -> None:
    """Ask for a foreign thing whose owner has changed it."""
    staged = things.kit.stage.scratch if resource.staged else None
    ident = staged.id if staged else scratch(things, resource).id
    # In part, and with a value that it did not have: what was changed may be taken for another's.
    free = [name for name in resource.numbers if name in resource.changes]
    numbers = {name: resource.changes[name] for name in free}
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
def is_answered_like_an_unknown_one(things: Things, *resources: Resource) -> None:
    """Compare status and body of what is answered about a foreign thing and about none."""
    for requests, key, attempt, foreign, before in _compared(things, resources):
        with things.kit.example(foreign):
            # Where something tells them apart, it has to do so for the very key that asked.
            for ours in dict.fromkeys((OWN, key)):
                pair = requests.pair(attempt, foreign, ours)
                difference = pair.told(requests.volatile)
                if difference is None:
                    break
            else:
                raise pair.broken(str(difference), *before)


@probe(effect="read", needs=(OTHER,), depth="quick")
def has_the_headers_of_an_unknown_one(things: Things, *resources: Resource) -> None:
    """Compare the headers of these answers."""
    for requests, key, attempt, foreign, _ in _compared(things, resources):
        with things.kit.example(foreign):
            requests.pair(attempt, foreign, OWN, again=key).check_headers()


@probe(effect="foreign-write", needs=(OTHER,), depth="quick")
def changes_nothing(things: Things, *resources: Resource) -> None:
    """Compare what the owner sees of a thing before and after all of this."""
    for requests, _, visit in _visits(things, resources):
        with things.kit.example():
            visit.scene.judge(visit.suspects, OF_ANOTHER)
        with things.kit.example():
            _check_soon(things, requests.resource, visit)


@probe(effect="foreign-write", needs=(OTHER,), depth="quick")
def twins_share_nothing_but_their_name(things: Things, resource: Resource) -> None:
    """Compare a thing before and after another organization has filled one of the same name."""
    home = home_of(things, resource, OWN)
    before, suspects = seen(things.kit, home), home_of(things, resource, OTHER).suspects
    after = requests_of(things, resource).visit(OTHER, OWN).scene.before
    own = things.made_ids(resource) - {home.id}
    expected = f"nothing of another organization's {resource.name} in it"
    Scene(things.kit, home, before, after, own).judge(suspects, expected)


def _visits(
    things: Things, resources: Collection[Resource]
) -> Iterator[tuple[ForeignRequests, str, Visit]]:
    """Yield what came of all requests, in each direction, with the key that asked."""
    for requests in (requests_of(things, each) for each in resources):
        for ours, theirs in things.kit.both_ways():
            yield requests, ours, requests.visit(ours, theirs)


def _compared(
    things: Things, resources: Collection[Resource]
) -> Iterator[tuple[ForeignRequests, str, Attempt, Exchange, list[Exchange]]]:
    """Yield what is to be answered as for an unknown thing, and what its owner read before it."""
    for requests, ours, visit in _visits(things, resources):
        for attempt, answer in visit.answers.items():
            if attempt.kind != "claiming":
                yield requests, ours, attempt, answer, visit.before(attempt)


def _expect(
    things: Things, answer: Exchange, statuses: Collection[int], *evidence: Exchange
) -> None:
    with things.kit.example():
        things.kit.check(answer.status in statuses, told(statuses), answer.brief, *evidence, answer)


def _check_soon(things: Things, resource: Resource, visit: Visit) -> None:
    """Compare what the owner got right after a foreign read with what was got before."""
    if visit.soon is not None:
        before = visit.scene.before.answers[resource.read]
        foreign = visit.answers[Attempt(resource.read, "plain")]
        is_same = facts(visit.soon, resource) == facts(before, resource)
        things.kit.check(is_same, before.brief, visit.soon.brief, before, foreign, visit.soon)
