"""The page on architecture: its gates are those of the code, its paths exist, its imports hold."""

import re
import tomllib
from collections.abc import Mapping
from functools import partial

from tests.cli.serving import ROOT

from understudy.server.options import Options
from understudy.server.pipeline import Gate, control_face, gates_of_apis, gates_of_control
from understudy.server.registry import load_served
from understudy.server.response.refusals import Refusals
from understudy.server.world import World

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
# All that is not there by default.
OPTIONS = Options(cors=("*",), check_responses=True)
ROW = re.compile(r"^\| `(\w+)` \| `?([\w./]+)`? \|", re.MULTILINE)
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]*)+)`")
QUESTION = re.compile(r"^- \*\*(.+?)\*\*: (.+)$", re.MULTILINE)


def gates() -> Mapping[str, Gate | None]:
    """Return the gates of the APIs by name, the outermost first."""
    served = load_served((), ())
    return gates_of_apis(OPTIONS, served, World(OPTIONS, served), Refusals(served))


def place_of(gate: Gate | None) -> str:
    """Return the file that a gate stands in, or the library that it is of."""
    module = (gate.func if isinstance(gate, partial) else gate).__module__
    package, *inner = module.split(".")
    return f"{'/'.join(inner)}.py" if package == "understudy" else package.capitalize()


def test_the_page_lists_the_gates_of_the_code_and_their_files() -> None:
    assert ROW.findall(PAGE) == [(name, place_of(gate)) for name, gate in gates().items()]


def test_contributing_lists_the_same_gates() -> None:
    assert f"`{' → '.join([*gates(), 'handler'])}`" in CONTRIBUTING


def test_the_page_lists_the_gates_of_the_control_plane() -> None:
    assert f"`{' → '.join(gates_of_control(OPTIONS, control_face()))}`" in PAGE


def test_every_gate_of_the_folder_is_in_the_list() -> None:
    files = {f"server/gates/{file.name}" for file in (ROOT / "server" / "gates").glob("*.py")}

    assert files - {place for _, place in ROW.findall(PAGE)} == {"server/gates/__init__.py"}


def test_every_path_on_the_page_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    folders = [f"docs/{link}" for link in links]
    rooms = [f"server/state/{room}/" for room in re.findall(r"^- `(\w+)/`: ", PAGE, re.MULTILINE)]
    paths = [path for path in PATH.findall(PAGE) if f"server/state/{path}" not in rooms]

    assert len(paths) > 30
    assert [path for path in [*paths, *folders, *rooms] if not (ROOT / path).exists()] == []


def test_every_question_is_answered_by_three_files_or_fewer() -> None:
    answers = {question: PATH.findall(answer) for question, answer in QUESTION.findall(PAGE)}

    assert len(answers) == 8
    assert [q for q, files in answers.items() if not 1 <= len(files) <= 3] == []
    assert [q for q, files in answers.items() if not all(map(is_file, files))] == []


def test_the_rooms_of_the_state_are_those_that_lint_imports_keeps_apart() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (
        contract["layers"]
        for contract in contracts["contracts"]
        if contract.get("containers") == ["understudy.server.state"]
    )
    rooms = [name for layer in layers for name in layer.split(" | ")]
    told = re.findall(r"^- `(\w+)/`: ", PAGE, re.MULTILINE)

    assert told == [room for room in rooms if (ROOT / "server" / "state" / room).is_dir()]


def is_file(path: str) -> bool:
    """Whether a path of the page is a file."""
    return (ROOT / path).is_file()
