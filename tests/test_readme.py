"""What README and docs say is so: the tour's answers, the picture, the options."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.serving import ROOT, serving
from tests.picture import PICTURE, draw, words
from tests.tour import OPTIONS, README, Shell, Step, steps

from understudy.catalog import find
from understudy.cli.serve import serve
from understudy.reference.spec import METHODS, load_spec

pytestmark = pytest.mark.curl


def shape(value: Any) -> Any:
    """Return a JSON value with the names of types in place of what it says."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return type(value).__name__


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A shell whose calls reach one server: the steps build on each other."""
    with serving(*OPTIONS) as mock:
        yield Shell(mock.url, tmp_path_factory.mktemp("shell"))


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.command.split("\n")[0][:60])
def test_the_tour_answers_as_the_readme_shows(step: Step, shell: Shell) -> None:
    answer = shell.answer(step)

    assert answer.status == step.promised.status
    assert shape(answer.body) == shape(step.promised.body)


def test_every_curl_call_of_the_readme_is_a_step_of_the_tour() -> None:
    calls = re.findall(r"^curl ", README.read_text("utf-8"), re.M)

    assert len(calls) == len(steps())


def test_the_tour_meets_every_operation() -> None:
    paths = load_spec(find("productionplanner")).document["paths"]
    operations = {
        (method.upper(), re.sub(r"\\{[^}]+\\}", "[^/ ]+", re.escape(path)) + r"(?=\s)")
        for path, item in paths.items()
        for method in METHODS
        if method in item
    }
    calls = [(method_of(step.command), step.command + " ") for step in steps()]

    met = {
        (method, path)
        for method, path in operations
        if any(verb == method and re.search(f"/v1{path}", text) for verb, text in calls)
    }

    assert met == operations
    assert len(operations) == 19


def method_of(command: str) -> str:
    """Return the method that curl uses."""
    named = re.search(r"-X (\w+)", command)
    return named[1] if named else "GET"


def test_the_picture_shows_what_serve_prints() -> None:
    assert words(PICTURE.read_text("utf-8")) == words(draw())


def test_the_picture_loads_nothing() -> None:
    assert "url(http" not in PICTURE.read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "docs/serving.md"])
def test_every_option_of_serve_is_described(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    options = [
        option
        for parameter in inspect.signature(serve).parameters.values()
        for option in parameter.annotation.__metadata__[0].param_decls
    ]

    assert [option for option in options if f"`{option}" not in text] == []


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "docs/README.md", "docs/architecture.md"]
)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    file = ROOT / page
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text("utf-8"))

    assert [target for target in targets if not Path(file.parent, target).exists()] == []
