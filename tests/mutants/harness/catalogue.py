"""All defects and permitted differences of one API, and a behaviour that has some of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import TypeVar

from tests.mutants.harness.mutation import Behaviour, Defect, Defects, Differences, Permitted

Bent = TypeVar("Bent", bound=Behaviour)


def defects_of(*modules: ModuleType) -> tuple[Defect, ...]:
    """Return the defects that modules collect, module by module, in the order of their lines."""
    kept = [each for module in modules for each in vars(module).values()]
    return tuple(found for each in kept if isinstance(each, Defects) for found in each.found)


def differences_of(*modules: ModuleType) -> tuple[Permitted, ...]:
    """Return the permitted differences that modules collect, in the same order."""
    kept = [each for module in modules for each in vars(module).values()]
    return tuple(found for each in kept if isinstance(each, Differences) for found in each.found)


@dataclass(frozen=True)
class Catalogue:
    """What an API's `catalogue.py` names."""

    defects: tuple[Defect, ...]
    permitted: tuple[Permitted, ...]

    @cached_property
    def defect_by_id(self) -> dict[str, Defect]:
        """The defects by id."""
        return {defect.id: defect for defect in self.defects}

    @cached_property
    def permitted_by_id(self) -> dict[str, Permitted]:
        """The permitted differences by id."""
        return {difference.id: difference for difference in self.permitted}

    def bent(self, behaviour: Bent, defect: str | None, permitted: Iterable[str]) -> Bent:
        """Return a behaviour with these differences, each over what it builds on, and a defect."""
        for difference in self._with_foundations(permitted):
            difference.apply(behaviour)
        if defect is not None:
            self.defect_by_id[defect].apply(behaviour)
        return behaviour

    def _with_foundations(self, permitted: Iterable[str]) -> Iterable[Permitted]:
        chosen: dict[str, Permitted] = {}
        for ident in permitted:
            difference = self.permitted_by_id[ident]
            if difference.over is not None:
                chosen.setdefault(difference.over, self.permitted_by_id[difference.over])
            chosen.setdefault(ident, difference)
        return chosen.values()
