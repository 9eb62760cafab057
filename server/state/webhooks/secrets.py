"""Webhooks' secrets on their way out of the store: told apart by a digest, until they are known."""

from collections.abc import Mapping

from understudy.server.state.access.keys import digest
from understudy.server.state.storage.rows import Doc

HOOKS = "_hooks"


def without_secrets(rows: Mapping[str, Doc]) -> dict[str, Doc]:
    """Return webhooks with a digest in place of their secrets."""
    return {
        hook_id: row
        if row["secret"] is None
        else {**row, "secret": None, "_digest": digest(row["secret"])}
        for hook_id, row in rows.items()
    }


def with_secrets(rows: Mapping[str, Doc], *known: Mapping[str, Doc]) -> dict[str, Doc]:
    """Return webhooks with the secrets that known ones have, where only a digest is left."""
    secrets = {
        digest(row["secret"]): row["secret"]
        for hooks in known
        for row in hooks.values()
        if row["secret"] is not None
    }
    return {
        hook_id: {**without_digest(row), "secret": secrets[row["_digest"]]}
        if row.get("_digest") in secrets
        else row
        for hook_id, row in rows.items()
    }


def without_digest(row: Doc) -> Doc:
    """Return a webhook as it was before its secret was left out."""
    return {name: value for name, value in row.items() if name != "_digest"}
