"""The budget of a project."""

from collections.abc import Iterator

from understudy.contracts.kit.context import Kit
from understudy.contracts.kit.exchange import Exchange
from understudy.contracts.kit.rule import rule
from understudy.contracts.productionplanner.home import Made
from understudy.contracts.productionplanner.operations import CATEGORIES
from understudy.contracts.productionplanner.reading import Entry, as_json, entry

COSTS = ("estimatedCost", "actualCost")


@rule("PP-BUDGET-01", effect="write")
def categories_are_kept_or_become_other(kit: Kit) -> None:
    for key in kit.stage.keys:
        for made in kit.stage.home(key).writes("add_budget_item"):
            if "category" in made.body:
                with kit.example():
                    kit.check(made.answer.status == 201, "201", made.answer.brief, made.answer)
    for made, item, answer in listed(kit):
        if "category" in made.body:
            with kit.example():
                sent = made.body["category"]
                kept = sent if sent in CATEGORIES else "other"
                expected = f'"category": "{kept}"'
                kit.check(
                    item.get("category") == kept, expected, as_json(item), made.answer, answer
                )


@rule("PP-BUDGET-02", effect="write")
def costs_left_out_are_0(kit: Kit) -> None:
    for made, item, answer in listed(kit):
        for name in COSTS:
            if name not in made.body:
                with kit.example():
                    value = item.get(name)
                    is_zero = value == 0 and not isinstance(value, bool)
                    kit.check(is_zero, f'"{name}": 0', as_json(item), made.answer, answer)


@rule("PP-TOL-07", effect="write")
def no_category_is_other(kit: Kit) -> None:
    for made, item, answer in listed(kit):
        if "category" not in made.body:
            with kit.example():
                is_other = item.get("category") == "other"
                kit.check(is_other, '"category": "other"', as_json(item), made.answer, answer)


def listed(kit: Kit) -> Iterator[tuple[Made, Entry, Exchange]]:
    """Return each budget item that was added, with what the list shows of it."""
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_budget"]
        for made in kit.stage.home(key).added("add_budget_item"):
            item = entry(answer, "name", made.body["name"])
            if item is not None:
                yield made, item, answer
