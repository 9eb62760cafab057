"""`make readme`: writes into the pages what their blocks print, and the references of the code."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from tests.guides.answers import Answer, Step, printed, steps
from tests.guides.blocks import Block, code_of, pages
from tests.guides.launcher import commands
from tests.guides.session import Session, session

from understudy.cli import app
from understudy.site.guides.guide import DOCS, writers
from understudy.site.guides.index import MADE
from understudy.testing import declared_settings


def references() -> dict[Path, str]:
    """Return what stands in the pages that are made of the code."""
    made = writers(typer.main.get_command(app), declared_settings())
    return {DOCS / f"{name}.md": MADE + write() for name, write in made.items()}


def write_answers(page: Path, shims: Path) -> None:
    """Run a page, and copy what is answered and printed into it."""
    text, calls = page.read_text("utf-8"), iter(steps(page))
    with TemporaryDirectory() as folder, session(Path(folder), shims) as reader:
        for block in code_of(page):
            if block.left_out or block.run_by:
                continue
            try:
                was, now = _outcome(reader, block, calls)
            except AssertionError as failure:
                print(f"{block.name}: {failure}")
                continue
            assert text.count(was), block.name
            text = text.replace(was, now, 1)
    page.write_text(text, "utf-8")


def _outcome(reader: Session, block: Block, calls: Iterator[Step]) -> tuple[str, str]:
    """Run a block; return it with what follows, as it stands and as it has to."""
    if block.has_answer:
        step = next(calls)
        body, status = reader.call(block.code)
        answer = Answer(status, json.loads(body))
        return printed(step.command, step.promised), printed(step.command, answer)
    out = reader.run(block).replace("\t", "  ")
    code = f"```{block.language}\n{block.code}```"
    if block.shown is None:
        return code, code
    kept = "".join(f"{line.rstrip()}\n" for line in out.splitlines())
    return f"{code}\n\n```\n{block.shown}```", f"{code}\n\n```\n{kept}```"


def main(names: Sequence[str]) -> None:
    """Write the pages of these names, or all."""
    for path, text in references().items():
        path.write_text(text, "utf-8")
    with TemporaryDirectory() as folder, commands(Path(folder)) as shims:
        for page in pages():
            if not names or page.stem in names:
                write_answers(page, shims)


if __name__ == "__main__":
    main(sys.argv[1:])
