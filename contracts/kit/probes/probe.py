"""How a probe becomes the check of a rule: asked of an API's table, with the rule's parameters."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Concatenate, Generic, ParamSpec

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.rule import Effect, Rule
from understudy.contracts.kit.probes.table import Table
from understudy.contracts.kit.probes.things import Things

Given = ParamSpec("Given")


@dataclass(frozen=True)
class Probe(Generic[Given]):
    """Something that can be asked of any API; called with a rule's id and the table, its check.

    `ask` gets the things of the run and the rule's parameters, and judges each example by itself.
    `effect` is the most that it sends, `needs` are what it cannot do without, `depth` is the
    shallowest at which it runs; `depends_on` are the rules that what it finds may hang on.
    """

    ask: Callable[Concatenate[Things, Given], None]
    effect: Effect
    needs: tuple[str, ...]
    depth: Depth
    depends_on: tuple[str, ...] = ()

    def after(self, *rules: str) -> "Probe[Given]":
        """Return the same probe, run after the checks of rules, or after EARLIER ones."""
        return replace(self, depends_on=rules)

    def at(self, depth: Depth) -> "Probe[Given]":
        """Return the same probe, run from another depth on."""
        return replace(self, depth=depth)

    def __call__(
        self, rule: str, table: Table, /, *args: Given.args, **parameters: Given.kwargs
    ) -> Rule:
        """Return the check of a rule that asks this of an API."""

        def check(kit: Kit[Any]) -> None:
            self.ask(things_of(kit, table), *args, **parameters)

        check.__name__ = self.ask.__name__
        return Rule(rule, check, self.effect, self.needs, self.depends_on, self.depth)


def probe(
    *,
    effect: Effect,
    needs: tuple[str, ...] = (),
    depth: Depth = "default",
    depends_on: tuple[str, ...] = (),
) -> Callable[[Callable[Concatenate[Things, Given], None]], Probe[Given]]:
    """Mark a function of things and parameters as a probe."""
    return lambda ask: Probe(ask, effect, needs, depth, depends_on)


def things_of(kit: Kit[Any], table: Table) -> Things:
    """Return the things of a run, shared by all its probes."""
    # What an API's stage listens to begins with the first thing that is made.
    kit.stage  # noqa: B018  # made when first asked for
    return kit.shared(table, lambda: Things(kit, table))
