"""What an API declares: its operations are collected, and each is one of the spec's."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from understudy.catalog import Api, ApiError
from understudy.reference.spec import Spec
from understudy.server.declaration import Depending, collected, under
from understudy.server.fitting import refuse_strays
from understudy.server.registry import declaration_of, servable
from understudy.server.served import HandlerError

PROJECTS = """
from collections.abc import Awaitable
from asyncio import sleep
async def list_projects(): ...
async def _read(): ...
def sorted_by_name(): ...
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package `toy_handlers` with one module."""
    folder = tmp_path / "toy_handlers"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "projects.py").write_text(PROJECTS)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    for name in [each for each in sys.modules if each.partition(".")[0] == "toy_handlers"]:
        del sys.modules[name]


def handlers() -> ModuleType:
    """Return that package, imported anew."""
    return __import__("toy_handlers")


def test_each_public_coroutine_of_a_package_is_an_operation(package: Path) -> None:
    (package / "dates.py").write_text("async def list_dates(): ...")

    assert list(collected(handlers())) == ["list_dates", "list_projects"]


def test_what_a_module_imports_is_none(package: Path) -> None:
    (package / "dates.py").write_text("from toy_handlers.projects import list_projects")

    assert list(collected(handlers())) == ["list_projects"]


def test_two_handlers_of_one_name_are_refused(package: Path) -> None:
    (package / "dates.py").write_text("async def list_projects(): ...")

    with pytest.raises(HandlerError, match=r"dates and toy_handlers.projects both"):
        collected(handlers())


def test_a_handler_without_an_operation_is_refused(package: Path) -> None:
    spec = Spec("toy", {"paths": {"/dates": {"get": {"operationId": "list_dates"}}}}, "/toy")

    with pytest.raises(ApiError, match=r"projects.py:4: .* has no operation called list_projects"):
        refuse_strays(spec, collected(handlers()))


def test_a_part_may_depend_on_settings() -> None:
    part = Depending(lambda settings: settings["profile"])

    assert under({"profile": "classic"}, part) == "classic"
    assert under({"profile": "classic"}, "always") == "always"


@pytest.mark.parametrize("files", servable().values(), ids=lambda files: files.name)
def test_a_setting_has_values_to_choose_from(files: Api) -> None:
    settings = declaration_of(files).settings

    assert [name for name, values in settings.items() if len(values) < 2] == []
