"""The order in which a run judges: example rules, then the property tests, then the model."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.rule import Rule
from understudy.contracts.kit.run.dependencies import with_dependencies
from understudy.contracts.kit.talk.stop import Stop
from understudy.reference.rules import Catalogue

Tell = Callable[[str], None]
Layer = Callable[[Kit[Any]], None]
INTERRUPTED = "interrupted"
ONLY_READS = "needs to write; this run only reads"
ONLY_HERE = "needs to write by calls that are sent to a target on this machine alone"


@dataclass
class Runner:
    """Takes a contract through its layers; what it finds stands in the kit's ledger.

    The checks of rules that were `left_out` do not run, whatever else is selected.
    """

    kit: Kit[Any]
    contract: Contract
    catalogue: Catalogue
    tell: Tell
    left_out: frozenset[str] = frozenset()

    def run(self) -> str | None:
        """Run everything selected; return why it ended early, None where it did not."""
        try:
            self._examples()
            for name, layer, rules in self._layers():
                self._layer(name, layer, rules)
        except Stop as stop:
            return str(stop)
        except KeyboardInterrupt:
            return INTERRUPTED
        return None

    def _examples(self) -> None:
        order = tuple(self.catalogue.rules)
        rules = [
            rule
            for rule in with_dependencies(
                self.contract, order, self.kit.ledger.records, self.left_out
            )
            if rule.runs_at(self.kit.depth)
        ]
        # A rule's checks stand together: it is one step, however many it has.
        steps = [(name, list(checks)) for name, checks in groupby(rules, lambda rule: rule.id)]
        for number, (name, checks) in enumerate(steps, start=1):
            self.tell(f"{name} (step {number} of {len(steps)})")
            for check in checks:
                self._judge(check)

    def _layers(self) -> Iterator[tuple[str, Layer, tuple[str, ...]]]:
        """Return the further layers that may judge a selected rule, with the rules of each."""
        contract, depth = self.contract, self.kit.depth
        properties = contract.properties if depth != "quick" else None
        model = contract.model if depth == "deep" else None
        for name, layer, rules in (
            ("property tests", properties, contract.properties_rules),
            ("two-tenant model", model, contract.model_rules),
        ):
            if layer is not None and (not rules or self._is_asked(rules)):
                yield name, layer, rules

    def _layer(self, name: str, layer: Layer, rules: tuple[str, ...]) -> None:
        self.tell(name)
        declared = {*rules, *self.contract.anywhere} if rules else None
        self.kit.ledger.listen_to(name, declared)
        self.kit.rule = name
        self.kit.target.trail.begin()
        with self.kit.ledger.guard(name):
            layer(self.kit)

    def _is_asked(self, rules: Iterable[str]) -> bool:
        return any(rule in self.kit.ledger for rule in rules)

    def _judge(self, rule: Rule) -> None:
        ledger = self.kit.ledger
        ledger.listen_to(rule.check.__name__, {rule.id, *self.contract.anywhere})
        if self._is_out(rule):
            return
        self.kit.rule = rule.id
        self.kit.target.trail.begin()
        attention = self.kit.attention
        attention.take()
        before, compared = ledger.said(rule.id), attention.checks
        with ledger.guard(rule.id):
            for _ in rule.check(self.kit) or ():
                ledger.kept(rule.id, attention.take())
            # Who ends well without having compared anything has judged nothing.
            if ledger.said(rule.id) == before and attention.checks > compared:
                ledger.kept(rule.id, attention.take())

    def _is_out(self, rule: Rule) -> bool:
        needs = dict.fromkeys((*self.catalogue.rules[rule.id].needs, *rule.needs))
        lacking = [each for each in needs if not self.kit.has(each)]
        for need in lacking:
            self.kit.ledger.lacks(rule.id, f"needs {need}: {self.catalogue.needs[need]}")
        may_run = self.kit.may_send(*rule.calls) if rule.calls else self.kit.may_write
        is_held_back = rule.effect != "read" and not may_run
        if is_held_back:
            self.kit.ledger.skipped(rule.id, ONLY_HERE if self.kit.written else ONLY_READS)
        return bool(lacking) or is_held_back
