"""Whether what a rule stands on was seen in a run: kept means seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from understudy.contracts.kit.judge.served import Served
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


def standing(about: About, kept: Counter[frozenset[str]], served: Sequence[Served]) -> Standing:
    """Return how far a rule that nothing breaks can be told kept."""
    ids = about.among([each.operation.id for each in served])
    wanted = [each for each in served if each.operation.id in ids]
    return _on_each(wanted, kept) if about.is_each else _on_all(wanted, kept)


def _on_all(wanted: Sequence[Served], kept: Counter[frozenset[str]]) -> Standing:
    """Count the examples where every operation has shown a thing: an empty list proves little."""
    missing = [each.trouble for each in wanted if not each.has_shown]
    there = len(wanted) - len(missing)
    if missing:
        return Standing(0, there, len(wanted), "; ".join(missing))
    return Standing(kept.total(), there, len(wanted))


def _on_each(wanted: Sequence[Served], kept: Counter[frozenset[str]]) -> Standing:
    """Count the examples of operations that were seen to succeed, and those operations."""
    good = {each.operation.id for each in wanted if each.has_succeeded}
    judged = {each for looked_at in kept for each in looked_at} & good
    if judged:
        examples = sum(number for looked_at, number in kept.items() if looked_at & good)
        return Standing(examples, len(judged), len(wanted))
    missing = [each.trouble for each in wanted if not each.has_succeeded]
    why = "; ".join(missing) or "no call of an operation that it is about was judged"
    return Standing(0, 0, len(wanted), why)
