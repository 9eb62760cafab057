"""Whether what a rule stands on was seen in a run: kept means seen."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.served import Served, shown, troubles
from understudy.reference.rules import About


@dataclass(frozen=True)
class Standing:
    """How far a rule has something to stand on.

    `examples` are those that count; of the `of` operations that it is about, `judged` were seen to
    succeed; `why` says what is missing where it cannot be told kept.
    """

    examples: int
    judged: int
    of: int
    why: str | None = None


def standing(
    about: About, kept: Counter[frozenset[str]], served: Sequence[Served]
) -> Standing:
    """Return how far a rule that nothing breaks can be told kept."""
    wanted = about.among([each.operation.id for each in served])
    seen = shown(served)
    missing = "; ".join(troubles(served, wanted))
    if about.is_each:
        return _each(wanted, kept, seen, missing)
    there = sum(each in seen for each in wanted)
    if there < len(wanted):
        return Standing(0, there, len(wanted), missing)
    return Standing(kept.total(), there, len(wanted))


def _each(
    wanted: Collection[str], kept: Counter[frozenset[str]], seen: Collection[str], missing: str
) -> Standing:
    """Count the examples whose own operations were seen to succeed, and those operations."""
    good = seen & set(wanted)
    counted = {about: number for about, number in kept.items() if about & set(wanted) <= good}
    judged = {each for about in counted for each in about} & good
    examples = sum(number for about, number in counted.items() if about & good)
    why = None if judged else missing or "no call of an operation that it is about was judged"
    return Standing(examples, len(judged), len(wanted), why)
