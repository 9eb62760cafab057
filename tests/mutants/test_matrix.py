"""The whole matrix can be run in several sittings, and its tables tell what was run."""

from itertools import islice
from pathlib import Path

from tests.mutants.harness.cells import (
    Cell,
    Notebook,
    Outcome,
    clean_cells,
    fingerprint,
    kill_cells,
    layer_cells,
)
from tests.mutants.harness.findings import page
from tests.mutants.harness.judging import LAYERS, PRIMARY
from tests.mutants.matrix import go_on

DEFECTS, PERMITTED = PRIMARY.defects, PRIMARY.permitted
NAME = PERMITTED[0].id
FIRST, SECOND = list(PRIMARY.judged.catalogue.rules)[:2]
DAYS = ("2026-01-01", "2026-01-02")


def outcome(cell: Cell, *rules: str, sources: str = "now", stopped: str | None = None) -> Outcome:
    return Outcome(cell, rules, stopped, 100, 60.0, DAYS[0], sources)


def difference(seed: int, mode: str = "quick") -> Cell:
    return Cell("difference", NAME, mode, seed)


def test_every_defect_meets_every_layer_and_every_difference_every_seed() -> None:
    met = [*kill_cells(), *layer_cells()]
    assert len(set(met)) == len(met) == len(LAYERS) * len(DEFECTS)
    assert len(set(clean_cells())) == len(list(clean_cells())) == 15 * len(PERMITTED)


def test_a_second_run_goes_on_where_the_first_one_ended(tmp_path: Path) -> None:
    file = tmp_path / "notes" / "matrix.jsonl"

    first = go_on(Notebook(file), islice(kill_cells(), 1))
    second = go_on(Notebook(file), islice(kill_cells(), 2))
    third = go_on(Notebook(file), islice(kill_cells(), 2))

    assert (first, second, third) == (1, 1, 0)


def test_no_cell_is_begun_when_the_time_is_over(tmp_path: Path) -> None:
    assert go_on(Notebook(tmp_path / "matrix.jsonl"), kill_cells(), minutes=-1) == 0


def test_what_was_never_run_comes_before_what_other_sources_ran(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "matrix.jsonl")
    notebook.add(outcome(difference(1), sources="before"))
    notebook.add(outcome(difference(2)))

    cells = notebook.open_cells(iter([difference(1), difference(2), difference(3)]), "now")

    assert cells == [difference(3), difference(1)]


def test_what_is_packed_is_gone_on_from_on_another_machine(tmp_path: Path) -> None:
    here, there, packed = (tmp_path / name for name in ("here.jsonl", "there.jsonl", "packed.gz"))
    notebook = Notebook(here)
    notebook.add(outcome(difference(2), FIRST))
    notebook.add(outcome(difference(1)))
    notebook.keep(packed)

    other = Notebook(there, packed)
    other.add(outcome(difference(2)))

    assert other.open_cells(iter([difference(1), difference(2)]), "now") == []
    assert other.outcomes[difference(2)].rules == ()
    assert Notebook(here, packed).outcomes == notebook.outcomes


def test_sources_have_one_fingerprint() -> None:
    assert fingerprint() == fingerprint() != ""


def test_the_page_tells_what_was_run_and_what_went_wrong(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "matrix.jsonl")
    killed = Cell("defect", DEFECTS[0].id, "examples", 1)
    notebook.add(outcome(killed, FIRST))
    for seed in (1, 2, 3, 5):
        notebook.add(outcome(difference(seed), *([SECOND] if seed == 3 else [])))
    notebook.add(outcome(difference(4, "deep"), sources="before", stopped="no answer"))

    text = "\n".join(page(notebook, "now"))

    assert f"| defects, examples | {len(DEFECTS)} | 1 | 1 | 100 | 1 |" in text
    assert f"| differences, deep | {5 * len(PERMITTED)} | 1 | 0 | 100 | 1 |" in text
    assert f"| {DEFECTS[0].id} | examples | {FIRST} |" in text
    assert "| examples | 1 | 1 | 1 | 100 | 100 |" in text
    assert "| more | 0 | 0 | 0 | 0 | - |" in text
    assert f"| {NAME} | 1-3, 5; **3: {SECOND}** |  | 4; **4: no answer** |" in text
    assert "Of 5 runs, 2 broke a `must` rule or stopped early." in text
