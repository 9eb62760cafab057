"""The schedule of a day."""

import re
from collections.abc import Sequence
from itertools import pairwise

from understudy.contracts.kit.judge.finding import Again, Broken, Skip
from understudy.contracts.kit.judge.rule import invariant, rule
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.home import Home, Made
from understudy.contracts.productionplanner.reading import Entry, entry, record_of, rows
from understudy.contracts.productionplanner.shown import added, judge_taken, still_shows
from understudy.contracts.productionplanner.table import (
    EMPTY_DAY,
    OTHER_DAY,
    params,
)
from understudy.contracts.productionplanner.typing import Kit

TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


@invariant(
    "PP-SCHED-02",
    applies=lambda answer: answer.operation == "add_schedule_item" and answer.is_success,
)
def the_answer_is_sorted(answer: Exchange) -> None:
    check_order(answer)


@invariant(
    "PP-TOL-02",
    applies=lambda answer: answer.operation == "list_schedule" and answer.is_success,
)
def the_day_is_sorted(answer: Exchange) -> None:
    check_order(answer)


@rule("PP-SCHED-01", effect="write")
def any_field_will_do(kit: Kit) -> None:
    judge_taken(kit, "add_schedule_item")


@rule("PP-SCHED-02", effect="write")
def the_answer_is_the_whole_day(kit: Kit) -> None:
    for home, made in added(kit, "add_schedule_item"):
        earlier = home.added("add_schedule_item")
        so_far = earlier[: earlier.index(made) + 1]
        with kit.example():
            _check_whole(kit, home, [each for each in so_far if each.day == made.day], made)


@rule("PP-TOL-02")
def the_day_is_read(kit: Kit) -> None:
    for key in kit.stage.keys:
        kit.stage.seen(key)


@rule("PP-SCHED-03", effect="write")
def an_item_is_on_its_own_day(kit: Kit) -> None:
    home = kit.stage.home(OWN)
    items = home.added("add_schedule_item")
    for day in (OTHER_DAY, EMPTY_DAY):
        answer = kit.call("list_schedule", params(home.id, day))
        with kit.example():
            kit.check(answer.status == 200, "200", answer.brief, answer)
        _check_day(kit, home, answer, [each for each in items if each.day == day])


@rule("PP-SCHED-03", effect="write")
def an_item_is_in_its_own_project(kit: Kit) -> None:
    answer = kit.stage.free_day
    kit.stand_on(answer.status == 200, f"a day with nothing on it was not shown: {answer.brief}")
    _check_day(kit, kit.stage.home(OWN), answer, [])


@rule("PP-SCHED-04", effect="write")
def a_type_of_the_project_is_kept(kit: Kit) -> None:
    scratch = kit.stage.scratch
    types = record_of(kit.call("get_project", params(scratch.id))).get("scheduleItemTypes")
    listed = types if isinstance(types, list) else []
    ids = [each.get("id") for each in listed if isinstance(each, dict)]
    if not ids or not isinstance(ids[0], str):
        raise Skip("the project defines no schedule item types")
    body = {"time": "12:00", "activity": kit.name("item"), "type": ids[0]}
    made = scratch.write(kit, "add_schedule_item", body)
    kit.check(made.answer.status == 201, "201", made.answer.brief, *dates(scratch), made.answer)
    read = kit.call("list_schedule", params(scratch.id))
    for answer in (made.answer, read):
        with kit.example():
            item = entry(answer, "activity", body["activity"]) or {}
            evidence = (*dates(scratch), made.answer, answer)
            kit.check(item.get("type") == ids[0], f'"type": "{ids[0]}"', answer.brief, *evidence)


def check_order(answer: Exchange) -> None:
    """Raise Broken where an item stands before an earlier one; without a time, it may anywhere."""
    times = [each.get("time") for each in rows(answer)]
    known = [time for time in times if isinstance(time, str) and TIME.fullmatch(time)]
    for before, after in pairwise(known):
        if before > after:
            raise Broken("items sorted by time", f"{before} before {after} in {answer.brief}")


def dates(home: Home, *of: str) -> list[Exchange]:
    """Return the requests that gave a project these dates, or all: a schedule stands on a date."""
    return [each.answer for each in home.added("add_date") if not of or each.body["date"] in of]


def matches(item: Entry, made: Made) -> bool:
    """Tell whether an item has every value that was sent for it."""
    return all(item.get(name) == value for name, value in made.body.items())


def has_no_item(made: Made, answers: Sequence[Exchange]) -> bool:
    """Tell whether a day that was read last lacks an item after the others succeeded."""
    is_sent = all(each.is_success for each in answers)
    return is_sent and not any(matches(item, made) for item in rows(answers[-1]))


def _check_whole(kit: Kit, home: Home, items: list[Made], made: Made) -> None:
    evidence = (*dates(home, made.day), *(each.answer for each in items))
    shown = rows(made.answer)
    got = f"{len(shown)} items: {made.answer.brief}"
    kit.check(
        len(shown) == len(items), f"{len(items)} items", got, *evidence, again=_is_not(len(items))
    )
    for each in items:
        is_there = any(matches(item, each) for item in shown)
        kit.check(is_there, f"an item with {each.body}", made.answer.brief, *evidence)


def _is_not(count: int) -> Again:
    return lambda answers: answers[-1].is_success and len(rows(answers[-1])) != count


def _check_day(kit: Kit, home: Home, answer: Exchange, own: list[Made]) -> None:
    """Judge a day by what was added to it, and by what was added to other days."""
    items = home.added("add_schedule_item")
    for made in [each for each in items if each not in own]:
        with kit.example():
            activity = made.body.get("activity")
            is_apart = activity is None or entry(answer, "activity", activity) is None
            expected = f"no item of {made.day} of another day or project"
            evidence, again = (*dates(home), made.answer, answer), still_shows(made)
            kit.check(is_apart, expected, answer.brief, *evidence, again=again)
    with kit.example():
        got = f"{len(rows(answer))} items, {len(own)} were added: {answer.brief}"
        makers = [each.answer for each in items]
        is_exact = len(rows(answer)) == len(own)
        evidence = (*dates(home), *makers, answer)
        kit.check(is_exact, f"{len(own)} items", got, *evidence, again=_is_not(len(own)))
