"""The order in which a run judges: example rules, then the property tests, then the model."""

from collections.abc import Callable
from dataclasses import dataclass

from understudy.contracts.kit.context import Kit
from understudy.contracts.kit.contract import Contract
from understudy.contracts.kit.rule import Rule
from understudy.contracts.kit.stop import Stop
from understudy.reference.rules import Catalogue

Tell = Callable[[str], None]


@dataclass
class Runner:
    """Takes a contract through its layers; what it finds stands in the kit's ledger."""

    kit: Kit
    contract: Contract
    catalogue: Catalogue
    tell: Tell

    def run(self) -> str | None:
        """Run everything selected; return why it ended early, None where it did not."""
        try:
            self._examples()
            if self.kit.depth != "quick":
                rules = self.contract.properties_rules
                self._layer("property tests", self.contract.properties, rules)
            if self.kit.depth == "deep":
                rules = self.contract.model_rules
                self._layer("two-tenant model", self.contract.model, rules)
        except Stop as stop:
            return str(stop)
        except KeyboardInterrupt:
            return "interrupted"
        return None

    def _examples(self) -> None:
        rules = self._selected()
        for number, rule in enumerate(rules, start=1):
            self.tell(f"{rule.id} ({number} of {len(rules)})")
            self._judge(rule)

    def _layer(
        self, name: str, layer: Callable[[Kit], None] | None, rules: tuple[str, ...]
    ) -> None:
        is_of_use = not rules or any(rule in self.kit.ledger for rule in rules)
        if layer is None or not is_of_use:
            return
        self.tell(name)
        self.kit.rule = name
        self.kit.target.trail.begin()
        with self.kit.ledger.guard(name):
            layer(self.kit)

    def _selected(self) -> list[Rule]:
        order = {rule: place for place, rule in enumerate(self.catalogue.rules)}
        rules = sorted(self.contract.rules, key=lambda rule: order[rule.id])
        chosen = [rule for rule in rules if rule.id in self.kit.ledger]
        # An invariant judges what passes by; selected without a rule of its own, it needs traffic.
        judged = {rule.id for rule in chosen}
        alone = [each for each in self.contract.invariants if each.id in self.kit.ledger]
        return rules if any(each.id not in judged for each in alone) else chosen

    def _judge(self, rule: Rule) -> None:
        ledger = self.kit.ledger
        if self._is_out(rule):
            return
        self.kit.rule = rule.id
        self.kit.target.trail.begin()
        before = ledger.said(rule.id)
        with ledger.guard(rule.id):
            for _ in rule.check(self.kit) or ():
                ledger.kept(rule.id)
            if ledger.said(rule.id) == before:
                ledger.kept(rule.id)

    def _is_out(self, rule: Rule) -> bool:
        needs = dict.fromkeys((*self.catalogue.rules[rule.id].needs, *rule.needs))
        lacking = [each for each in needs if not self.kit.has(each)]
        for need in lacking:
            self.kit.ledger.lacks(rule.id, f"needs {need}: {self.catalogue.needs[need]}")
        is_held_back = rule.effect != "read" and not self.kit.may_write
        if is_held_back:
            self.kit.ledger.skipped(rule.id, "needs to write; this run only reads")
        return bool(lacking) or is_held_back
