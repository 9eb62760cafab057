"""What leaves the store as one document: with keys that work, but can be read only when asked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from understudy.server.state.keys import KEYS, Keys, without_tokens
from understudy.server.state.seeds import export_state
from understudy.server.state.store import Store


def exported(store: Store, keys: Keys, *, reveal: bool) -> dict[str, Any]:
    """Return everything that is stored; whole keys only where they may be read and are asked for.

    In place of a key stands its digest: after an import it works, and nobody can read it.
    """
    document = export_state(store)
    rows = document["tables"].setdefault(KEYS, {})
    hidden = {
        key_id: row
        for key_id, row in rows.items()
        if not (reveal and keys.are_readable(row["api"]))
    }
    rows.update(without_tokens(hidden))
    return document


def write_export(file: Path, document: Mapping[str, Any]) -> None:
    """Write an exported state for its owner alone; the file is complete or not there."""
    content = orjson.dumps(document, option=orjson.OPT_INDENT_2)
    # Such as /dev/null or a pipe: a rename would put a file in its place.
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    draft = file.with_name(file.name + ".tmp")
    draft.touch(mode=0o600)
    draft.write_bytes(content)
    draft.replace(file)
