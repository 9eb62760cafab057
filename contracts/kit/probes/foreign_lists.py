"""Whether a list shows things of another organization's, whoever asks for it and in whose name."""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.foreign_requests import claiming, requests_of
from understudy.contracts.kit.probes.homes import home_of
from understudy.contracts.kit.probes.looks import ids_in
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import Entry, as_json, at, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN

MOST_NAMED = 2


@probe(effect="read", depth="quick")
def are_of_the_organization(things: Things, resource: Resource) -> None:
    """Compare the owner that the rows of a list, and a thing, tell with the key's organization."""
    for key in things.keys:
        whose = things.info(key)
        owner = at(whose.json, things.table.whose)
        is_told = isinstance(owner, str)
        things.kit.stand_on(is_told, f"it is not told whose a key is: {whose.brief}")
        # One list right after the other, so that one that was kept would be served again.
        listed, home = things.kit.call(resource.listed, key=key), home_of(things, resource, key)
        read = home.first.answers.get(resource.read)
        read = read or things.kit.call(resource.read, home.place, key=key)
        again = partial(_has_strangers, things.table, resource)
        for shown in (listed, read):
            with things.kit.example():
                expected = f"only what is of {owner}"
                found = _strangers(things.table, resource, (whose, shown))
                got = as_json(found[:1])[:300]
                things.kit.check(not found, expected, got, whose, shown, again=again)


@probe(effect="read", needs=(OTHER,), depth="quick")
def have_nothing_in_common(things: Things, *resources: Resource) -> None:
    """List with one key and the other in turn, after each has asked for the other's things."""
    for resource in resources:
        for ours, theirs in things.kit.both_ways() if things.kit.may_write else ():
            requests_of(things, resource).visit(ours, theirs)
        # Back and forth, so that an answer kept for the path or the connection would be served.
        answers = [things.kit.call(resource.listed, key=key) for key in (OWN, OTHER, OWN, OTHER)]
        for before, answer in pairwise(answers):
            with things.kit.example(before, answer):
                common = ids_in(before, resource) & ids_in(answer, resource)
                if common:
                    expected = f"no {resource.name} in both lists"
                    got, shown = f"{some(common)} in both lists", (before, answer)
                    again = partial(_have_common, resource)
                    raise Broken(expected, got, *shown, one_connection=True, again=again)


@probe(effect="write", needs=(OTHER,), depth="quick")
def hide_what_is_made_elsewhere(things: Things, resource: Resource) -> None:
    """List with a key, also as if it were of another organization, which has made things."""
    requests = requests_of(things, resource)
    for ours, theirs in things.kit.both_ways():
        home = home_of(things, resource, ours)
        claims = requests.claims(home)
        headers = claiming(claims)
        claimed = things.kit.target.call(resource.listed, key=theirs, query=claims, headers=headers)
        after = requests.visit(ours, theirs).scene.after.answers[resource.listed]
        for listed in (after, claimed):
            with things.kit.example():
                found = ids_in(listed, resource) & things.made_ids(resource, ours)
                expected = f"no {resource.name} of the other organization"
                again = partial(_has_any, resource, found)
                evidence = (home.origin, listed) if home.origin else (listed,)
                got = f"{some(found)} in the list"
                things.kit.check(not found, expected, got, *evidence, again=again)


def some(ids: Collection[str]) -> str:
    """Return a few ids; what made them has to come before the evidence."""
    more = ", ..." if len(ids) > MOST_NAMED else ""
    return ", ".join(sorted(ids)[:MOST_NAMED]) + more


def _strangers(table: Table, resource: Resource, answers: Sequence[Exchange]) -> list[Entry]:
    """Return what an answer shows that is not of the organization that the other one tells."""
    whose, shown = answers
    is_one, record = shown.operation == resource.read, record_of(shown, resource)
    # A single thing may keep it to itself.
    rows = [record] * (resource.owner in record) if is_one else rows_of(shown, resource)
    return [row for row in rows if row.get(resource.owner) != at(whose.json, table.whose)]


def _has_strangers(table: Table, resource: Resource, answers: Sequence[Exchange]) -> bool:
    return bool(_strangers(table, resource, answers))


def _have_common(resource: Resource, answers: Sequence[Exchange]) -> bool:
    return bool(ids_in(answers[0], resource) & ids_in(answers[-1], resource))


def _has_any(resource: Resource, found: frozenset[str], answers: Sequence[Exchange]) -> bool:
    return bool(ids_in(answers[-1], resource) & found)
