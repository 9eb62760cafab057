"""Projects: their size and rates, set and cleared."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from understudy.contracts.resourceplanner.plan import Kit, plan_of
from understudy.contracts.resourceplanner.table import PROJECT, TABLE
from understudy.rules import (
    Broken,
    Exchange,
    Thing,
    echo,
    invariant,
    is_same,
    lists,
    partial_change,
    rows_of,
    rule,
    things_of,
)

CLEARS: tuple[dict[str, Any], ...] = (
    {"projectSize": None},
    {"projectRate": None},
    {"resourceRates": []},
    {"resourceRates": None},
)
NOTHING: tuple[Any, ...] = (None, [])

BACK = echo.in_a_whole_thing("RP-PROJ-01", TABLE, PROJECT)
ALL = lists.show_all("RP-PROJ-01", TABLE, PROJECT)
ONCE = lists.show_each_once("RP-PROJ-01", TABLE, PROJECT)
MORE = lists.show_all.at("deep")("RP-PROJ-01", TABLE, PROJECT, number=101)
BESIDE = partial_change.another_stays("RP-PROJ-02", TABLE, PROJECT)


def _rates(kit: Kit, *rates: float) -> list[dict[str, Any]]:
    """Return rates of resources of ours, each with one."""
    resources = plan_of(kit).resources.values()
    return [
        {"resourceId": each.id, "rate": rate} for each, rate in zip(resources, rates, strict=False)
    ]


@rule("RP-PROJ-01", effect="write")
def size_and_rates_are_listed(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    given: tuple[dict[str, Any], ...] = (
        {"projectSize": 240, "projectRate": 125, "resourceRates": _rates(kit, 150, 87.5)},
        {"projectSize": 0, "projectRate": 12.5, "resourceRates": []},
        {"projectSize": 7.25},
        {"projectSize": None, "projectRate": None},
    )
    for fields in given:
        with kit.example():
            project = things.make(PROJECT, "sized", **fields)
            _check(kit, project, fields, (project.made,))
    with kit.example():
        bare = things.made(PROJECT, {"title": kit.name("bare"), "color": "#2563eb", "note": ""})
        listed = things.listed(bare)
        is_there = bare.shown_by(listed).get("title") == bare.name
        kit.check(is_there, f"{bare.name} listed", listed.brief, bare.made, listed)


@rule("RP-PROJ-02", effect="write")
def each_is_set_and_cleared(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    project = things.make(PROJECT, "cleared", resourceRates=_rates(kit, 150, 80))
    sets: tuple[dict[str, Any], ...] = (
        {"projectSize": 99},
        {"projectRate": 70.5},
        {"resourceRates": _rates(kit, 140)},
    )
    both = {"projectSize": 12, "projectRate": 34, "resourceRates": _rates(kit, 55, 66)}
    for changes in (*sets, *CLEARS, both, dict.fromkeys(both)):
        with kit.example():
            sent = things.change(project, changes)
            kit.check(sent.is_success, "a 2xx", sent.brief, project.made, sent)
            _check(kit, project, changes, (project.made, sent))


def _check(kit: Kit, project: Thing, fields: dict[str, Any], before: tuple[Exchange, ...]) -> None:
    """Check that the list shows these fields: null, and a list without entries, as nothing."""
    listed = things_of(kit, TABLE).listed(project)
    for name, sent in fields.items():

        def is_other(answers: Sequence[Exchange], name: str = name, sent: Any = sent) -> bool:
            row = project.shown_by(answers[-1])
            return not (row and _is_as_sent(name, sent, row.get(name)))

        shown = project.shown_by(listed).get(name)
        is_kept = not is_other([listed])
        expected = f'"{name}": {sent} of {project.id}'
        kit.check(is_kept, expected, f"{shown}", *before, listed, again=is_other)


def _is_as_sent(name: str, sent: Any, shown: Any) -> bool:
    if sent in NOTHING:
        return shown in NOTHING
    return is_same(PROJECT, name, sent, shown)


@invariant("RP-PROJ-03", applies=lambda answer: answer.operation == PROJECT.listed)
def a_resource_has_one_rate(answer: Exchange) -> None:
    for row in rows_of(answer, PROJECT):
        rates = row.get("resourceRates")
        known = [str(each.get("resourceId")) for each in rates or () if isinstance(each, dict)]
        twice = [each for each, count in Counter(known).items() if count > 1]
        if twice:
            raise Broken("one rate for each resource", f"two for {twice[0]} in {row.get('title')}")


@rule("RP-PROJ-03", effect="write")
def a_rate_that_is_set_again_is_one(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    project = things.make(PROJECT, "rated", resourceRates=_rates(kit, 150))
    for rate in (150, 90):
        with kit.example():
            changes = {"resourceRates": _rates(kit, rate)}
            sent = things.change(project, changes)
            kit.check(sent.is_success, "a 2xx", sent.brief, project.made, sent)
            _check(kit, project, changes, (project.made, sent))


@rule("RP-VAL-01", effect="write")
def no_size_is_negative(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    made = kit.call(PROJECT.create, body=things.body(PROJECT, "negative", projectSize=-5))
    project = things.make(PROJECT, "sized")
    changed = things.change(project, {"projectSize": -5})
    for sent in (made, changed):
        with kit.example(sent):
            listed = things.listed(project)
            own = f"understudy-{kit.seed.run_id}"
            rows = [
                row for row in rows_of(listed, PROJECT) if str(row.get("title")).startswith(own)
            ]
            is_kept = any(row.get("projectSize") == -5 for row in rows)
            kit.check(not is_kept, "no size of -5", listed.brief, sent, listed)
