"""The folder that a site is written into: in place of an earlier one, else where nothing is."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

# The last line of the first page says who wrote a folder, and its links which folders are ours.
MARK = "Built by understudy"
FOLDER = re.compile(r"^- \[(?:[^\[\]\\\n]|\\.)*\]\((\w+)/", re.MULTILINE)
FILES = (
    "index.html",
    "index.md",
    "icon.svg",
    "llms-full.txt",
    "llms.txt",
    "minisearch.js",
    "reading.json",
    "search.js",
    "site.css",
    "site.js",
    "sitemap.xml",
)


class OutputError(ValueError):
    """A site cannot be written there; the text says why."""


def refuse_foreign(out: Path) -> None:
    """Raise OutputError where there is something that no build wrote."""
    try:
        if out.exists() and not out.is_dir():
            raise OutputError(f"{out}: is a file; name a folder")
        _refuse_locked(out)
        is_free = not out.exists() or not any(out.iterdir())
        is_ours = is_free or bool(_first_page(out))
    except OSError as error:
        raise OutputError(f"cannot read {out}: {error.strerror}") from error
    if not is_ours:
        raise OutputError(
            f"{out}: holds something else than a site of understudy; name a new or empty folder"
        )


def _refuse_locked(out: Path) -> None:
    """Raise OutputError where nobody could write, before any work is done."""
    place = next(each for each in (out, *out.absolute().parents) if each.exists())
    if not place.is_dir():
        raise OutputError(f"cannot write {out}: {place} is a file")
    if not os.access(place, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write {out}: {place} is not yours to write into")


def write(files: Mapping[str, bytes], out: Path) -> None:
    """Put the files in place of those of an earlier build; what else lies there stays."""
    refuse_foreign(out)
    try:
        for each in _own(out):
            shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
        # The first page goes first: whoever is stopped half-way can build there again.
        for path in sorted(files, key=lambda path: path != "index.md"):
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[path])
    except OSError as error:
        raise OutputError(f"cannot write {error.filename or out}: {error.strerror}") from error


def _first_page(out: Path) -> str:
    page = out / "index.md"
    text = page.read_text("utf-8", errors="replace") if page.is_file() else ""
    return text if text.rstrip().rpartition("\n")[2].startswith(MARK) else ""


def _own(out: Path) -> Iterator[Path]:
    """Yield what an earlier build wrote; its first page last, for it knows the others."""
    if not out.exists():
        return
    folders = dict.fromkeys(FOLDER.findall(_first_page(out)))
    first = "index.md"
    for name in (*folders, *(each for each in FILES if each != first), first):
        if (out / name).exists() or (out / name).is_symlink():
            yield out / name
