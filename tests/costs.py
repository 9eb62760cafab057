"""What each API costs: the lines that only it needs. `python -m tests.costs` prints them."""

from collections.abc import Iterator
from pathlib import Path

from understudy.catalog import apis

ROOT = Path(__file__).parents[1]
# Rows of what a wrong or another right implementation does are no cost of an API, but its tests.
ROWS = ("defects", "permitted")
# A library in an API's folder, which knows nothing of the API: it is counted apart.
LIBRARIES = {"kazinex": "schedule"}


def files_of(api: str) -> Iterator[Path]:
    """Yield what only one API needs: Python, rules and tables; specs, fixtures, libraries apart."""
    folders = [f"server/apis/{api}", f"contracts/{api}", f"tests/mutants/{api}"]
    library = library_of(api)
    for folder in folders:
        for file in (ROOT / folder).rglob("*"):
            is_code = file.suffix == ".py" or file.name == "rules.yaml"
            is_apart = library is not None and library in file.parents
            if is_code and not is_apart and not {*ROWS} & {*file.parts}:
                yield file
    yield from (ROOT / "tests" / place / f"{api}.yaml" for place in ("clients/tables", "examples"))


def library_of(api: str) -> Path | None:
    """Return the folder of the library that an API has, if any."""
    name = LIBRARIES.get(api)
    return ROOT / "server/apis" / api / name if name else None


def lines_of(api: str) -> int:
    """Return how many lines that are not blank only one API needs, beside its library."""
    return lines_in({*files_of(api)})


def lines_of_library(api: str) -> int:
    """Return how many lines that are not blank an API's library has, 0 where it has none."""
    library = library_of(api)
    return lines_in({*library.rglob("*.py")}) if library else 0


def lines_in(files: set[Path]) -> int:
    """Return how many lines that are not blank these files have."""
    texts = (file.read_text("utf-8") for file in files)
    return sum(bool(line.strip()) for text in texts for line in text.splitlines())


def told(api: str) -> str:
    """Return what is printed of an API."""
    library = lines_of_library(api)
    beside = f", beside {library:,} of the {LIBRARIES[api]} library" if library else ""
    return f"{api}: {lines_of(api):,}{beside}"


if __name__ == "__main__":
    for name in apis():
        print(told(name))
