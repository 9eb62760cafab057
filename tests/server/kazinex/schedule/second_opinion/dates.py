"""The dates that the second opinion gives to one activity, in minutes since the origin."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Span:
    """A start and a finish, of the work that is left."""

    start: int
    finish: int


@dataclass
class Opinion:
    """What the second opinion holds of a schedule: by activity, without what is LOE or a summary.

    `early` is after what is as late as possible was pushed, `logic` before. What is complete has no
    late dates and no floats. In a schedule with `loops` nothing is computed; those are the
    activities that come back to themselves.
    """

    loops: frozenset[str] = frozenset()
    logic: dict[str, Span] = field(default_factory=dict)
    early: dict[str, Span] = field(default_factory=dict)
    late: dict[str, Span] = field(default_factory=dict)
    total_float: dict[str, int] = field(default_factory=dict)
    free_float: dict[str, int] = field(default_factory=dict)
    critical: frozenset[str] = frozenset()
