"""What docs/control.md says is so: its answers, its tables, its Python."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import serving
from tests.conftest import START
from tests.test_readme import shape
from tests.tour import CONTROL, OPTIONS, Shell, Step, said, steps, verbs

from understudy.testing import Understudy

pytestmark = pytest.mark.curl
TEXT = CONTROL.read_text("utf-8")
VERBS = (
    "reset",
    "clock",
    "clock freeze",
    "clock advance",
    "clock real",
    "keys",
    "keys create",
    "keys reveal",
    "keys revoke",
    "faults",
    "faults add",
    "faults remove",
    "faults clear",
    "limits",
    "limits on",
    "limits off",
    "journal",
    "journal clear",
    "state",
    "state export",
    "state import",
    "state save",
    "state load",
    "state delete",
)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A shell whose calls reach one server: the steps build on each other."""
    with serving(*OPTIONS) as mock:
        yield Shell(mock.url, tmp_path_factory.mktemp("shell"))


@pytest.mark.parametrize("step", steps(CONTROL), ids=lambda step: step.command[:70])
def test_the_calls_answer_as_the_page_shows(step: Step, shell: Shell) -> None:
    answer = shell.answer(step, CONTROL)

    assert answer.status == step.promised.status
    assert shape(answer.body) == shape(step.promised.body)


def test_every_curl_call_of_the_page_is_a_step() -> None:
    assert len(re.findall(r"^curl ", TEXT, re.M)) == len(steps(CONTROL))


@pytest.fixture
def untouched() -> Iterator[Understudy]:
    """A stand-in of which no other test has kept a snapshot."""
    with Understudy(seed=1, clock=START) as mock:
        yield mock


def test_the_verbs_say_what_the_page_shows(
    untouched: Understudy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert [said(commands, untouched.root) for commands, _ in verbs(CONTROL)] == [
        shown for _, shown in verbs(CONTROL)
    ]


def test_every_verb_is_shown() -> None:
    assert [verb for verb in VERBS if f"understudy {verb}" not in TEXT] == []


def test_every_field_of_a_fault_is_described(control: httpx.Client) -> None:
    document = control.get("/docs.json").json()
    fields = document["components"]["schemas"]["FaultCreate"]["properties"]

    assert [field for field in fields if f"`{field}`" not in TEXT] == []


def test_every_filter_of_the_journal_is_described(control: httpx.Client) -> None:
    (parameters,) = [
        operation["parameters"]
        for operation in control.get("/docs.json").json()["paths"]["/journal"].values()
        if "parameters" in operation
    ]
    names = [parameter["$ref"].rpartition("/")[2].lower() for parameter in parameters]

    assert [name for name in names if f"`{name}" not in TEXT] == []


def test_every_action_is_described(control: httpx.Client) -> None:
    actions = [action["action"] for action in control.get("/staging").json()]

    assert [action for action in actions if f"`{action}`" not in TEXT] == []


def test_the_python_of_the_page_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.S)

    found: dict[str, object] = {}
    exec(code, found)

    assert isinstance(found["mock"], Understudy)
