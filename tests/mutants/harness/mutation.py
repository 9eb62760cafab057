"""What a defect and a permitted difference are: one named override of one point."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from tests.mutants.library.rows import Layer, Row, change_of

Family = Literal[
    "envelope",
    "auth",
    "tenancy",
    "status",
    "behaviour",
    "history",
    "junk",
    "concurrency",
    "lists",
    "echo",
]

__all__ = ["Change", "Defect", "Defects", "Differences", "Family", "Layer", "Ordinary", "Permitted"]

Ordinary = Callable[..., Any]
"""What stood at a point before it was overridden."""


class Behaviour(Protocol):
    """A reference of which any point can be overridden."""

    def override(self, point: str, change: Callable[..., Any]) -> None:
        """Let `change` stand at a point."""


@dataclass(frozen=True)
class Defect:
    """A break of the documentation, the rules that should notice it, the first layer that does."""

    id: str
    family: str
    breaks: str
    rules: tuple[str, ...]
    point: str
    change: Callable[..., Any]
    layer: Layer = "examples"

    def apply(self, behaviour: Behaviour) -> None:
        """Put the defect in place."""
        behaviour.override(self.point, self.change)


@dataclass(frozen=True)
class Permitted:
    """A difference that the documentation allows."""

    id: str
    differs: str
    point: str
    change: Callable[..., Any]
    over: str | None = None
    """Another difference without which this one would not be seen; it is put in place first."""

    def apply(self, behaviour: Behaviour) -> None:
        """Put the difference in place."""
        behaviour.override(self.point, self.change)


Change = Callable[..., Any]


@dataclass
class Defects:
    """Collects the defects of one family from one module, in the order of its lines."""

    family: str
    found: list[Defect] = field(default_factory=list)

    def add(self, *rows: Row) -> None:
        """Collect the defects of some rows."""
        for each in rows:
            change = change_of(each)
            self.found.append(
                Defect(
                    each.id, self.family, each.sentence, each.rules, each.point, change, each.layer
                )
            )

    def defect(
        self,
        ident: str,
        breaks: str,
        *,
        at: str,
        rules: tuple[str, ...],
        layer: Layer = "examples",
    ) -> Callable[[Change], Change]:
        """Return the decorator that makes a function the defect's override of the point `at`."""

        def keep(change: Change) -> Change:
            self.found.append(Defect(ident, self.family, breaks, rules, at, change, layer))
            return change

        return keep


@dataclass
class Differences:
    """Collects the permitted differences of one module, in the order of its lines."""

    found: list[Permitted] = field(default_factory=list)

    def add(self, *rows: Row) -> None:
        """Collect the differences of some rows."""
        for each in rows:
            self.found.append(
                Permitted(each.id, each.sentence, each.point, change_of(each), each.over)
            )

    def permit(
        self, ident: str, differs: str, *, at: str, over: str | None = None
    ) -> Callable[[Change], Change]:
        """Return the decorator that makes a function the difference's override of a point."""

        def keep(change: Change) -> Change:
            self.found.append(Permitted(ident, differs, at, change, over))
            return change

        return keep
