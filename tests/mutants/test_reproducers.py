"""Reproducers of mutants, pasted into bash, show the defect; `make mutants-full` tries them all."""

import pytest
from tests.mutants.harness.pasting import Pasted, paste_all
from tests.mutants.harness.subject import Subject, all_subjects

PASTED = [
    pytest.param(subject, defect, id=f"{subject.api}-{defect}")
    for subject in all_subjects()
    for defect in subject.samples.pasted
]
VERDICT = '# expected: 404; got: 200 {"status":"ok","data":{"id":"$ID1"}}'


@pytest.mark.parametrize(("subject", "defect"), PASTED)
def test_what_a_run_prints_shows_the_defect_in_bash(subject: Subject, defect: str) -> None:
    pasted = list(paste_all(defect, subject))

    assert pasted != []
    assert [each.rule for each in pasted if not each.shows] == []


def test_lines_that_print_the_same_without_the_defect_do_not_show_it() -> None:
    assert not pasted_with("{}\n404\n", fresh="{}\n404\n").shows


def test_lines_that_print_something_else_without_the_defect_show_it() -> None:
    assert pasted_with("{}\n404\n", fresh="{}\n200\n").shows


def test_lines_that_print_something_else_where_the_data_are_served_without_the_defect_show_it() -> (
    None
):
    assert pasted_with("{}\n404\n", fresh="{}\n404\n", kept="{}\n200\n").shows


def test_lines_that_print_the_verdict_again_where_it_was_found_show_it() -> None:
    again = '{"status": "ok", "data": {"id": "p_0123456789abcdef0123"}}\n200\n'

    assert pasted_with(again, fresh="{}\n404\n").shows
    assert not pasted_with(again.replace("200", "404"), fresh="{}\n404\n").shows


def pasted_with(then: str, fresh: str, kept: str = "{}\n404\n") -> Pasted:
    right = "{}\n404\n"
    return Pasted("a-defect", "R-SCOPE-02", ("curl", VERDICT), then, fresh, right, kept, right)
