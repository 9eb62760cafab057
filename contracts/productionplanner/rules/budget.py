"""The budget of a project."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.productionplanner.operations import CATEGORIES
from understudy.contracts.productionplanner.shown import listed, still_lacks, written
from understudy.contracts.productionplanner.typing import Kit

ADD = "add_budget_item"
COSTS = ("estimatedCost", "actualCost")


@rule("PP-BUDGET-01", effect="write")
def any_category_is_taken(kit: Kit) -> None:
    for _, made in written(kit, ADD):
        if "category" in made.body:
            with kit.example():
                kit.check(made.answer.status == 201, "201", made.answer.brief, made.answer)


@rule("PP-BUDGET-01", effect="write")
def categories_are_kept_or_become_other(kit: Kit) -> None:
    for made, item, answer in listed(kit, ADD):
        if "category" in made.body:
            with kit.example():
                sent = made.body["category"]
                kept = sent if sent in CATEGORIES else "other"
                is_kept = item.get("category") == kept
                expected, evidence = f'"category": "{kept}"', (made.answer, answer)
                again = still_lacks(made, {"category": kept})
                kit.check(is_kept, expected, as_json(item), *evidence, again=again)


@rule("PP-BUDGET-02", effect="write")
def costs_left_out_are_0(kit: Kit) -> None:
    for made, item, answer in listed(kit, ADD):
        for name in [each for each in COSTS if each not in made.body]:
            with kit.example():
                is_zero = item.get(name) == 0 and item.get(name) is not False
                evidence, again = (made.answer, answer), still_lacks(made, {name: 0})
                kit.check(is_zero, f'"{name}": 0', as_json(item), *evidence, again=again)


@rule("PP-TOL-07", effect="write")
def no_category_is_other(kit: Kit) -> None:
    for made, item, answer in listed(kit, ADD):
        if "category" not in made.body:
            with kit.example():
                is_other = item.get("category") == "other"
                evidence, again = (made.answer, answer), still_lacks(made, {"category": "other"})
                kit.check(is_other, '"category": "other"', as_json(item), *evidence, again=again)
