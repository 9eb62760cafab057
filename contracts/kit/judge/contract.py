"""What an API's package hands to the kit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.rule import Invariant, Rule
from understudy.contracts.kit.judge.served import Look, whole
from understudy.contracts.kit.talk.credential import BEARER, Credential
from understudy.contracts.kit.talk.keyring import Keyring
from understudy.contracts.kit.talk.operations import success_fields
from understudy.contracts.kit.talk.target import Target
from understudy.contracts.kit.talk.wire import Answer, is_429
from understudy.reference.spec import Spec

Rehearsal = Callable[[httpx.Request], httpx.Response]


@dataclass(frozen=True)
class Contract:
    """The checks of one API, and what only its package knows.

    `identify` returns the organization of a key, None where the API does not tell.
    `told_apart` is asked when two keys name one organization: whether anything else shows that
    they belong to two. `stage` makes the object that rules share their projects through.
    `model` and `properties` are layers 3 and 4, with the rules that they judge: a layer is left
    out where none of them is selected; none named means any. `rehearse` returns a stand-in that
    answers as a right implementation of the spec would, for a dry run; where it takes a fourth
    argument, that is how one signs in, or None. `credentials` are the ways in which a key may be
    sent, by the needs that were given: the first that is taken is used.
    `shared_rules` are those that what checks share may find broken, whichever asks for it first.
    `budgets` say how many requests a right deployment gets at most, by depth: a broken one gets a
    few times as many. `late_rule` is broken by a read that shows late what was written.
    `is_throttled` tells an answer that asks to try again later. `look` tells how much of a thing
    an answer with a 2xx shows; unless an API has an envelope, its whole body. `fields` tells, of
    the spec, which fields a success of each operation has; None where it may show nothing.
    """

    checks: tuple[Rule | Invariant, ...]
    identify: Callable[[Target, str], str | None]
    stage: Callable[[Kit[Any]], Any]
    rehearse: Callable[[Spec, Keyring, Mapping[str, str]], Rehearsal]
    told_apart: Callable[[Target, str, str], bool] = lambda _target, _one, _other: False
    model: Callable[[Kit[Any]], None] | None = None
    properties: Callable[[Kit[Any]], None] | None = None
    model_rules: tuple[str, ...] = ()
    properties_rules: tuple[str, ...] = ()
    credentials: Callable[[Mapping[str, str]], tuple[Credential, ...]] = lambda _needs: (BEARER,)
    is_throttled: Callable[[Answer], bool] = is_429
    shared_rules: tuple[str, ...] = ()
    late_rule: str | None = None
    budgets: Mapping[Depth, int] = field(
        default_factory=lambda: {"quick": 600, "default": 2000, "deep": 5000}
    )
    look: Look = whole
    fields: Callable[[Mapping[str, Any]], Mapping[str, frozenset[str] | None]] = success_fields

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The checks that send requests of their own."""
        return tuple(check for check in self.checks if isinstance(check, Rule))

    @property
    def invariants(self) -> tuple[Invariant, ...]:
        """The checks of every answer."""
        return tuple(check for check in self.checks if isinstance(check, Invariant))

    @property
    def anywhere(self) -> frozenset[str]:
        """The rules that any request may break, whichever check sends it."""
        late = () if self.late_rule is None else (self.late_rule,)
        return frozenset((*(each.id for each in self.invariants), *self.shared_rules, *late))

    def left_to_deeper(self, rule: str, depth: Depth) -> str | None:
        """Tell what would judge a rule that this depth leaves out; None where it does not."""
        own = [check for check in self.checks if check.id == rule]
        if any(isinstance(each, Invariant) or each.runs_at(depth) for each in own):
            return None
        if own:
            return "its examples cost more than --quick may"
        if depth == "quick" and rule in self.properties_rules:
            return "the property tests judge it, and --quick leaves them out"
        if depth != "deep" and rule in self.model_rules:
            return "the two-tenant model judges it, and only --deep runs it"
        return None
