"""Assignments: made, filtered, changed, removed, and gone with what they belong to."""

from collections.abc import Sequence
from typing import Any

from understudy.contracts.resourceplanner.plan import (
    FIRST,
    LAST,
    WINDOW,
    Kit,
    make,
    once,
    plan_of,
    put,
)
from understudy.contracts.resourceplanner.table import ASSIGNMENT, PROJECT, RESOURCE, TABLE
from understudy.rules import (
    Exchange,
    Resource,
    Thing,
    echo,
    ids_in,
    is_same,
    lists,
    rule,
    things_of,
)

CASCADE = {
    "gone": ("one", "one", "2031-05-02", "2031-05-07"),
    "gone too": ("one", "one", "2031-05-14", "2031-05-14"),
    "left": ("other", "other", "2031-05-13", "2031-05-16"),
}
# Edges of the window, and what reaches over them.
EDGES = {
    "ends on the first day": ("one", "one", "2031-05-06", FIRST),
    "begins on the last day": ("one", "one", LAST, "2031-05-24"),
    "one day, the first": ("one", "other", FIRST, FIRST),
    "around the window": ("one", "third", "2031-04-28", "2031-06-02"),
}

BACK = echo.in_a_whole_thing("RP-ASG-01", TABLE, ASSIGNMENT)
ALL = lists.show_all("RP-ASG-06", TABLE, ASSIGNMENT)
ONCE = lists.show_each_once("RP-ASG-06", TABLE, ASSIGNMENT)
MORE = lists.show_all.at("deep")("RP-ASG-06", TABLE, ASSIGNMENT, number=101)


@rule("RP-ASG-01", effect="write")
def days_and_hours_are_listed(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    given: tuple[dict[str, Any], ...] = (
        {"dateFrom": "2032-02-28", "dateTo": "2032-03-01", "hoursPerDay": 7.5},
        {"dateFrom": "2031-12-31", "dateTo": "2031-12-31", "hoursPerDay": 1},
    )
    for fields in given:
        with kit.example():
            made = things.make(ASSIGNMENT, "dated", **fields)
            _check(kit, made, fields, (made.made,))


@rule("RP-ASG-02", effect="write")
def filters_leave_what_matches(kit: Kit) -> None:
    plan = plan_of(kit)
    project, resource = plan.projects["one"].id, plan.resources["one"].id
    of_project, of_resource = ("before", "inside", "after"), ("before", "inside")
    both = {"projectId": project, "resourceId": resource}
    for query, expected in (
        ({"projectId": project}, of_project),
        ({"resourceId": resource}, (*of_resource, "inside, of the other")),
        (both, of_resource),
        ({"projectId": project, **WINDOW}, ("inside",)),
    ):
        with kit.example():
            plan.check(expected, plan.listed(**query))


@rule("RP-ASG-03", effect="write")
def a_window_leaves_what_lies_in_it(kit: Kit) -> None:
    plan = plan_of(kit)
    plan.check(("inside", "inside, of the other"), plan.listed(**WINDOW))


@rule("RP-ASG-04", effect="write")
def one_date_leaves_one_side(kit: Kit) -> None:
    plan = plan_of(kit)
    inside = ("inside", "inside, of the other")
    with kit.example():
        plan.check((*inside, "after", "long after"), plan.listed(dateFrom=FIRST))
    with kit.example():
        plan.check((*inside, "before"), plan.listed(dateTo=LAST))


@rule("RP-ASG-05", effect="write")
def both_names_of_a_filter_say_the_same(kit: Kit) -> None:
    plan = plan_of(kit)
    for query in (WINDOW, {"dateFrom": FIRST}, {"dateTo": LAST}):
        with kit.example():
            named = plan.listed(**query)
            short = {name.removeprefix("date").lower(): day for name, day in query.items()}
            aliased = plan.listed(**short)
            shown = ids_in(named, ASSIGNMENT)
            expected = [name for name, each in plan.assignments.items() if each.id in shown]
            kit.check(named.is_success, "a 2xx", named.brief, named)
            plan.check(expected, aliased, named)


@rule("RP-ASG-06", effect="write")
def no_filter_lists_all(kit: Kit) -> None:
    plan = plan_of(kit)
    plan.check(plan.assignments, plan.listed())


@rule("RP-ASG-07", effect="write")
def days_hours_and_note_are_changed(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    thing, another = (things.make(ASSIGNMENT, "changed") for _ in range(2))
    body = dict(thing.body)
    for changes in (
        {"dateFrom": "2031-07-01", "dateTo": "2031-07-04"},
        {"hoursPerDay": 2.5},
        {"note": kit.name("another note")},
    ):
        body |= changes
        with kit.example():
            sent = put(kit, ASSIGNMENT, thing.id, body)
            kit.check(sent.is_success, "a 2xx", sent.brief, thing.made, sent)
            _check(
                kit,
                thing,
                {name: body[name] for name in ASSIGNMENT.fields if name in body},
                (thing.made, sent),
            )
    with kit.example():
        _check(kit, another, dict(another.body), (thing.made, another.made, sent))


@rule("RP-ASG-07", effect="write")
def a_removed_one_is_gone(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    thing, another = (things.make(ASSIGNMENT, "removed") for _ in range(2))
    _check_gone(kit, thing, {"gone": thing}, {"left": another})


@rule("RP-ASG-08", effect="write")
def the_days_of_the_edges_belong_to_a_window(kit: Kit) -> None:
    plan = kit.shared("edges", lambda: make(kit, EDGES))
    for query in (
        WINDOW,
        {"dateFrom": LAST, "dateTo": LAST},
        {"dateFrom": LAST},
        {"dateTo": FIRST},
    ):
        with kit.example():
            begin, end = query.get("dateFrom", ""), query.get("dateTo", "9")
            overlapping = [
                name
                for name, (_, _, first, last) in EDGES.items()
                if last >= begin and first <= end
            ]
            plan.check(overlapping, plan.listed(**query))


@rule("RP-ASG-09", effect="write")
def an_update_takes_the_names_of_filters(kit: Kit) -> None:
    things, plan = things_of(kit, TABLE), plan_of(kit)
    thing = things.make(ASSIGNMENT, "moved")
    links = {"projectId": plan.projects["other"].id, "resourceId": plan.resources["other"].id}
    sent = things.change(thing, links)
    for name, ident in links.items():
        listed = plan.listed(**{name: ident})

        def is_lost(answers: Sequence[Exchange]) -> bool:
            return answers[-1].is_success and thing.id not in ids_in(answers[-1], ASSIGNMENT)

        with kit.example(sent):
            kit.check(sent.is_success, "a 2xx", sent.brief, thing.made, sent)
            told = f"{thing.id} in {listed.request.line}"
            is_there = not is_lost([listed])
            kit.check(is_there, told, listed.brief, thing.made, sent, listed, again=is_lost)


@rule("RP-RES-03", effect="write")
def a_resource_goes_with_its_assignments(kit: Kit) -> None:
    _check_cascade(kit, RESOURCE)


@rule("RP-PROJ-04", effect="write")
def a_project_goes_with_its_assignments(kit: Kit) -> None:
    _check_cascade(kit, PROJECT)


def _check_cascade(kit: Kit, kind: Resource) -> None:
    plan = make(kit, CASCADE)
    things = plan.resources if kind is RESOURCE else plan.projects
    is_gone = {name: each for name, each in plan.assignments.items() if name != "left"}
    beside = plan.projects if kind is RESOURCE else plan.resources
    left = {**beside, "the other": things["other"], "left": plan.assignments["left"]}
    _check_gone(kit, things["one"], {"one": things["one"], **is_gone}, left)


def _check_gone(kit: Kit, thing: Thing, gone: dict[str, Thing], left: dict[str, Thing]) -> None:
    """Delete a thing; it and what hangs on it are listed no more, and everything else still is."""
    things = things_of(kit, TABLE)
    sent = kit.call(thing.resource.remove, thing.place)
    with kit.example():
        kit.check(sent.is_success, "a 2xx", sent.brief, thing.made, sent)
    lists = {each.resource.listed: things.listed(each) for each in (*gone.values(), *left.values())}
    for each in (*gone.values(), *left.values()):
        listed, is_left = lists[each.resource.listed], each in left.values()
        with kit.example(sent):
            _check_there(kit, each, (thing.made, each.made, sent, listed), is_there=is_left)


def _check_there(kit: Kit, thing: Thing, evidence: tuple[Exchange, ...], *, is_there: bool) -> None:
    def is_wrong(answers: Sequence[Exchange]) -> bool:
        listed = answers[-1]
        return not listed.is_success or bool(thing.shown_by(listed)) != is_there

    expected = f"{'the' if is_there else 'no'} {thing.resource.name} {thing.id} in the list"
    is_kept = not is_wrong(evidence)
    kit.check(is_kept, expected, evidence[-1].brief, *once(evidence), again=is_wrong)


def _check(kit: Kit, thing: Thing, fields: dict[str, Any], before: tuple[Exchange, ...]) -> None:
    """Check that the list shows these fields of an assignment."""
    listed = things_of(kit, TABLE).listed(thing)
    links = {*ASSIGNMENT.links}
    for name, sent in fields.items():

        def is_other(answers: Sequence[Exchange], name: str = name, sent: Any = sent) -> bool:
            row = thing.shown_by(answers[-1])
            is_open = name in links and name not in row
            return not (row and (is_open or is_same(ASSIGNMENT, name, sent, row.get(name))))

        shown = thing.shown_by(listed).get(name)
        is_kept = not is_other([listed])
        expected = f'"{name}": {sent} of {thing.id}'
        kit.check(is_kept, expected, f"{shown}", *before, listed, again=is_other)
