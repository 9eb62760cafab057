"""The cells of the whole matrix, and the notebook in which each is written down when it is done."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Literal

from tests.mutants.harness.judging import LAYERS, PRIMARY
from tests.mutants.harness.subject import Subject

from understudy.contracts.kit.given.options import DEPTHS

ROOT = Path(__file__).parents[3]
SEEDS = 5
Kind = Literal["defect", "reproducers", "difference"]


@dataclass(frozen=True)
class Cell:
    """One run, and its seed: a defect in one layer, or a permitted difference in one depth.

    Of `reproducers`, the subject is a defect: those that a quick run on it prints are pasted.
    """

    kind: Kind
    subject: str
    mode: str
    seed: int


@dataclass(frozen=True)
class Outcome:
    """What a cell came to: the broken rules of weight, why it stopped early, what it took.

    `sources` tells with which rules and which reference it was run. Of `reproducers`, the rules
    are those whose reproducer does not show the defect, and `pasted` is how many were tried.
    """

    cell: Cell
    rules: tuple[str, ...]
    stopped: str | None
    requests: int
    seconds: float
    day: str
    sources: str
    pasted: int = 0


def fingerprint(subject: Subject = PRIMARY) -> str:
    """Return what changes with the kit, the rules, the reference and what it may do otherwise."""
    files = chain.from_iterable((ROOT / folder).rglob("*.py") for folder in subject.sources)
    digest = sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def kill_cells(subject: Subject = PRIMARY) -> Iterator[Cell]:
    """Yield every defect in the layer that must find it."""
    yield from (Cell("defect", defect.id, defect.layer, 1) for defect in subject.defects)


def layer_cells(subject: Subject = PRIMARY) -> Iterator[Cell]:
    """Yield every defect in every other layer, the quick one first."""
    for layer in LAYERS:
        others = (defect.id for defect in subject.defects if defect.layer != layer)
        yield from (Cell("defect", defect, layer, 1) for defect in others)


def reproducer_cells(subject: Subject = PRIMARY) -> Iterator[Cell]:
    """Yield every defect once."""
    yield from (Cell("reproducers", defect.id, "quick", 1) for defect in subject.defects)


def clean_cells(subject: Subject = PRIMARY) -> Iterator[Cell]:
    """Yield every difference in every depth with every seed, what takes longest last.

    A prefix of a depth is a fair sample of it: its seeds take turns with the differences.
    """
    for depth in DEPTHS:
        for turn in range(SEEDS):
            for place, difference in enumerate(subject.permitted):
                yield Cell("difference", difference.id, depth, (place + turn) % SEEDS + 1)


class Notebook:
    """Keeps the last outcome of each cell in a file, a line each, so that a run can go on.

    What was packed of an earlier run is there before.
    """

    def __init__(self, file: Path, packed: Path | None = None) -> None:
        self._file = file
        self.outcomes: dict[Cell, Outcome] = {}
        earlier = gzip.decompress(packed.read_bytes()) if packed and packed.exists() else b""
        noted = file.read_bytes() if file.exists() else b""
        for line in [*earlier.splitlines(), *noted.splitlines()]:
            outcome = _outcome(json.loads(line))
            self.outcomes[outcome.cell] = outcome

    def add(self, outcome: Outcome) -> None:
        """Write an outcome down."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(outcome)) + "\n")
        self.outcomes[outcome.cell] = outcome

    def keep(self, packed: Path) -> None:
        """Write what is in it to a packed file, in one order whatever ran first."""
        lines = sorted(json.dumps(asdict(outcome)) for outcome in self.outcomes.values())
        packed.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))

    def open_cells(self, cells: Iterator[Cell], sources: str) -> list[Cell]:
        """Return the cells to be run: those that never were first, then the outdated ones."""
        todo = [cell for cell in cells if self._sources(cell) != sources]
        return sorted(todo, key=lambda cell: cell in self.outcomes)

    def _sources(self, cell: Cell) -> str | None:
        outcome = self.outcomes.get(cell)
        return outcome.sources if outcome else None


def _outcome(line: dict[str, object]) -> Outcome:
    given = {**line, "cell": Cell(**line["cell"]), "rules": tuple(line["rules"])}  # type: ignore
    return Outcome(**given)  # type: ignore
