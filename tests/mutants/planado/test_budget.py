"""What a run of Planado costs in each profile."""

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.planado.subject import SUBJECT


@pytest.mark.parametrize("profile", [None, "classic", "current"])
def test_a_quick_run_keeps_its_budget_in_each_profile(profile: str | None) -> None:
    needs = {} if profile is None else {"profile": profile}

    report = judge_inside(subject=SUBJECT, depth="quick", needs=needs).report

    assert report.requests <= 600
