"""Each API's own mutants stand in a folder of its name; what serves all of them names none."""

from pathlib import Path

import pytest
from tests.mutants.harness.subject import HERE, subjects

from understudy.catalog import apis

ROOMS = ("harness", "library", "skeleton")
SHARED = [*HERE.glob("*.py"), *(file for room in ROOMS for file in (HERE / room).rglob("*.py"))]
PARTS = ("subject.py", "catalogue.py", "KILLS.md", "reference", "defects", "permitted")


@pytest.mark.parametrize("api", subjects())
def test_an_api_has_all_that_belongs_to_its_mutants(api: str) -> None:
    assert [part for part in PARTS if not (HERE / api / part).exists()] == []


def test_what_serves_all_apis_names_none() -> None:
    named = [
        f"{file.relative_to(HERE)} names {api}"
        for file in SHARED
        for api in apis()
        if api in file.read_text("utf-8").lower()
    ]

    assert named == []


def test_nothing_else_stands_beside_them() -> None:
    folders = {each.name for each in HERE.iterdir() if each.is_dir() and each.name[0] != "_"}

    assert folders - {*ROOMS, *apis()} == set()


@pytest.mark.parametrize("api", subjects())
def test_a_reference_shares_no_code_with_what_is_judged_or_judges(api: str) -> None:
    files = [*(HERE / api / "reference").rglob("*.py"), *(HERE / "skeleton").rglob("*.py")]

    assert [str(each) for each in files if imports_understudy(each)] == []


def imports_understudy(file: Path) -> bool:
    lines = file.read_text("utf-8").splitlines()
    return any(line.strip().startswith(("import understudy", "from understudy")) for line in lines)
