"""How a check says which rule it judges: the decorators, and their collection from modules."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from understudy.contracts.kit.given.options import DEPTHS, Depth
from understudy.contracts.kit.talk.exchange import Exchange

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit

Effect = Literal["read", "write", "foreign-write"]
RuleCheck = Callable[["Kit[Any]"], Iterator[None] | None]
AnswerCheck = Callable[[Exchange], None]
MARK = "__kit_checks__"
EARLIER = "every check before this one"


@dataclass(frozen=True)
class Rule:
    """A function that judges one rule by examples of its own.

    `depends_on` are the rules whose checks run too where this rule is selected without them.
    `depth` is the shallowest at which it runs. `calls` are those by which it writes, where it does
    by no others: it runs where a run may write by these alone.
    """

    id: str
    check: RuleCheck
    effect: Effect
    needs: tuple[str, ...]
    depends_on: tuple[str, ...] = ()
    depth: Depth = "quick"
    calls: tuple[str, ...] = ()

    def runs_at(self, depth: Depth) -> bool:
        """Tell whether it runs at a depth."""
        return DEPTHS.index(self.depth) <= DEPTHS.index(depth)


@dataclass(frozen=True)
class Invariant:
    """A function that judges one rule on every answer to a documented call that it applies to."""

    id: str
    check: AnswerCheck
    applies: Callable[[Exchange], bool]


def rule(
    id: str,  # noqa: A002  # the catalogue's own word
    *,
    effect: Effect = "read",
    needs: tuple[str, ...] = (),
    depends_on: tuple[str, ...] = (),
    depth: Depth = "quick",
    calls: tuple[str, ...] = (),
) -> Callable[[RuleCheck], RuleCheck]:
    """Mark a function of the kit's context as the check of a rule.

    `effect` is the most that it sends: "read" also runs in read-only mode, the others do not.
    `depends_on` names the rules, or EARLIER for all before, that what it finds may hang on.
    `depth` is the shallowest at which it runs: "default" where --quick cannot afford it.
    `calls` are the only ones by which it writes; without them it may be by any.
    """

    def decorate(check: RuleCheck) -> RuleCheck:
        _mark(check, Rule(id, check, effect, needs, depends_on, depth, calls))
        return check

    return decorate


def invariant(
    id: str,  # noqa: A002  # the catalogue's own word
    *,
    applies: Callable[[Exchange], bool] = lambda _: True,
) -> Callable[[AnswerCheck], AnswerCheck]:
    """Mark a function of an exchange as an invariant: it raises Broken where the rule is broken."""

    def decorate(check: AnswerCheck) -> AnswerCheck:
        _mark(check, Invariant(id, check, applies))
        return check

    return decorate


def collect(package: ModuleType) -> tuple[Rule | Invariant, ...]:
    """Return the checks of a module, or of a package's modules: by module name, then by line."""
    found: list[Rule | Invariant] = checks_of(package)
    places = getattr(package, "__path__", ())
    for module in sorted(pkgutil.iter_modules(places), key=lambda each: each.name):
        found += checks_of(importlib.import_module(f"{package.__name__}.{module.name}"))
    return tuple(found)


def checks_of(module: ModuleType) -> list[Rule | Invariant]:
    """Return the checks that one module defines, in the order of the source.

    They are functions that are marked so, and what probes have made for its rules.
    """
    own = [each for each in vars(module).values() if _is_own(each, module)]
    return [
        check
        for each in own
        for check in ((each,) if isinstance(each, Rule | Invariant) else getattr(each, MARK))
    ]


def _is_own(thing: Any, module: ModuleType) -> bool:
    if isinstance(thing, Rule | Invariant):
        return True
    return callable(thing) and hasattr(thing, MARK) and thing.__module__ == module.__name__


def _mark(check: Any, judged: Rule | Invariant) -> None:
    # Decorators apply bottom up; the first line above the function is its first rule.
    setattr(check, MARK, (judged, *getattr(check, MARK, ())))
