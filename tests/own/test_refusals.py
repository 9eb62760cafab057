"""A folder that is no API, or one that does not fit, is told in one line with file and line."""

from pathlib import Path

import pytest
from tests.own.refusing import Spoil, linked, replaced, tell, why_unserved, written

from understudy.catalog import ApiError, apis
from understudy.cli import main
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.reference.spec import SpecError
from understudy.server.app import create_app
from understudy.server.options import Options

SERVING: dict[str, tuple[Spoil, str]] = {
    "a spec that is not YAML": (
        written("openapi.yaml", "openapi: 3.0.3\ninfo: {title: [\n"),
        "openapi.yaml:3: is not YAML: ",
    ),
    "a syntax error": (replaced("handlers.py", "body, org", "body org"), "handlers.py:8: Syntax"),
    "a module that is not there": (
        replaced("api.py", "from . import handlers", "from . import handelers"),
        "api.py:3: ImportError: cannot import name 'handelers'",
    ),
    "a declaration that cannot be made": (
        replaced("api.py", "collections=", "colections="),
        "api.py:5: TypeError: Api.__init__() got an unexpected keyword argument 'colections'",
    ),
    "no declaration": (replaced("api.py", "API =", "IPA ="), "api.py: declares no API = Api(...)"),
    "an operation without a handler": (
        replaced("handlers.py", "async def get_note", "async def _get_note"),
        "openapi.yaml:14: no handler is called 'get_note'",
    ),
    "a handler without an operation": (
        replaced("handlers.py", "async def get_note", "async def read_note"),
        "handlers.py:12: ",
    ),
    "a handler that asks for what nobody has": (
        replaced("handlers.py", "note_id, org", "note_id, org, kettle"),
        "handlers.py:12: get_note asks for 'kettle', which nothing is called; there are: body, ",
    ),
    "a fixture that breaks its schema": (
        replaced("fixtures/notes.json", '"text": "Order the chairs"', '"text": 7'),
        "notes:acme:notes: note_1: text must be a string",
    ),
    "a fixture that is no JSON": (written("fixtures/notes.json", "{"), "notes.json: is not JSON"),
    "documents of a schema that there is not": (
        replaced("api.py", '{"notes": "Note"}', '{"notes": "Nte"}'),
        "openapi.yaml: there is no #/components/schemas/Nte",
    ),
    "private fields of a schema that is none": (
        replaced("api.py", '"notes")', '"notes", private={"_of": {"type": "txt"}})'),
        "notes: the schema of what notes keeps to itself is none: properties/_of/type: ",
    ),
    "no fixtures": (lambda notes: (notes / "fixtures").rename(notes / "gone"), "no fixtures in "),
    "a link out of the folder": (
        linked("more.py"),
        "more.py: is a link out of the API's folder; copy what it names",
    ),
    "rules in the server": (
        replaced("handlers.py", "from understudy.api import shown", "from . import rules"),
        "handlers.py:1: ImportError: what is served may not import rules, which is judged",
    ),
}


@pytest.mark.parametrize("case", SERVING)
def test_what_cannot_be_served_is_one_line(notes: Path, case: str) -> None:
    spoil, told = SERVING[case]
    spoil(notes)

    why = why_unserved(notes)

    assert told in why
    assert "\n" not in why


KINDS = ("a spec that is not YAML", "a syntax error", "a handler that asks for what nobody has")


@pytest.mark.parametrize("case", KINDS)
def test_the_command_ends_with_that_line(notes: Path, case: str) -> None:
    spoil, told = SERVING[case]
    spoil(notes)

    code, lines = tell("serve", "--api-dir", str(notes.parent), "--port", "0")

    assert (code, len(lines)) == (2, 1), lines
    assert told in lines[0]


@pytest.mark.parametrize("case", SERVING)
def test_its_reference_is_refused_with_that_line(
    notes: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    spoil, told = SERVING[case]
    spoil(notes)

    out = str(notes.parent / "site")
    code = main(["docs", "build", out, "--api", "notes", "--api-dir", str(notes.parent)])

    said = capsys.readouterr().err
    assert (code, said.count("\n")) == (2, 1), said
    assert told in said


def test_a_path_that_is_taken_is_one_line(notes: Path) -> None:
    replaced("openapi.yaml", "url: /notes/v1", "url: /v1")(notes)
    spec = (notes / "openapi.yaml").read_text("utf-8")
    (notes / "openapi.yaml").write_text(spec.replace("/notes", "/projects"), "utf-8")

    with pytest.raises(SpecError, match="productionplanner and notes both answer GET /v1/projects"):
        create_app(Options(apis=("notes", "productionplanner"), api_dirs=(notes.parent,)))


FOLDERS: dict[str, tuple[Spoil, str]] = {
    "a name that is taken": (
        lambda notes: notes.rename(notes.with_name("planado")),
        "there is an API called planado already; rename it",
    ),
    "a name that no API may have": (
        lambda notes: notes.rename(notes.with_name("My Notes")),
        "an API's name is of lower-case letters, digits and underscores",
    ),
    "no spec": (lambda notes: (notes / "openapi.yaml").unlink(), "has no openapi.yaml"),
    "no API at all": (
        lambda notes: notes.rename(notes.parent.with_name("elsewhere")),
        "holds no API; each is a folder with an openapi.yaml",
    ),
    "no folder": (lambda notes: notes.parent.rename(notes.parent.with_name("gone")), "no folder"),
}


@pytest.mark.parametrize("case", FOLDERS)
def test_a_folder_that_holds_no_api_is_one_line(notes: Path, case: str) -> None:
    spoil, told = FOLDERS[case]
    spoil(notes)

    with pytest.raises(ApiError) as refused:
        apis((notes.parent,))

    assert told in str(refused.value)


@pytest.mark.parametrize(
    "command", [("serve", "--port", "0"), ("verify", "http://127.0.0.1:9/v1"), ("rules",)]
)
def test_every_command_ends_with_that_line(notes: Path, command: tuple[str, ...]) -> None:
    (notes / "openapi.yaml").unlink()

    code, lines = tell(*command, "--api-dir", str(notes.parent))

    assert (code, len(lines)) == (2, 1), lines
    assert "has no openapi.yaml" in lines[0]


JUDGING: dict[str, tuple[Spoil, str]] = {
    "no rules.yaml": (lambda notes: (notes / "rules.yaml").unlink(), "cannot read "),
    "no table": (lambda notes: (notes / "table.py").unlink(), "No module named"),
    "a table without one": (replaced("table.py", "TABLE =", "TABEL ="), "names no TABLE"),
    "a syntax error": (replaced("rules.py", "KEYS =", "KEYS = ="), "rules.py:5: SyntaxError"),
    "a resource that lacks its call": (
        replaced("table.py", 'create="create_note",', ""),
        "table.py:3: TypeError: Resource.__init__() missing 1 required keyword-only argument",
    ),
    "handlers in the judge": (
        replaced("rules.py", "from .table import NOTE, TABLE", "from . import handlers"),
        "rules.py:3: ImportError: what is judged may not import handlers, which is served",
    ),
    "a rule that the catalogue lacks": (
        replaced("rules.py", '"N-KEY-01"', '"N-KEY-09"'),
        "N-KEY-09",
    ),
    "an operation that the spec lacks": (
        replaced("table.py", 'read="get_note"', 'read="get_nite"'),
        "get_nite",
    ),
}


@pytest.mark.parametrize("case", JUDGING)
def test_what_cannot_be_judged_is_one_line(notes: Path, case: str) -> None:
    spoil, told = JUDGING[case]
    spoil(notes)

    with pytest.raises(WrongUse) as refused:
        judged_by("http://127.0.0.1:9/notes/v1", "notes", (notes.parent,))

    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
