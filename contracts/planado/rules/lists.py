"""Lists: their names, their order and their pages."""

from itertools import pairwise

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.paging import Walk
from understudy.contracts.planado.reading import instants, rows, uuids
from understudy.contracts.planado.resources import (
    ABSENT,
    KINDS,
    LISTS,
    MAIN_LISTS,
    NEWEST_FIRST,
    OLDEST_FIRST,
)
from understudy.contracts.planado.typing import Kit


@rule("PL-LIST-01")
def a_list_stands_under_its_name(kit: Kit) -> None:
    for operation, name in LISTS.items():
        answer = kit.stage.walk(operation).pages[0]
        if operation not in MAIN_LISTS and answer.status in ABSENT:
            continue
        with kit.example():
            is_list = isinstance(answer.json, dict) and isinstance(answer.json.get(name), list)
            kit.check(is_list, f"a list under {name}", answer.brief, answer)


@rule("PL-LIST-01")
def lists_are_in_order(kit: Kit) -> None:
    for operation in (*NEWEST_FIRST, *OLDEST_FIRST):
        walk = kit.stage.walk(operation)
        is_newest = operation in NEWEST_FIRST
        with kit.example():
            moments = list(instants(walk.rows, "created_at"))
            pairs = pairwise(moments)
            is_right = all(one >= two if is_newest else one <= two for one, two in pairs)
            expected = f"the {'newest' if is_newest else 'oldest'} first by created_at"
            kit.check(is_right, expected, "another order", *_full(walk))


@rule("PL-PAGE-01")
def every_row_is_there_once(kit: Kit) -> None:
    for operation in LISTS:
        walk = kit.stage.walk(operation)
        if not uuids(walk.rows):
            continue
        with kit.example():
            found = uuids(walk.rows)
            twice = sorted({each for each in found if found.count(each) > 1})
            kit.check(not twice, "every uuid once", f"{', '.join(twice[:3])} again", *walk.pages)
            last = walk.pages[-1]
            is_whole = walk.is_over or walk.is_cut
            kit.check(is_whole, "an empty list in the end", last.brief, *walk.pages)


@rule("PL-PAGE-01", effect="write")
def nothing_is_lost_between_pages(kit: Kit) -> None:
    for kind in KINDS:
        walk = kit.stage.walk(f"list_{kind.plural}")
        crowd = kit.stage.crowd(kind)
        if not walk.is_over:
            continue
        with kit.example():
            lost = [each for each in crowd if each.id.lower() not in uuids(walk.rows)]
            made = [each.made for each in lost[:1]]
            ids = ", ".join(each.id for each in lost[:3])
            kit.check(not lost, "everything that was made", f"no {ids}", *made, *walk.pages)


@rule("PL-PAGE-02", effect="write")
def the_same_page_comes_again(kit: Kit) -> None:
    for kind in KINDS:
        operation = f"list_{kind.plural}"
        cursors = _cursors(kit, operation)
        firsts = [_page(kit, operation, cursor) for cursor in cursors]
        between = kit.stage.make(kind, "in between")
        for cursor, first in zip(cursors, firsts, strict=True):
            with kit.example():
                again = _page(kit, operation, cursor)
                _check_same(kit, kind.plural, first, between.made, again)


@rule("PL-PAGE-02")
def a_page_is_read_twice(kit: Kit) -> None:
    for operation, name in LISTS.items():
        for cursor in kit.stage.walk(operation).cursors[:2]:
            with kit.example():
                first, again = (_page(kit, operation, cursor) for _ in range(2))
                _check_same(kit, name, first, again)


def _cursors(kit: Kit, operation: str) -> list[str]:
    """Return the ends of the first pages, and a row in the middle of the list."""
    walk = kit.stage.walk(operation)
    ids = uuids(walk.rows)
    if not ids:
        raise Skip(f"{operation} shows no uuids")
    return list(dict.fromkeys([*walk.cursors[:2], *uuids(walk.rows[len(ids) // 2 :][:1])]))


def _page(kit: Kit, operation: str, cursor: str) -> Exchange:
    return kit.target.call(operation, query={"after": cursor})


def _check_same(kit: Kit, name: str, first: Exchange, *rest: Exchange) -> None:
    again = rest[-1]
    was, now = uuids(rows(first, name)), uuids(rows(again, name))
    is_same = first.status == again.status and was == now
    kit.check(is_same, f"the same {len(was)} rows", again.brief, first, *rest)


def _full(walk: Walk) -> list[Exchange]:
    return [page for page in walk.pages if uuids(rows(page, walk.name))]
