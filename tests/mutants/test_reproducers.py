"""Reproducers of mutants, pasted into bash, show the defect; `make mutants-full` tries them all."""

import pytest
from tests.mutants.harness.judging import PRIMARY
from tests.mutants.harness.pasting import Pasted, Ticking, beside, paste, paste_all
from tests.mutants.harness.serving import serving
from tests.mutants.productionplanner.catalogue import DEFECTS

# Ids that are spelt otherwise are made anew in that spelling.
SPELT = ["tenancy-encoded-id-unscoped", "tenancy-encoded-slash-unscoped"]
SAMPLE = [*(defect.id for defect in DEFECTS[8::36]), *SPELT]
VERDICT = '# expected: 404; got: 200 {"status":"ok","data":{"id":"$ID1"}}'


@pytest.mark.parametrize("defect", SAMPLE)
def test_what_a_run_prints_shows_the_defect_in_bash(defect: str) -> None:
    pasted = list(paste_all(defect))

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


def test_an_application_answers_alike_with_the_data_of_another_that_is_as_it_is() -> None:
    app, _ = PRIMARY.arrange(None, ())
    with serving(app) as root:
        paste(lines_at(root))
    data = app.state.world

    printed = [beside(lines_at(""), Ticking(None, data=data)) for _ in range(2)]

    assert printed[0] == printed[1]
    assert printed[0].count('"name":"A tour"') == 3


def test_lines_that_print_the_verdict_again_where_it_was_found_show_it() -> None:
    again = '{"status": "ok", "data": {"id": "p_0123456789abcdef0123"}}\n200\n'

    assert pasted_with(again, fresh="{}\n404\n").shows
    assert not pasted_with(again.replace("200", "404"), fresh="{}\n404\n").shows


def pasted_with(then: str, fresh: str, kept: str = "{}\n404\n") -> Pasted:
    right = "{}\n404\n"
    return Pasted("a-defect", "PP-SCOPE-02", ("curl", VERDICT), then, fresh, right, kept, right)


def lines_at(root: str) -> list[str]:
    key = '-H "Authorization: Bearer $PP_KEY"'
    made = f"""curl -sS -X POST "$BASE/projects" {key} -d '{{"name": "A tour"}}'"""
    return [f"BASE={root}{PRIMARY.base_path}", made, f'curl -sS "$BASE/projects" {key}']
