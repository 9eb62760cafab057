"""What each API costs: the lines that only it needs. `python -m tests.costs` prints them."""

from collections.abc import Iterator
from pathlib import Path

from understudy.catalog import apis

ROOT = Path(__file__).parents[1]
# Rows of what a wrong or another right implementation does are no cost of an API, but its tests.
ROWS = ("defects", "permitted")


def files_of(api: str) -> Iterator[Path]:
    """Yield what only one API needs: Python, rules and tables; specs and fixtures apart."""
    folders = [f"server/apis/{api}", f"contracts/{api}", f"tests/mutants/{api}"]
    for folder in folders:
        for file in (ROOT / folder).rglob("*"):
            is_code = file.suffix == ".py" or file.name == "rules.yaml"
            if is_code and not {*ROWS} & {*file.parts}:
                yield file
    yield from (ROOT / "tests" / place / f"{api}.yaml" for place in ("clients/tables", "examples"))


def lines_of(api: str) -> int:
    """Return how many lines that are not blank only one API needs."""
    texts = (file.read_text("utf-8") for file in {*files_of(api)})
    return sum(bool(line.strip()) for text in texts for line in text.splitlines())


if __name__ == "__main__":
    for name in apis():
        print(f"{name}: {lines_of(name):,}")
