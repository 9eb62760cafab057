"""What a run says of rules that it did not judge, and of itself where it judged none."""

import pytest
from tests.contracts.kit.commanding import command

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.run.choice import judged_by

CONTRACT = judged_by("/", "productionplanner").contract


@pytest.mark.parametrize(
    ("rule", "depth", "why"),
    [
        ("PP-TOL-12", "quick", "the property tests judge it, and --quick leaves them out"),
        ("PP-TOL-12", "default", None),
        ("PP-PROJ-01", "quick", None),
    ],
)
def test_a_rule_of_a_deeper_layer_says_which_run_judges_it(
    rule: str, depth: Depth, why: str | None
) -> None:
    assert CONTRACT.left_to_deeper(rule, depth) == why


def test_a_dry_run_for_another_machine_needs_no_leave() -> None:
    done = command("http://notes.example.com/v1", "--dry-run", "--quick")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].endswith("requests, none of which was sent")
