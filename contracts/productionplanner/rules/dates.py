"""The dates of a project."""

import re
from collections import Counter

from understudy.contracts.kit.context import Kit
from understudy.contracts.kit.keyring import OWN
from understudy.contracts.kit.rule import rule
from understudy.contracts.productionplanner.operations import FULL_DAY, params
from understudy.contracts.productionplanner.reading import days, record_of

NEXT_DAY = "2032-03-01"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@rule("PP-DATE-01", effect="write")
def adding_a_date_answers_all_dates(kit: Kit) -> None:
    for key in kit.stage.keys:
        added = kit.stage.home(key).added("add_date")
        for count, made in enumerate(added, start=1):
            with kit.example():
                count_of = Counter(days(made.answer))
                evidence = [each.answer for each in added[:count]]
                for each in added[:count]:
                    day = each.body["date"]
                    is_there = count_of[day] == 1
                    kit.check(is_there, f"{day} in it once", made.answer.brief, *evidence)


@rule("PP-DATE-02", effect="write")
def a_date_cannot_be_added_twice(kit: Kit) -> None:
    stage = kit.stage
    home = stage.home(OWN)
    before = days(stage.seen(OWN).answers["list_dates"])
    added = home.added("add_date")
    for made in (added[0], added[-1]):
        with kit.example():
            again = kit.call("add_date", params(home.id), body=made.body)
            kit.check(again.status == 409, "409", again.brief, made.answer, again)
        with kit.example():
            after = kit.call("list_dates", params(home.id))
            is_same = sorted(days(after)) == sorted(before)
            kit.check(is_same, f"the dates {before}", after.brief, made.answer, again, after)


@rule("PP-DATE-02", effect="write")
def another_project_may_have_the_same_date(kit: Kit) -> None:
    first = kit.stage.home(OWN).added("add_date")[0]
    answer = kit.stage.scratch.writes("add_date")[0].answer
    kit.check(answer.status == 201, "201", answer.brief, first.answer, answer)


@rule("PP-DATE-02", effect="write")
def a_conflict_does_not_block_the_next_date(kit: Kit) -> None:
    scratch = kit.stage.scratch
    before = scratch.writes("add_date")[0].answer
    again = kit.call("add_date", params(scratch.id), body={"date": FULL_DAY})
    following = scratch.write(kit, "add_date", {"date": NEXT_DAY}).answer
    kit.stand_on(following.status != 404, f"the project is gone: {following.brief}")
    kit.check(following.status == 201, "201", following.brief, before, again, following)


@rule("PP-DATE-03")
def dates_are_written_as_documented(kit: Kit) -> None:
    stage = kit.stage
    for key in stage.keys:
        answers = [stage.seen(key).answers["list_dates"]]
        for answer in (*answers, *(each.answer for each in stage.home(key).added("add_date"))):
            with kit.example():
                odd = [each for each in days(answer) if not DATE.fullmatch(each)]
                kit.check(not odd, "dates like 2026-06-01", ", ".join(odd), answer)


@rule("PP-DATE-04")
def the_project_holds_its_dates(kit: Kit) -> None:
    for key in kit.stage.keys:
        answers = kit.stage.seen(key).answers
        dates = record_of(answers["get_project"]).get("dates")
        if isinstance(dates, list):
            with kit.example():
                held = sorted(str(each.get("date")) for each in dates if isinstance(each, dict))
                made = [each.answer for each in kit.stage.home(key).added("add_date")]
                is_same = held == sorted(days(answers["list_dates"]))
                expected = f"the dates of {answers['list_dates'].brief}"
                evidence = (*made, answers["list_dates"], answers["get_project"])
                kit.check(is_same, expected, f"{held}", *evidence)
