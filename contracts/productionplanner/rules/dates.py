"""The dates of a project."""

import re
from collections import Counter
from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.reading import days, entry, record_of, rows
from understudy.contracts.productionplanner.shown import added
from understudy.contracts.productionplanner.table import DATE as A_DATE
from understudy.contracts.productionplanner.table import params
from understudy.contracts.productionplanner.typing import Kit

NEXT_DAY = "2032-03-01"
LAST_DAY = "2032-03-02"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@rule("PP-DATE-01", effect="write")
def adding_a_date_answers_all_dates(kit: Kit) -> None:
    for home, made in added(kit, "add_date"):
        earlier = home.added("add_date")
        so_far = earlier[: earlier.index(made) + 1]
        count = Counter(days(made.answer))
        lost = [each.body["date"] for each in so_far if count[each.body["date"]] != 1]
        with kit.example():
            expected = f"each date once, also {', '.join(lost)}"
            makers = [each.answer for each in so_far]
            kit.check(not lost, expected, made.answer.brief, *makers)


@rule("PP-DATE-02", effect="write", depends_on=("PP-PATCH-02",))
def another_project_may_have_the_same_date(kit: Kit) -> None:
    homes = kit.stage.home(OWN), kit.stage.scratch
    answers = [home.writes("add_date")[0].answer for home in homes]
    # Whichever was made first, it is the second that may be refused for it.
    first, second = sorted(answers, key=lambda answer: answer.number)
    kit.check(second.status == 201, "201", second.brief, first, second)


@rule("PP-DATE-02", effect="write", depends_on=("PP-PATCH-02",))
def a_date_cannot_be_added_twice(kit: Kit) -> None:
    scratch = kit.stage.scratch
    place = params(scratch.id)
    first = scratch.writes("add_date")[0]
    second = scratch.write(kit, "add_date", {"date": NEXT_DAY})
    with kit.example():
        added_too = second.answer
        kit.check(added_too.status == 201, "201", added_too.brief, first.answer, added_too)
    with kit.example():
        again = kit.call("add_date", place, body=first.body)
        kit.check(again.status == 409, "409", again.brief, first.answer, again)
    with kit.example():
        following = scratch.write(kit, "add_date", {"date": LAST_DAY}).answer
        kit.check(following.status == 201, "201", following.brief, first.answer, again, following)
    with kit.example():
        # A field that is not documented may be refused as such; it makes no other date.
        once_more = kit.call("add_date", place, body={**second.body, "label": "Once more"})
        is_refused = once_more.status in (409, 400)
        kit.check(is_refused, "409", once_more.brief, second.answer, once_more)
    with kit.example():
        after = kit.call("list_dates", place)
        count = Counter(days(after))
        made = scratch.added("add_date")
        makers = (*(each.answer for each in made), again, once_more)
        for day in (each.body["date"] for each in made):
            kit.check(count[day] == 1, f"{day} in it once", after.brief, *makers, after)
        for each, double in ((first, again), (second, once_more)):
            day = each.body["date"]
            was, now = (entry(shown, "date", day) or {} for shown in (each.answer, after))
            is_same = all(
                now.get(name, was[name]) == was[name] for name in A_DATE.fields if name in was
            )
            evidence = (first.answer, each.answer, double, after)
            kit.check(is_same, f"{as_json(was)} as before", after.brief, *evidence)


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
        project, listed = answers["get_project"], answers["list_projects"]
        row = next((each for each in rows(listed) if each.get("id") == kit.stage.project(key)), {})
        for answer, shown in ((project, record_of(project)), (listed, row)):
            dates = shown.get("dates")
            if isinstance(dates, list):
                with kit.example():
                    _check_held(kit, key, dates, answer)


def _check_held(kit: Kit, key: str, dates: list[Any], answer: Exchange) -> None:
    listed = kit.stage.seen(key).answers["list_dates"]
    held = sorted(str(each.get("date")) for each in dates if isinstance(each, dict))
    made = [each.answer for each in kit.stage.home(key).added("add_date")]
    is_same = held == sorted(days(listed))
    kit.check(is_same, f"the dates of {listed.brief}", as_json(held), *made, listed, answer)
