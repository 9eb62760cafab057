"""How much `understudy verify` prints, and where the rest lies."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.contracts.kit.commanding import command
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import serving
from tests.reported import declared

Faulty = Callable[..., Notes]


def test_rules_that_are_kept_are_counted_and_verbose_lists_them(service: Notes) -> None:
    with serving(service) as served:
        brief = command(served.url, "--quick").stdout
        verbose = command(served.url, "--quick", "--verbose").stdout

    assert "N-LIST-01" not in brief
    assert "Serves all 5 operations" in brief
    assert "kept      N-LIST-01   must" in verbose
    assert "skipped   N-ARCH-01" in verbose


def test_what_the_text_leaves_out_lies_in_a_file_that_it_names(faulty: Faulty) -> None:
    with serving(faulty("leak")) as served:
        printed = command(served.url, "--quick").stdout

    found = re.search(r"^Left behind: n_0001 and (\d+) more, which (\S+) names$", printed, re.M)
    assert found is not None
    whole = declared(json.loads(Path(found[2]).read_text("utf-8")))
    assert len(whole["left_behind"]) == int(found[1]) + 1


def test_where_a_json_report_was_asked_for_it_is_that_file(faulty: Faulty, tmp_path: Path) -> None:
    report = tmp_path / "report.json"

    with serving(faulty("leak")) as served:
        printed = command(served.url, "--quick", "--json", report).stdout

    assert f"more, which {report} names" in printed


@pytest.mark.parametrize("is_in_environment", [False, True], ids=["option", "environment"])
def test_a_former_run_is_compared_with(
    service: Notes, faulty: Faulty, tmp_path: Path, is_in_environment: bool
) -> None:
    former, now, page = (tmp_path / name for name in ("former.json", "now.json", "now.html"))
    with serving(service) as served:
        command(served.url, "--quick", "--json", former)

    option = () if is_in_environment else ("--compare", former)
    variable = {"UNDERSTUDY_COMPARE": str(former)} if is_in_environment else {}
    with serving(faulty("leak")) as served:
        written = ("--json", now, "--html", page)
        printed = command(served.url, "--quick", *written, *option, **variable).stdout

    assert re.search(r"^Since 2\S+Z: newly broken: N-SCOPE-01, N-SCOPE-02", printed, re.M)
    compared = declared(json.loads(now.read_text("utf-8")))["compared"]
    assert compared["newly_broken"] == ["N-SCOPE-01", "N-SCOPE-02"]
    assert "Newly broken:" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("N-SCOPE-01", "is no report of understudy verify --json"),
        ('{"api": "tasks", "started": "", "rules": []}', "is a report of tasks, this run judges"),
    ],
)
def test_a_wrong_former_report_is_told_before_anything_is_sent(
    service: Notes, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "former.json").write_text(text)

    with serving(service) as served:
        done = command(served.url, "--compare", tmp_path / "former.json")

    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert service.requests == []
