"""What makes another site: each file that it is printed from, and what is served."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.own.page import write_apis

from understudy.catalog import HERE
from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.site import fingerprint as module
from understudy.server.site.fingerprint import fingerprint

Named = Callable[[], str]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """The folder of an API of one's own."""
    return write_apis(tmp_path / "apis")


@pytest.fixture
def named(notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Named:
    """Names the site of the API, which stands on a package of one file."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "store.py").touch()
    monkeypatch.setattr(module, "HERE", package)
    options = Options(api_dirs=(notes.parent,), apis=("notes",))
    served = load_served(options.apis, (), options.api_dirs)
    return lambda: fingerprint(options, served)


def test_the_same_files_have_the_same_name(named: Named) -> None:
    assert named() == named()


@pytest.mark.parametrize(
    "changed",
    ["openapi.yaml", "rules.yaml", "handlers.py", "fixtures/notes.json", "fixtures/more.json"],
)
def test_another_file_of_an_api_is_another_site(named: Named, notes: Path, changed: str) -> None:
    before = named()

    with (notes / changed).open("a") as file:
        file.write("\n")

    assert named() != before


def test_another_file_of_understudy_is_another_site(named: Named, tmp_path: Path) -> None:
    before = named()

    (tmp_path / "package" / "store.py").write_text("# changed")

    assert named() != before


def test_a_compiled_file_changes_nothing(named: Named, notes: Path) -> None:
    before = named()

    (notes / "__pycache__").mkdir(exist_ok=True)
    (notes / "__pycache__" / "new.pyc").touch()

    assert named() == before


def test_odd_files_of_an_api_are_no_hindrance(named: Named, notes: Path) -> None:
    before = named()

    for name in ("one", "two"):
        (notes / name).symlink_to(notes, target_is_directory=True)
    os.mkfifo(notes / "pipe")
    (notes / os.fsdecode(b"caf\xe9")).touch()

    assert named() != before


def test_all_that_is_shipped_is_looked_at() -> None:
    files = set(module._files(HERE))

    assert {HERE / "openapi.yaml", HERE / "server" / "app.py", HERE / "rules.py"} <= files
    assert HERE / "docs" / "serving.md" in files


def test_other_apis_and_other_settings_are_another_site(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "HERE", tmp_path)
    one = load_served(("productionplanner",), ())
    strict = load_served(("productionplanner",), ("productionplanner.folders=strict",))

    names = {fingerprint(Options(), served) for served in ((), one, strict)}

    assert len(names) == 3
