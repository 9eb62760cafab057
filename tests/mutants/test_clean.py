"""What was judged of permitted differences is not judged again."""

from pathlib import Path

import pytest
from tests.mutants import clean
from tests.mutants.harness.cells import Cell, Outcome
from tests.mutants.harness.judging import PRIMARY


def test_a_second_call_goes_on_where_the_first_one_was_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = len(PRIMARY.permitted)
    asked = ("--depth", "quick", "--every", str(last), "--notebook")
    notebook = tmp_path / "clean.jsonl"

    clean.main([*asked, str(notebook), "--seeds", "1"])
    clean.main([*asked, str(notebook), "--seeds", "1-2"])

    lines = notebook.read_text("utf-8").splitlines()
    assert [line.count('"seed": ') for line in lines] == [1, 1]
    assert "1 differences in 2 runs, none accused" in capsys.readouterr().out


def test_what_was_accused_is_told_again(tmp_path: Path) -> None:
    notebook = clean.Notebook(tmp_path / "clean.jsonl")
    difference, sources = PRIMARY.permitted[0], clean.fingerprint(PRIMARY)
    cell = Cell("difference", difference.id, "quick", 1)
    notebook.add(Outcome(cell, ("PP-X-01",), None, 1, 0.1, "2026-01-01", sources))

    found = [*clean.accusations([difference], ["quick"], [1], notebook=notebook)]

    assert found == [f"{difference.id}, quick, seed 1: PP-X-01"]
