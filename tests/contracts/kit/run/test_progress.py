"""What a log shows of a run."""

import io

from tests.contracts.kit.judging import Time, run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.run.progress import telling


def logged(service: Notes, **options: str) -> list[str]:
    """Return the lines that a run writes where there is no terminal."""
    out = io.StringIO()
    run = run_of(service, Time(), **options)
    with telling(run, out, is_terminal=False) as tell:
        run.judge(tell)
    return out.getvalue().splitlines()


def test_a_rule_is_one_step_however_many_checks_it_has(service: Notes) -> None:
    lines = logged(service)

    steps = [line.split(" ")[0] for line in lines]
    assert len(set(steps)) == len(steps)
    assert lines[-1].startswith(f"{steps[-1]} (step {len(steps)} of {len(steps)}), ")


def test_a_step_that_takes_long_says_how_far_it_has_come(service: Notes) -> None:
    lines = logged(service, rate="4/m")

    assert lines[0] == "first look, 2 requests so far"
