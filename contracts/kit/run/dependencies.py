"""Which checks run for the rules that were selected: their own, and those that they hang on."""

from collections.abc import Collection, Container, Sequence

from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.rule import EARLIER, Rule


def with_dependencies(
    contract: Contract,
    order: Sequence[str],
    selected: Container[str],
    left_out: Collection[str] = (),
) -> list[Rule]:
    """Return the checks to run, in the order of the catalogue; never those that were left out."""
    place = {rule: number for number, rule in enumerate(order)}
    rules = [rule for rule in contract.rules if rule.id not in left_out]
    rules.sort(key=lambda rule: place[rule.id])
    # Any request may break these, whichever check sends it.
    if any(rule in selected for rule in contract.anywhere):
        return rules
    asked = [rule for rule in rules if rule.id in selected]
    named = {each for rule in asked for each in (rule.id, *rule.depends_on)}
    last = max((place[rule.id] for rule in asked if EARLIER in rule.depends_on), default=-1)
    return [rule for rule in rules if rule.id in named or place[rule.id] < last]
