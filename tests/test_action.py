"""The GitHub Action: its shell steps run as on a runner, and no input reaches a script as code."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.serving import ACME, ROOT, environment
from tests.mutants.harness.serving import serving as serving_reference
from tests.mutants.productionplanner.catalogue import make_app
from tests.mutants.productionplanner.reference.app import BASE_PATH

from understudy.testing import Understudy

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INPUTS: dict[str, dict[str, Any]] = ACTION["inputs"]
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPTS: dict[str, dict[str, Any]] = {step["name"]: step for step in STEPS if "run" in step}
KEYS = {"UNDERSTUDY_KEY": ACME, "UNDERSTUDY_OTHER_KEY": f"pp_{'4' * 64}"}
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
ONE_RULE = {"UNDERSTUDY_RULE": "PP-SCOPE-02"}


@dataclass(frozen=True)
class Judged:
    """How the step that judges ended, and what it wrote."""

    code: int
    log: str
    summary: str
    reports: Path

    @property
    def files(self) -> list[str]:
        """The names of the reports."""
        return sorted(path.name for path in self.reports.iterdir())


def given(inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the step that judges, as the runner fills it from the inputs."""
    values = {name: inputs.get(name, about.get("default", "")) for name, about in INPUTS.items()}
    expressions: dict[str, str] = SCRIPTS["Judge"]["env"]
    return {
        name: INPUT.sub(lambda found: values[found[1]], expression)
        for name, expression in expressions.items()
    }


def judge(folder: Path, env: Mapping[str, str] = KEYS, **inputs: str) -> Judged:
    """Run the step that judges; the runner's folder holds this environment as understudy's."""
    (folder / "understudy").symlink_to(sys.prefix)
    runner = {
        "RUNNER_TEMP": str(folder),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS["Judge"]["run"]],
        cwd=folder,
        env=environment({**runner, **given(named), **env}),
        capture_output=True,
        text=True,
        check=False,
    )
    summary = folder / "summary.md"
    text = summary.read_text("utf-8") if summary.exists() else ""
    return Judged(done.returncode, done.stdout + done.stderr, text, folder / "understudy-report")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The base URL of a deployment that keeps the contract."""
    with Understudy() as mock:
        yield mock.url("productionplanner")


def test_no_expression_stands_in_a_script() -> None:
    assert [name for name, step in SCRIPTS.items() if "${{" in step["run"]] == []


def test_every_input_reaches_a_step() -> None:
    used = set(INPUT.findall((ROOT / "action.yml").read_text("utf-8")))

    assert used == set(INPUTS)


def test_no_key_is_an_input() -> None:
    assert [name for name in INPUTS if "key" in name] == []


def test_every_script_names_its_shell() -> None:
    assert {step["shell"] for step in SCRIPTS.values()} == {"bash"}


def test_every_option_of_the_script_is_one_of_verify() -> None:
    asked = [sys.executable, "-m", "understudy.cli", "verify", "--help"]
    env = environment({"COLUMNS": "200"})
    offered = subprocess.run(asked, env=env, capture_output=True, text=True, check=True).stdout
    written = set(re.findall(r"\(--([a-z-]+)| --([a-z-]+) \"", SCRIPTS["Judge"]["run"]))
    flags = {"read-only", "strict", "require-all", "quick", "deep"}

    options = flags | {name for pair in written for name in pair if name}

    assert options >= {"api", "allow-writes", "baseline", "need", "junit", "json", "html"}
    assert [name for name in sorted(options) if f"--{name} " not in offered] == []


def test_the_reports_are_uploaded_whatever_the_verdict() -> None:
    upload = STEPS[-1]

    assert upload["uses"].startswith("actions/upload-artifact@")
    assert upload["if"] == "always()"


def test_a_deployment_that_keeps_the_rules_passes(url: str, tmp_path: Path) -> None:
    done = judge(tmp_path, {**KEYS, **ONE_RULE}, url=url, mode="quick")

    assert done.code == 0, done.log
    assert done.files == ["report.html", "report.json", "report.xml"]
    assert "## productionplanner: kept" in done.summary
    assert ACME not in done.log + done.summary


def test_a_broken_rule_fails_with_its_reproducer_in_the_summary(tmp_path: Path) -> None:
    with serving_reference(make_app("tenancy-403-for-foreign")) as root:
        done = judge(tmp_path, {**KEYS, **ONE_RULE}, url=root + BASE_PATH, mode="quick")

    assert done.code == 1, done.log
    assert "## productionplanner: broken" in done.summary
    assert "<b>PP-SCOPE-02</b> (must) broken" in done.summary
    assert "curl -sSg" in done.summary


def test_what_is_skipped_fails_where_all_is_required(url: str, tmp_path: Path) -> None:
    env = {**KEYS, "UNDERSTUDY_RULE": "PP-INFO-01 PP-LIST-03"}

    done = judge(tmp_path, env, url=url, mode="quick", require_all="true")

    assert done.code == 3, done.log
    assert "<b>PP-LIST-03</b> (must) skipped" in done.summary


def test_needs_are_passed_on_line_by_line(url: str, tmp_path: Path) -> None:
    env = {**KEYS, "UNDERSTUDY_RULE": "PP-INFO-01 PP-LIST-03"}
    needs = "archived_id=p_spring_expo\r\n\ntemplate_id=p_keynote_template\n"

    done = judge(tmp_path, env, url=url, mode="quick", needs=needs, require_all="true")

    assert done.code == 0, done.log


def test_a_deployment_out_of_reach_gives_no_verdict(tmp_path: Path) -> None:
    done = judge(tmp_path, url="http://127.0.0.1:9/v1")

    assert done.code == 2
    assert "no verdict" in done.summary


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("mode", "slow", "mode is quick, default or deep, not 'slow'"),
        ("strict", "yes", "strict is true or false, not 'yes'"),
        ("needs", "same_org_key=pp_1", "a key is no input; set it in env, from a secret"),
    ],
)
def test_a_wrong_input_is_refused(name: str, value: str, advice: str, tmp_path: Path) -> None:
    done = judge(tmp_path, url="http://127.0.0.1:9/v1", **{name: value})

    assert done.code == 2
    assert f"::error::{advice}" in done.log


def test_an_input_is_never_run(tmp_path: Path) -> None:
    done = judge(tmp_path, url='"; touch run; echo "', api="$(touch run)", needs="`touch run`=1")

    assert done.code == 2
    assert not (tmp_path / "run").exists()


def test_a_run_without_a_verdict_points_to_its_log(tmp_path: Path) -> None:
    done = judge(tmp_path, url="http://127.0.0.1:9/v1")

    assert "Why stands in the step's log" in done.summary
