"""Lists that come in pages: what follows which row, what comes again, and where the end is."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.crowd import crowd
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import is_id, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.probes.walk import MANY, Walk, ids_of, page, walk, walked
from understudy.contracts.kit.talk.exchange import Exchange


@probe(effect="read")
def shows_every_row_once(things: Things, *resources: Resource) -> None:
    """Follow each list to its end: every row comes once, and then comes nothing."""
    for resource in resources:
        listed = walked(things, resource)
        found = listed.ids
        if not found:
            continue
        with things.kit.example():
            twice = sorted({each for each in found if found.count(each) > 1})
            got = f"{', '.join(twice[:3])} again"
            things.kit.check(not twice, f"every {resource.ident} once", got, *listed.pages)
            last, is_whole = listed.pages[-1], listed.is_over or listed.is_cut
            things.kit.check(is_whole, "an empty list in the end", last.brief, *listed.pages)


@probe(effect="write")
def loses_nothing_between_pages(things: Things, *resources: Resource) -> None:
    """Follow each list to its end: all that was made is there."""
    for resource in resources:
        listed = walked(things, resource)
        if not listed.is_over:
            continue
        with things.kit.example():
            made = crowd(things, resource, MANY)
            lost = [each for each in made if each.id.lower() not in listed.ids]
            got = f"no {', '.join(each.id for each in lost[:3])}"
            evidence = (*(each.made for each in lost[:1]), *listed.pages)
            things.kit.check(not lost, "everything that was made", got, *evidence)


@probe(effect="write")
def stays_while_things_are_added(things: Things, *resources: Resource) -> None:
    """Ask for the same pages again after something was added; they show the same rows."""
    for resource in resources:
        cursors = _cursors(things, resource)
        firsts = [page(things.kit, resource, each) for each in cursors]
        between = things.make(resource, "in between")
        for cursor, first in zip(cursors, firsts, strict=True):
            with things.kit.example():
                again = page(things.kit, resource, cursor)
                _check_same(things, resource, first, between.made, again)


@probe(effect="read")
def comes_again(things: Things, *resources: Resource) -> None:
    """Ask for the same page twice; it shows the same rows."""
    for resource in resources:
        for cursor in walked(things, resource).cursors[:2]:
            with things.kit.example():
                first, again = (page(things.kit, resource, cursor) for _ in range(2))
                _check_same(things, resource, first, again)


@probe(effect="read")
def follows_any_row(things: Things, *resources: Resource) -> None:
    """Begin behind a row in the middle of a page; what follows it comes, and then comes nothing."""
    for resource in resources:
        listed = walked(things, resource)
        row = _middle(listed)
        if row is None or not listed.is_over:
            continue
        rest = walk(things.kit, resource, after=row)
        with things.kit.example():
            shown = (*_makers(things, listed, row), *listed.full, rest.pages[0])
            check_follows(things.kit, listed, [row], shown)
        with things.kit.example():
            behind = listed.ids[listed.ids.index(row) + 1 :]
            got = f"{len(rest.ids)} rows, and {rest.pages[-1].brief}"
            expected = f"the {len(behind)} rows behind {row}"
            things.kit.check(rest.ids == behind, expected, got, *listed.full, *rest.pages)
        with things.kit.example():
            last, evidence = rest.pages[-1], (*rest.full[-1:], rest.pages[-1])
            things.kit.check(rest.ends_empty, "an empty list in the end", last.brief, *evidence)


@probe(effect="write")
def follows_a_removed_row(things: Things, *resources: Resource) -> None:
    """Remove rows of a list, then begin behind them; what followed them comes."""
    for resource in resources:
        made = crowd(things, resource, MANY)
        listed = walk(things.kit, resource)
        gone: list[str] = []
        for thing in _removable(listed, made):
            made.remove(thing)
            removal = _remove(things, thing)
            gone.append(thing.id.lower())
            with things.kit.example():
                answer = page(things.kit, resource, gone[-1])
                makers = _makers(things, listed, gone[-1])
                check_follows(things.kit, listed, gone, (*makers, *listed.full, removal, answer))


def _middle(listed: Walk) -> str | None:
    """Return the id of a row that ends no page, in the middle of the first one."""
    first = ids_of(rows_of(listed.pages[0], listed.resource), listed.resource)
    return first[(len(first) - 1) // 2] if len(first) > 1 else None


def _removable(listed: Walk, made: Sequence[Thing]) -> list[Thing]:
    """Return two things of our own that others follow: one amid a page, and one that ends it."""
    own = {each.id.lower(): each for each in made}
    pages = [ids_of(rows_of(each, listed.resource), listed.resource) for each in listed.full]
    amid = [each for page in pages for each in page[:-1] if each in own]
    ends = [page[-1] for page in pages[:-1] if page[-1] in own]
    return [own[each] for each in (*amid[:1], *ends[:1])]


def _remove(things: Things, thing: Thing) -> Exchange:
    """Take a thing away; Skip where that is refused, or where it is there all the same."""
    kit, resource = things.kit, thing.resource
    answer = kit.call(resource.remove, thing.place)
    if not answer.is_success:
        raise Skip(f"a {resource.name} cannot be removed: {answer.brief}")
    read = things.read(thing)
    if read.is_success and is_id(record_of(read, resource).get(resource.ident), thing.id):
        raise Skip(f"a removed {resource.name} can be read: {read.brief}")
    return answer


def _makers(things: Things, listed: Walk, row: str) -> list[Exchange]:
    """Return what made a row and the next one, as far as this run did."""
    place = listed.ids.index(row)
    origins = [things.kit.target.trail.origin(each) for each in listed.ids[place : place + 2]]
    return [each.exchange for each in reversed(origins) if each is not None]


def check_follows(
    kit: Kit[Any], listed: Walk, gone: Sequence[str], shown: Sequence[Exchange]
) -> None:
    """Check that the last answer shows what stood behind a row, the last one of those gone."""
    wrong = partial(_follows_wrong, listed.resource, gone)
    rest = listed.ids[listed.ids.index(gone[-1]) + 1 :]
    expected = f"what followed {gone[-1]}: {', '.join(rest[:1]) or 'nothing'}"
    kit.check(not wrong(shown), expected, shown[-1].brief, *shown, again=wrong)


def _begins_alike(rest: list[str], got: list[str]) -> bool:
    """Tell whether what came is what was to follow, or its beginning."""
    fewer = min(len(rest), len(got))
    return rest[:fewer] == got[:fewer] and (bool(got) or not rest)


def _follows_wrong(resource: Resource, gone: Sequence[str], answers: Sequence[Exchange]) -> bool:
    lists = [each for each in answers if each.operation == resource.listed]
    pages = [ids_of(rows_of(each, resource), resource) for each in lists]
    before = [each for page in pages[:-1] for each in page]
    if gone[-1] not in before:
        return False
    rest = [each for each in before[before.index(gone[-1]) + 1 :] if each not in gone]
    return not (lists[-1].is_success and _begins_alike(rest, pages[-1]))


def _cursors(things: Things, resource: Resource) -> list[str]:
    """Return the ends of the first pages, and a row in the middle of the list."""
    listed = walked(things, resource)
    if not listed.ids:
        raise Skip(f"{resource.listed} shows no ids")
    return list(dict.fromkeys([*listed.cursors[:2], listed.ids[len(listed.ids) // 2]]))


def _check_same(things: Things, resource: Resource, first: Exchange, *rest: Exchange) -> None:
    again = rest[-1]
    was, now = (ids_of(rows_of(each, resource), resource) for each in (first, again))
    is_same = first.status == again.status and was == now
    things.kit.check(is_same, f"the same {len(was)} rows", again.brief, first, *rest)
