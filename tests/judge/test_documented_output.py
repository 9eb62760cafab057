"""What README and docs show of `understudy verify` is what it prints."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.judge.verifying import COMMAND, KEYS
from tests.mutants.harness.judging import PRIMARY
from tests.mutants.harness.serving import serving

from understudy.testing import Understudy

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "verifying.md").read_text("utf-8")
TUTORIAL = (ROOT / "docs" / "getting-started.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(
    r"```\n\$ understudy verify (?P<url>\S+) (?P<options>[^\n|]*)[^\n]*\n(?P<printed>.*?)```",
    re.DOTALL,
)
BASELINE = "PP-DATE-02  # ours until the next release\n"
DEFECT = "status-duplicate-date-400"
MOVING = re.compile(r"\bp_[0-9a-f]{20}\b|127\.0\.0\.1:\d+|\d+\.\d s|/\S+\.json")
# What it takes to try reproducers depends on how far they can be shortened.
TRIED = re.compile(r"\d+ requests|_(, _)+")


@dataclass(frozen=True)
class Shown:
    """A quick command of the documentation, and what it is said to print."""

    is_of_the_mutant: bool
    options: tuple[str, ...]
    text: str

    def missing(self, got: str) -> list[str]:
        """Return the lines that were not printed, but for what is another each time."""
        printed = self._lines(got)
        return [line for line in self._lines(self.text) if line not in printed]

    def _lines(self, text: str) -> list[str]:
        still = MOVING.sub("_", text)
        still = TRIED.sub("_", still) if self.is_of_the_mutant else still
        return [line for line in still.splitlines() if line not in ("", "...")]


def shown() -> list[Shown]:
    """Return the quick commands of the page; the others take their time."""
    found = [
        Shown(":8001/" in each["url"], tuple(shlex.split(each["options"])), each["printed"])
        for each in BLOCK.finditer(PAGE)
    ]
    return [each for each in found if "--quick" in each.options]


def printed(url: str, folder: Path, *options: str) -> str:
    """Return what the command prints."""
    (folder / "known.txt").write_text(BASELINE)
    keys = {f"UNDERSTUDY_{name}": value for name, value in KEYS.items()}
    done = subprocess.run(
        [*COMMAND, url, *options],
        env={**os.environ, **keys, "TMPDIR": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@contextmanager
def place(*, is_mutant: bool) -> Iterator[str]:
    """Serve the stand-in or the mutant of the page."""
    if is_mutant:
        with serving(PRIMARY.arrange(DEFECT, ())[0]) as root:
            yield root + PRIMARY.base_path
        return
    with Understudy() as mock:
        yield mock.url("productionplanner")


@pytest.mark.parametrize("example", shown(), ids=lambda example: " ".join(example.options))
def test_a_command_prints_the_lines_that_the_page_shows(example: Shown, tmp_path: Path) -> None:
    with place(is_mutant=example.is_of_the_mutant) as url:
        got = printed(url, tmp_path, *example.options)

    assert example.missing(got) == []


def test_readme_and_tutorial_show_what_a_quick_run_ends_with(tmp_path: Path) -> None:
    with place(is_mutant=False) as url:
        *_, last = printed(url, tmp_path, "--quick").splitlines()

    assert [last in page.splitlines() for page in (README, TUTORIAL)] == [True, True]


def test_the_page_counts_the_rules_that_are_judged_by_reading(tmp_path: Path) -> None:
    with place(is_mutant=False) as url:
        got = printed(url, tmp_path, "--quick", "--read-only")

    (sent,), (kept,) = re.findall(r"(\d+) requests", got), re.findall(r"(\d+) kept", got)
    assert f"{kept} rules were judged with about {round(int(sent), -2)} requests" in PAGE


def test_with_all_needs_the_page_keeps_every_rule() -> None:
    count = len(PRIMARY.judged.catalogue.rules)

    assert f"Kept: {count} kept, 0 broken, 0 skipped, 0 untested" in PAGE
