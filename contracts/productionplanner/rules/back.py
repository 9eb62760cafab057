"""What was added reads back, in its own place, and stays."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from understudy.contracts.kit.judge.finding import Again
from understudy.contracts.kit.judge.rule import EARLIER, rule
from understudy.contracts.kit.probes.homes import Suspect, look
from understudy.contracts.kit.probes.looks import Look
from understudy.contracts.kit.probes.reading import as_json, entries
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.home import Home, Made
from understudy.contracts.productionplanner.reading import (
    Entry,
    data_of,
    days,
    entry,
    facts,
    project_facts,
    record_of,
    rows,
)
from understudy.contracts.productionplanner.recurrence import changes
from understudy.contracts.productionplanner.rules.schedule import dates, has_no_item, matches
from understudy.contracts.productionplanner.shown import added, shown_by, standing_on, still_shows
from understudy.contracts.productionplanner.table import CATEGORIES, THINGS_READ, WRITES, params
from understudy.contracts.productionplanner.typing import Kit

LISTED = ("add_team_member", "add_task", "add_budget_item", "add_location", "add_resource_link")


@rule("PP-BACK-01", effect="write", depends_on=(EARLIER,))
def what_was_added_reads_back(kit: Kit) -> None:
    for home, made in added(kit, *LISTED):
        text, answer = WRITES[made.operation].naming, shown_by(kit, home, made)
        with kit.example():
            found = entry(answer, text, made.body[text]) or {}
            _check_values(kit, made, found, answer)


@rule("PP-BACK-01", effect="write", depends_on=(EARLIER,))
def the_schedule_reads_back(kit: Kit) -> None:
    for home, made in added(kit, "add_schedule_item"):
        if made.day == home.day:
            with kit.example():
                answer = shown_by(kit, home, made)
                is_there = any(matches(item, made) for item in rows(answer))
                expected = f"an item with {as_json(made.body)}"
                evidence = (*dates(home, made.day), made.answer, answer)
                again = partial(has_no_item, made)
                kit.check(is_there, expected, answer.brief, *evidence, again=again)


@rule("PP-BACK-01", effect="write", depends_on=(EARLIER,))
def letters_beyond_the_basic_plane_are_kept_if_taken(kit: Kit) -> None:
    made = kit.stage.beyond
    if made.answer.is_success:
        answer = kit.call("list_team", params(kit.stage.scratch.id))
        found = entry(answer, "name", made.body["name"]) or {}
        _check_values(kit, made, found, answer)


@rule("PP-BACK-01", effect="write", depends_on=(EARLIER,))
def odd_durations_of_one_activity_are_kept_if_taken(kit: Kit) -> None:
    scratch = kit.stage.scratch
    activity = kit.name("item")
    taken: list[Made] = []
    for time, duration in (("13:00", 0), ("13:20", 52.5)):
        body = {"time": time, "duration": duration, "activity": activity}
        made = scratch.write(kit, "add_schedule_item", body)
        taken += [made] if made.answer.is_success else []
    # On the same day, what other rules have added must be there still.
    items = [each for each in scratch.added("add_schedule_item") if "type" not in each.body]
    for each in items if taken else ():
        with kit.example():
            answer = taken[-1].answer
            is_there = any(matches(item, each) for item in rows(answer))
            evidence = (*dates(scratch, each.day), *(other.answer for other in items))
            kit.check(is_there, f"an item with {as_json(each.body)}", answer.brief, *evidence)


@rule("PP-BACK-01", effect="write", depends_on=(EARLIER,))
def a_long_text_is_kept_whole_if_taken(kit: Kit) -> None:
    scratch = kit.stage.scratch
    label = kit.name("task " + "and so on " * 45) + "."
    made = scratch.write(kit, "add_task", {"label": label})
    if made.answer.is_success:
        answer = kit.call("list_tasks", params(scratch.id))
        _check_values(kit, made, entry(answer, "label", label) or {}, answer)


@rule("PP-BACK-01", effect="write", depends_on=(EARLIER,))
def each_addition_is_there_once(kit: Kit) -> None:
    for key in kit.stage.keys:
        home = kit.stage.home(key)
        for operation in LISTED:
            made = [*home.added(operation), *_repeated(home, operation)]
            text = WRITES[operation].naming
            answer = kit.stage.seen(key).answers[WRITES[operation].listed]
            for name in dict.fromkeys(each.body[text] for each in made):
                with kit.example():
                    _check_count(kit, text, [m for m in made if m.body[text] == name], answer)


@rule("PP-BACK-02", effect="write")
def reads_show_what_the_last_addition_answered(kit: Kit) -> None:
    for key in kit.stage.keys:
        home, seen = kit.stage.home(key), kit.stage.seen(key)
        answer = seen.answers["list_dates"]
        for made in home.added("add_date")[-1:]:
            with kit.example():
                is_same = sorted(days(answer)) == sorted(days(made.answer))
                kit.check(is_same, made.answer.brief, answer.brief, made.answer, answer)
        answer = seen.answers["list_schedule"]
        items = [each for each in home.added("add_schedule_item") if each.day == home.day]
        for made in items[-1:]:
            with kit.example():
                makers = [each.answer for each in items]
                is_same = facts(answer) == facts(made.answer, "list_schedule")
                evidence = (*dates(home, home.day), *makers, answer)
                kit.check(is_same, made.answer.brief, answer.brief, *evidence)


@rule("PP-BACK-03", effect="write")
def optional_fields_can_be_left_out(kit: Kit) -> None:
    home = kit.stage.home(OWN)
    for made in (*kit.stage.bare.made, *home.made):
        if len(made.body) <= max(1, len(WRITES[made.operation].required)):
            with kit.example():
                evidence = standing_on(home, made)
                kit.check(made.answer.status == 201, "201", made.answer.brief, *evidence)


@rule("PP-BACK-04", effect="write")
def an_empty_project_is_empty(kit: Kit) -> None:
    home = kit.stage.home(OWN)
    for made in home.added(*LISTED, "add_schedule_item", "add_date"):
        write = WRITES[made.operation]
        answer = kit.stage.emptiness.answers[write.listed]
        if write.naming in made.body:
            with kit.example():
                is_apart = entry(answer, write.naming, made.body[write.naming]) is None
                evidence = (made.answer, shown_by(kit, home, made), answer)
                expected, again = "nothing of another project", still_shows(made)
                kit.check(is_apart, expected, answer.brief, *evidence, again=again)


@rule("PP-BACK-05", effect="write", depends_on=(EARLIER,))
def what_was_added_stays(kit: Kit) -> None:
    stage = kit.stage
    home, before = stage.home(OWN), stage.seen(OWN)
    after = look(kit, home)
    suspects = [Suspect(each) for each in _later_writes(kit, home, before)]
    scene = Scene(kit, home, before, after, stage.others(home))
    scene.judge(suspects, "what was added as it was")


@rule("PP-BACK-05", effect="write", depends_on=(EARLIER,))
def additions_change_nothing_of_the_project(kit: Kit) -> None:
    made = kit.stage.overhaul
    was, now = (project_facts(record_of(each)) for each in (made.changed, made.read))
    for name in was.keys() - {"dates", "updatedAt"}:
        with kit.example():
            expected, got = f'"{name}" as before: {was[name]}', str(now.get(name))
            evidence = (made.changed, *made.additions, made.read)
            kit.check(now.get(name) == was[name], expected, got, *evidence, again=changes(name))


@rule("PP-BACK-06")
def ids_are_not_given_twice(kit: Kit) -> None:
    for key in kit.stage.keys:
        for read in THINGS_READ:
            with kit.example():
                answer = kit.stage.seen(key).answers[read]
                ids = Counter(as_json(each["id"]) for each in _listed(answer) if "id" in each)
                twice = [each for each, count in ids.items() if count > 1]
                adding = [name for name, write in WRITES.items() if write.listed == read]
                makers = [each.answer for each in kit.stage.home(key).added(*adding)]
                got = f"{', '.join(twice)} more than once: {answer.brief}"
                kit.check(not twice, "each id once", got, *makers, answer)


def _check_values(kit: Kit, made: Made, found: dict[str, Any], answer: Exchange) -> None:
    for name, value in made.body.items():
        if name == "category" and value not in CATEGORIES:
            continue
        expected = f"an entry with {as_json(made.body)}"
        got = as_json(found) if found else f"none in {answer.brief}"
        again = _lacks(made, name)
        is_same = _is_same(found.get(name), value)
        kit.check(is_same, expected, got, made.answer, answer, again=again)


def _lacks(made: Made, name: str) -> Again:
    text = WRITES[made.operation].naming

    def is_lacking(answers: Sequence[Exchange]) -> bool:
        found = entry(answers[-1], text, made.body[text]) or {}
        return answers[0].is_success and not _is_same(found.get(name), made.body[name])

    return is_lacking


def _repeated(home: Home, operation: str) -> list[Made]:
    return [each for each in home.repeated if each.operation == operation]


def _check_count(kit: Kit, text: str, made: list[Made], answer: Exchange) -> None:
    name = made[0].body[text]
    named = [as_json(each) for each in entries(data_of(answer)) if each.get(text) == name]
    # The same sent again may be answered with the thing that is there: one body, one id.
    shown = [entry(each.answer, text, name) or {} for each in made]
    ids = [as_json(each.get("id")) for each in shown]
    fewest = len({(as_json(each.body), own) for each, own in zip(made, ids, strict=True)})
    # An answer may group things, and so show one in two places.
    is_so = fewest <= len(named) and len(set(named)) <= len(made)
    got = f"{len(named)} in {answer.brief}"
    expected = f'"{name}" {" or ".join(dict.fromkeys(map(str, (fewest, len(made)))))} times'
    kit.check(is_so, expected, got, *(each.answer for each in made), answer)


def _is_same(shown: Any, sent: Any) -> bool:
    return bool(shown == sent) and isinstance(shown, bool) == isinstance(sent, bool)


def _listed(answer: Exchange) -> list[Entry]:
    """Return the things of a list; folders and what things hold may have ids of their own."""
    return rows(answer) or [
        each for each in entries(record_of(answer).get("resources")) if "url" in each
    ]


def _later_writes(kit: Kit, home: Home, before: Look) -> list[Exchange]:
    """Return what was written elsewhere since a look, one of each kind."""
    since = max(answer.number for answer in before.answers.values())
    writes = [
        each
        for each in kit.target.trail.writes
        if each.number > since and each.is_success and home.id not in each.request.path
    ]
    return list({each.operation: each for each in writes}.values())
