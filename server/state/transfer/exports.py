"""What leaves the store as one document, and returns: keys and secrets only when asked for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from understudy.server.state.access.accounts import ACCOUNTS, with_passwords, without_passwords
from understudy.server.state.access.keys import KEYS, Keys, with_tokens, without_tokens
from understudy.server.state.documents.store import Store
from understudy.server.state.storage.rows import Tables
from understudy.server.state.transfer.seeds import Content, export_state
from understudy.server.state.webhooks.secrets import HOOKS, with_secrets, without_secrets


def exported(store: Store, keys: Keys, *, reveal: bool) -> dict[str, Any]:
    """Return everything that is stored; whole keys only where they may be read and are asked for.

    In place of a key or a password stands its digest: after an import it works, and nobody can read
    it. In place of a webhook's secret, too: it is sent again where `recognized` knows it.
    """
    document = export_state(store)
    rows = document["tables"].setdefault(KEYS, {})
    hidden = {
        key_id: row
        for key_id, row in rows.items()
        if not (reveal and keys.are_readable(row["api"]))
    }
    rows.update(without_tokens(hidden))
    if ACCOUNTS in document["tables"]:
        rows = document["tables"][ACCOUNTS]
        hidden = {
            account_id: row
            for account_id, row in rows.items()
            if not (reveal and keys.are_readable(row["api"]))
        }
        rows.update(without_passwords(hidden))
    if not reveal and HOOKS in document["tables"]:
        document["tables"][HOOKS] = without_secrets(document["tables"][HOOKS])
    return document


def recognized(content: Content, *known: Tables) -> Content:
    """Return an imported state with the keys and secrets that were left out of it, where known."""
    keys = with_tokens(content.get(KEYS, {}), *(tables.get(KEYS, {}) for tables in known))
    hooks = with_secrets(content.get(HOOKS, {}), *(tables.get(HOOKS, {}) for tables in known))
    accounts = with_passwords(
        content.get(ACCOUNTS, {}), *(tables.get(ACCOUNTS, {}) for tables in known)
    )
    return {**content, KEYS: keys, ACCOUNTS: accounts, HOOKS: hooks}


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
