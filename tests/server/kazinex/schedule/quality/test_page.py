"""The page of schedules tells of each check what the code does."""

import pytest
from tests.cli.serving import ROOT

from understudy.server.apis.kazinex.schedule.quality import CHECKS
from understudy.server.apis.kazinex.schedule.quality.registry import Row

PAGE = (ROOT / "docs" / "schedules.md").read_text("utf-8")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_the_page_has_name_threshold_and_definition_of_a_check(check: Row) -> None:
    (row,) = [line for line in PAGE.splitlines() if f"| `{check.id}` |" in line]

    _, name, _, threshold, definition, _ = (part.strip() for part in row.split("|"))
    assert name == check.name
    assert threshold.endswith(f" {check.threshold:g}")
    assert definition == " ".join((check.function.__doc__ or "").split())


def test_the_page_has_no_other_checks() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "| `" in line]

    assert len(rows) == len(CHECKS)
