"""The page about Planado promises what happens."""

from collections.abc import Iterator

import pytest
from tests.cli.serving import serving
from tests.test_readme import shape
from tests.tour import OPTIONS, PLANADO, Shell, Step, steps

pytestmark = pytest.mark.curl


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A shell whose calls reach one server: the steps build on each other."""
    with serving("--api", "planado", *OPTIONS) as planado:
        yield Shell(planado.url, tmp_path_factory.mktemp("shell"))


@pytest.mark.parametrize("step", steps(PLANADO), ids=lambda step: step.command.split("\n")[0][:60])
def test_the_calls_answer_as_the_page_shows(step: Step, shell: Shell) -> None:
    answer = shell.answer(step, PLANADO)

    assert answer.status == step.promised.status
    assert shape(answer.body) == shape(step.promised.body)
