"""What is judged of one API: its reference with defects and permitted differences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from starlette.applications import Starlette
from tests.mutants.harness.mutation import Defect, Permitted
from tests.mutants.harness.samples import Samples

from understudy.catalog import apis
from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.run.run import Judged

HERE = Path(__file__).parents[1]
# What references and defects of all APIs are made of.
ROOMS = ("library", "skeleton")


class Arrange(Protocol):
    """Makes an application over fresh data; `world` are `now` and `seed`, to answer alike twice."""

    def __call__(
        self, defect: str | None, permitted: Sequence[str], **world: Any
    ) -> tuple[Starlette, Mapping[str, str]]:
        """Return the application, and what it has for the rules' needs."""


@dataclass(frozen=True)
class Subject:
    """One API's mutants: `arrange` makes an application, and says which needs it meets.

    `callers` names each key that the reference knows; `samples` says what common tests try.
    """

    api: str
    base_path: str
    defects: tuple[Defect, ...]
    permitted: tuple[Permitted, ...]
    arrange: Arrange
    keys: Mapping[str, str]
    callers: Mapping[str, str]
    samples: Samples = field(default_factory=Samples)

    @property
    def sources(self) -> tuple[str, ...]:
        """The folders in which what is judged, and by what, is written down."""
        own = (f"contracts/{self.api}", f"tests/mutants/{self.api}")
        return ("contracts/kit", *own, *(f"tests/mutants/{room}" for room in ROOMS))

    @property
    def table(self) -> Path:
        """The page of what the rules find."""
        return HERE / self.api / "KILLS.md"

    @property
    def outcomes(self) -> Path:
        """What the page was written from, packed: a run on another machine goes on from there."""
        return self.table.with_name("outcomes.jsonl.gz")

    @cached_property
    def judged(self) -> Judged:
        """What the API is judged by."""
        return judged_by(self.base_path, self.api)

    @property
    def options(self) -> Options:
        """The options of a run, but for its URL and its needs."""
        return Options(base_url=self.base_path, keys=self.keys, try_reproducers=False)

    @cached_property
    def defect_by_id(self) -> dict[str, Defect]:
        """The defects by id."""
        return {defect.id: defect for defect in self.defects}

    @cached_property
    def permitted_by_id(self) -> dict[str, Permitted]:
        """The permitted differences by id."""
        return {difference.id: difference for difference in self.permitted}


def subjects() -> list[str]:
    """Return the names of the APIs that have mutants."""
    return [name for name in apis() if (HERE / name / "subject.py").exists()]


def all_subjects() -> list[Subject]:
    """Return every subject, that of the repository's own spec first."""
    return [subject_of(name) for name in subjects()]


def subject_of(api: str) -> Subject:
    """Return what `tests/mutants/<api>/subject.py` names SUBJECT."""
    found: Subject = import_module(f"tests.mutants.{api}.subject").SUBJECT
    return found
