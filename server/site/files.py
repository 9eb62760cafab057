"""The files of a built site, each ready to be sent under its path."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from understudy.server.response.page import CONTENT_TYPES, GUARDS, Page, page_of

Pages: TypeAlias = Mapping[str, Page]
OTHER = b"application/octet-stream"


def pages_in(folder: Path) -> Pages:
    """Read a whole site: a few megabytes, for which no request waits, nor leaves the folder."""
    return {
        file.relative_to(folder).as_posix(): _page(file)
        for file in sorted(folder.rglob("[!.]*"))
        if file.is_file() and not file.is_symlink()
    }


def _page(file: Path) -> Page:
    guards = GUARDS if file.suffix == ".html" else ()
    return page_of(file.read_bytes(), CONTENT_TYPES.get(file.suffix, OTHER), guards)
