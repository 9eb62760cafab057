"""What has changed since a former run."""

import json
from pathlib import Path

import pytest
from tests.contracts.kit.broken import SERVED
from tests.contracts.kit.reporting import BROKEN, DESELECTED, KEPT, SKIPPED, report

from understudy.contracts.kit.report.comparison import read_former
from understudy.contracts.kit.report.document import to_json
from understudy.contracts.kit.talk.stop import WrongUse


def test_rules_and_operations_that_turned_are_named(tmp_path: Path) -> None:
    (tmp_path / "former.json").write_text(to_json(report(KEPT, BROKEN, SKIPPED, served=SERVED)))
    now = {"N-1": "broken", "N-2": "kept", "N-5": "kept", "N-99": "broken"}

    former = read_former(tmp_path / "former.json")
    compared = former.against(now, {"GET /projects/{projectId}/tasks": True, "GET /info": False})

    assert compared.since == "2026-06-01T12:00:00.000Z"
    assert compared.changes == {
        "newly broken": ("N-1",),
        "newly kept": ("N-2",),
        "judged for the first time": ("N-5",),
        "newly served": ("GET /projects/{projectId}/tasks",),
        "not served any more": ("GET /info",),
    }


def test_a_rule_that_was_judged_and_is_not_now_is_named(tmp_path: Path) -> None:
    (tmp_path / "former.json").write_text(to_json(report(KEPT, BROKEN)))

    compared = read_former(tmp_path / "former.json").against(
        {"N-1": "untested", "N-2": "skipped"}, {}
    )

    assert compared.not_judged == ("N-1", "N-2")


def test_of_a_rule_that_nobody_asked_for_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "former.json").write_text(to_json(report(DESELECTED)))

    assert not read_former(tmp_path / "former.json").against({"N-7": "broken"}, {}).changes


def test_a_report_of_format_1_can_be_compared_with(tmp_path: Path) -> None:
    document = json.loads(to_json(report(KEPT)))
    old = {name: document[name] for name in ("api", "started", "rules")}
    (tmp_path / "former.json").write_text(json.dumps(old))

    compared = read_former(tmp_path / "former.json").against({"N-1": "broken"}, {"GET /info": True})

    assert compared.changes == {"newly broken": ("N-1",)}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"api": "notes", "started": "", "rules": 1}'])
def test_what_is_no_report_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "former.json").write_text(text)

    with pytest.raises(WrongUse, match="is no report of understudy verify --json"):
        read_former(tmp_path / "former.json")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"cannot read the former report .*gone.json"):
        read_former(tmp_path / "gone.json")
