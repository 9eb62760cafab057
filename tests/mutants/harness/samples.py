"""Which of an API's mutants the tests of all subjects try where all of them would take too long."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Samples:
    """What an API's `subject.py` names; all of it may be left out.

    Of defects: `pasted` have their reproducers pasted into bash, `costly` took the kit longest,
    `found_alone` are pairs of a defect and a rule that has to find it when it runs alone.
    `by_each_rule` tells that each rule that a defect names finds it in the layer that it names;
    otherwise one of those that are known to kill it does.

    Of differences: `slow` are judged by `python -m tests.mutants.clean` alone, `apart` go with no
    other, the rest goes in so many `groups`; `restless` change something in each answer. `advice`
    names the `should` rule that a difference breaks; None where nobody looks at these.

    Of operations: `lacking` are pairs of one and a rule that stands on it, `never_called` are those
    that the kit has nothing to try on, `makes_events` those of which webhooks tell.
    """

    pasted: tuple[str, ...] = ()
    costly: tuple[str, ...] = ()
    found_alone: tuple[tuple[str, str], ...] = ()
    by_each_rule: bool = True
    slow: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    groups: int = 6
    restless: tuple[str, ...] = ()
    advice: Mapping[str, str] | None = field(default_factory=dict)
    lacking: tuple[tuple[str, str], ...] = ()
    never_called: tuple[str, ...] = ()
    makes_events: tuple[str, ...] = ()
