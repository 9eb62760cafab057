"""A rule that stands on what is refused is not kept."""

from tests.mutants.harness.judging import judge
from tests.mutants.productionplanner.subject import SUBJECT


def test_a_refused_project_leaves_no_rule_kept_that_stands_on_it() -> None:
    report = judge("behaviour-timezone-required", rules=["PP-PROJ-05"], subject=SUBJECT)

    assert report.verdict == "inconclusive"
