"""The search's data: a classic script, for a page that is a file can load no other."""

import json
from collections.abc import Iterable

from understudy.site.exports.entries import Entry


def search_script(entries: Iterable[Entry]) -> str:
    """Return the script that gives a page the entries, each a list with its empty end cut off."""
    rows = ",\n".join(json.dumps(_row(each), ensure_ascii=False) for each in entries)
    return f"window.understudyEntries = [\n{rows}\n];\n"


def _row(entry: Entry) -> list[str]:
    row = [*vars(entry).values()]
    while row and not row[-1]:
        row.pop()
    return row
