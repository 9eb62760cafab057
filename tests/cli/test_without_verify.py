"""Who installs understudy without the extra `verify`; that it serves is seen of the wheel."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.serving import ROOT, environment
from tests.dependencies import DEPENDENCIES, lend, needed_by

from understudy.testing import Understudy

# Without the packages of its own environment.
PYTHON = (sys._base_executable, "-S", "-P")  # type: ignore[attr-defined]  # it has no other name
UNDERSTUDY = (*PYTHON, "-m", "understudy.cli")
PLUGINS = ("understudy.contracts.kit.pytest.options", "understudy.testing.pytest_plugin")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables with which Python finds understudy and what it needs, without extras."""
    place = lend(tmp_path_factory.mktemp("plain") / "packages", *DEPENDENCIES)
    return {"PYTHONPATH": f"{ROOT / 'src'}:{place}", "PYTHONDONTWRITEBYTECODE": "1"}


def run(
    variables: Mapping[str, str], *command: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command with these variables."""
    return subprocess.run(
        command,
        env=environment(variables),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_judges_is_in_the_extra_alone() -> None:
    assert not {"schemathesis", "hypothesis", "pytest"} & needed_by(DEPENDENCIES)


def test_it_steers(mock: Understudy, plain: dict[str, str]) -> None:
    done = run({**plain, "UNDERSTUDY_URL": mock.root}, *UNDERSTUDY, "reset")

    assert (done.returncode, done.stderr) == (0, "")


def test_it_lists_the_rules(plain: dict[str, str]) -> None:
    done = run(plain, *UNDERSTUDY, "rules")

    assert done.returncode == 0
    assert "PP-INFO-01" in done.stdout


def test_verify_names_the_command_that_gets_what_judges(plain: dict[str, str]) -> None:
    done = run(plain, *UNDERSTUDY, "verify", "http://127.0.0.1:9/v1")

    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("understudy: judging needs hypothesis, pytest, schemathesis")
    assert line.endswith(f"{PYTHON[0]} -m pip install 'understudy[verify]'")


@pytest.fixture(scope="module")
def with_pytest(plain: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same with pytest, as a suite has it that uses the fixtures."""
    place = lend(tmp_path_factory.mktemp("pytest") / "packages", "pytest")
    return {**plain, "PYTHONPATH": f"{plain['PYTHONPATH']}:{place}"}


def test_the_plugins_import_nothing_that_is_not_pytest_s(with_pytest: dict[str, str]) -> None:
    code = (
        "import sys, pytest; before = {*sys.modules}; "
        f"import {', '.join(PLUGINS)}; "
        "print({name.partition('.')[0] for name in {*sys.modules} - before}"
        " - {*sys.stdlib_module_names})"
    )

    done = run(with_pytest, *PYTHON, "-c", code)

    assert done.stdout == "{'understudy'}\n"


def test_the_rules_under_pytest_name_the_command_too(
    with_pytest: dict[str, str], tmp_path: Path
) -> None:
    plugins = (option for name in PLUGINS for option in ("-p", name))
    rules = ("--pyargs", "understudy.contracts.productionplanner", "--contract-url=http://h/v1")

    done = run(with_pytest, *PYTHON, "-m", "pytest", *plugins, *rules, cwd=tmp_path)

    assert done.returncode == 2
    assert "judging needs hypothesis, schemathesis" in done.stdout
    assert "pytest_generate_tests" not in done.stdout
