"""The blocks of code that README and docs show: which are run, and why the others are not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.serving import ROOT

# What a reader would paste somewhere: each of it is run, or says why not.
SHELL, PYTHON, SCRIPT = frozenset({"sh", "console"}), frozenset({"python"}), frozenset({"js"})
OTHERS = frozenset({"bash", "shell", "py", "javascript", "mjs", "ts", "java", "go"})
CODE = SHELL | PYTHON | SCRIPT | OTHERS
FENCE = re.compile(r"^```(?P<language>\S*)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
NOT_RUN = re.compile(r"<!-- not run: (?P<why>[^>]+) -->\n\Z")
RUN_BY = re.compile(r"<!-- run by: (?P<test>\S+) -->\n\Z")
LONG = re.compile(r"<!-- run by make long -->\n\Z")
NONE_RUN = re.compile(r"<!-- no block of this page is run: (?P<why>[^>]+) -->")
# A file is named by the line above its block, or by its own first line.
ABOVE = re.compile(r"`(?P<path>[\w./-]+\.\w+)`:?\n\n\Z")
WITHIN = re.compile(r"(?:#|//) (?P<path>[\w.-]+\.(?:py|mjs|js))\n")
STATUS = re.compile(r"\n\n(?:`|<details><summary><code>)\d+(?:`|</code>)")
SHOWN = re.compile(r"\n\n```\n(?!\$ )(?P<shown>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of a page, with what stands around it.

    `file` is where it belongs, `shown` what the page says that it prints, `has_answer` whether the
    answer of a call stands below; `left_out` says why it is not run, `run_by` which test does,
    `is_long` whether `make long` alone runs it.
    """

    page: Path
    line: int
    language: str
    code: str
    file: str = ""
    shown: str | None = None
    has_answer: bool = False
    left_out: str = ""
    run_by: str = ""
    is_long: bool = False

    @property
    def is_code(self) -> bool:
        """Whether somebody would paste it; a transcript counts by its prompts."""
        return self.language in CODE or (not self.language and self.code.startswith("$ "))

    @property
    def name(self) -> str:
        """Where it stands, for a message."""
        is_ours = self.page.is_relative_to(ROOT)
        return f"{self.page.relative_to(ROOT) if is_ours else self.page.name}:{self.line}"


def pages() -> list[Path]:
    """Return every page that users read."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of a page, in order."""
    text = page.read_text("utf-8")
    everywhere = NONE_RUN.search(text)
    for found in FENCE.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        why, test = NOT_RUN.search(before), RUN_BY.search(before)
        file = WITHIN.match(found["code"]) or ABOVE.search(before)
        shown = SHOWN.match(after)
        yield Block(
            page=page,
            line=before.count("\n") + 1,
            language=found["language"],
            code=found["code"],
            file=file["path"] if file else "",
            shown=shown["shown"] if shown else None,
            has_answer=bool(STATUS.match(after)),
            left_out=why["why"] if why else everywhere["why"] if everywhere else "",
            run_by=test["test"] if test else "",
            is_long=bool(LONG.search(before)),
        )


def code_of(page: Path) -> list[Block]:
    """Return the blocks of a page that a reader would paste somewhere, and their files."""
    return [block for block in blocks(page) if block.is_code or block.file]


def main() -> None:
    """Print every block that is not run, with the reason, and how many there are."""
    found = [block for page in pages() for block in code_of(page)]
    left_out = [block for block in found if block.left_out]
    for block in left_out:
        print(f"{block.name}: {block.left_out}")
    print(f"{len(left_out)} of {len(found)} blocks are not run")


if __name__ == "__main__":
    main()
