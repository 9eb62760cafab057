"""How much of an answer a page shows: JSON indented, lists by their first rows."""

import json
from typing import Any

from understudy.site.recording.model import LeftOut

# Rows of the outermost list, and of lists within its rows.
ROWS, ENTRIES = 2, 3
LONGEST = 4_000


def shown(body: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return an answer as a page shows it, and what of its lists that leaves out."""
    try:
        value = json.loads(body)
    except ValueError:
        return (body if len(body) <= LONGEST else f"{body[:LONGEST]}…"), ()
    left_out: list[LeftOut] = []
    cut = _cut(value, "", ROWS, left_out)
    return json.dumps(cut, indent=2, ensure_ascii=False), tuple(left_out)


def _cut(value: Any, path: str, rows: int, left_out: list[LeftOut]) -> Any:
    if isinstance(value, dict):
        return {
            name: _cut(each, f"{path}.{name}".lstrip("."), rows, left_out)
            for name, each in value.items()
        }
    if not isinstance(value, list):
        return value
    if len(value) > rows:
        left_out.append(LeftOut(path, len(value) - rows))
    return [_cut(each, f"{path}[{n}]", ENTRIES, left_out) for n, each in enumerate(value[:rows])]
