"""Every block of README and docs does what the page says, or the page says why it is not run."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.guides.answers import steps
from tests.guides.blocks import Block, code_of, pages
from tests.guides.launcher import commands
from tests.guides.session import SHOWN_AT, Session, session

pytestmark = pytest.mark.curl

# What no two runs have alike.
MOVING = re.compile(
    r'space_[0-9a-f]{20}|"duration_ms": ?[\d.]+|curl/[\d.]+|"(?:opened_at|saved_at)": ?"[^"]*"'
)


@pytest.fixture(scope="module")
def shims(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Our commands, quick to start."""
    with commands(tmp_path_factory.mktemp("commands")) as folder:
        yield folder


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_every_block_of_a_page_does_what_the_page_says(
    page: Path, shims: Path, tmp_path: Path
) -> None:
    assert mistakes(page, shims, tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_long_blocks_of_a_page_do_so_too(page: Path, shims: Path, tmp_path: Path) -> None:
    if any(block.is_long for block in code_of(page)):
        assert mistakes(page, shims, tmp_path, takes_long=True) == []


def mistakes(page: Path, shims: Path, folder: Path, *, takes_long: bool = False) -> list[str]:
    """Run a page up to its first mistake, and return that."""
    promised = iter(steps(page))
    with session(folder, shims) as reader:
        for block in code_of(page):
            if block.left_out or block.run_by or (block.is_long and not takes_long):
                continue
            try:
                wrong = complaints(reader, block, promised)
            except AssertionError as failure:
                wrong = [f"{block.name}: {failure}"]
            if wrong:
                return wrong
    return []


def complaints(reader: Session, block: Block, promised: Iterator[Any]) -> list[str]:
    """Run a block and return what is otherwise than the page says."""
    if block.has_answer:
        expected = next(promised).promised
        body, status = reader.call(block.code)
        got, said = still(json.loads(body)), still(expected.body)
        if (status, got) == (expected.status, said):
            return []
        return [f"{block.name}: {status} {got}, and the page says {expected.status} {said}"]
    printed = reader.run(block).replace("\t", "  ")
    if block.shown is None or lines(block.shown) == lines(printed):
        return []
    return [f"{block.name}: prints {printed!r}, and the page says {block.shown!r}"]


def still(value: Any) -> str:
    """Return JSON without what no two runs have alike."""
    return MOVING.sub("_", json.dumps(value))


def lines(text: str) -> list[str]:
    """Return the lines without blanks at their ends."""
    return [line.rstrip() for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("```sh\nexit 3\n```\n", "exit code 3"),
        ("```sh\necho one\n```\n\n```\ntwo\n```\n", "prints 'one"),
        (
            f"```sh\ncurl -s http://{SHOWN_AT}/v1/info\n```\n\n`200`\n\n```json\n{{}}\n```\n",
            "and the page says 200",
        ),
    ],
)
def test_a_page_that_is_wrong_is_told(text: str, wrong: str, shims: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text)

    assert wrong in "".join(mistakes(page, shims, tmp_path))
