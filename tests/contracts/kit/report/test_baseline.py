"""Baselines: reports and lists of rules that are known to be broken."""

import json
from pathlib import Path

import pytest
from tests.contracts.kit.judging import judge
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.report.baseline import read_baseline
from understudy.contracts.kit.report.document import to_json
from understudy.contracts.kit.talk.stop import WrongUse


def written(folder: Path, text: str) -> Path:
    path = folder / "baseline"
    path.write_text(text)
    return path


def test_a_report_accepts_the_rules_that_it_calls_broken(tmp_path: Path) -> None:
    report = to_json(judge(Notes(frozenset({"leak"}))))

    assert read_baseline(written(tmp_path, report)) == {"N-SCOPE-01", "N-SCOPE-02"}


def test_a_json_list_accepts_its_rules(tmp_path: Path) -> None:
    assert read_baseline(written(tmp_path, json.dumps(["N-1", "N-2"]))) == {"N-1", "N-2"}


def test_a_text_accepts_one_rule_a_line(tmp_path: Path) -> None:
    lines = "# known\nN-1\n\n  N-2  # since spring\n"

    assert read_baseline(written(tmp_path, lines)) == {"N-1", "N-2"}


@pytest.mark.parametrize("text", ["{}", "{", '{"rules": 1}', '{"rules": [{}]}', "[", '{"rules"'])
def test_anything_else_is_wrong_use(tmp_path: Path, text: str) -> None:
    with pytest.raises(WrongUse, match="neither a report of --json nor a list"):
        read_baseline(written(tmp_path, text))


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="cannot read the baseline"):
        read_baseline(tmp_path / "missing")


def test_a_rule_that_does_not_exist_is_wrong_use(service: Notes) -> None:
    with pytest.raises(WrongUse, match="no rule 'N-OLD'"):
        judge(service, accepted=frozenset({"N-OLD"}))


def test_an_accepted_break_is_still_reported_as_broken() -> None:
    report = judge(Notes(frozenset({"lost"})), accepted=frozenset({"N-MAKE-01"}))

    assert report.verdict == "kept"
    assert [row.rule.id for row in report.broken] == ["N-MAKE-01"]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "known.txt"
    file.write_bytes(b"\xef\xbb\xbfN-LIST-01\n")

    assert read_baseline(file) == {"N-LIST-01"}
