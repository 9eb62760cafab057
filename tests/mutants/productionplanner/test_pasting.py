"""What is pasted elsewhere is answered as where it was found."""

from tests.mutants.harness.pasting import Ticking, beside, paste
from tests.mutants.harness.serving import serving
from tests.mutants.productionplanner.subject import SUBJECT


def test_an_application_answers_alike_with_the_data_of_another_that_is_as_it_is() -> None:
    app, _ = SUBJECT.arrange(None, ())
    with serving(app) as root:
        paste(lines_at(root))
    data = app.state.world

    printed = [beside(lines_at(""), Ticking(None, data=data)) for _ in range(2)]

    assert printed[0] == printed[1]
    assert printed[0].count('"name":"A tour"') == 3


def lines_at(root: str) -> list[str]:
    key = '-H "Authorization: Bearer $PP_KEY"'
    made = f"""curl -sS -X POST "$BASE/projects" {key} -d '{{"name": "A tour"}}'"""
    return [f"BASE={root}{SUBJECT.base_path}", made, f'curl -sS "$BASE/projects" {key}']
