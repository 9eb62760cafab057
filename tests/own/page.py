"""The API of docs/add-an-api.md: its files, and how many lines a person writes."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "add-an-api.md"
FILE = re.compile(r"^`apis/(?P<path>[^`]+)`\n\n```\w+\n(?P<text>.*?)```", re.DOTALL | re.MULTILINE)
ACME, NORTH = "notes-key-of-acme-1111", "notes-key-of-north-2222"


def files() -> dict[str, str]:
    """Return the files that the page shows, by their paths below its folder of APIs."""
    return {found["path"]: found["text"] for found in FILE.finditer(PAGE.read_text("utf-8"))}


def write_apis(folder: Path) -> Path:
    """Write the page's API into a folder of APIs, and return that of the API."""
    for path, text in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder / "notes"


def spoilt(file: Path, old: str, new: str) -> None:
    """Write something else into a file, once, in the place of what must stand there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
