"""Webhooks' secrets on their way out of the store: told apart by a digest, until they are known."""

from collections.abc import Iterable, Iterator, Mapping

from understudy.server.state.access.keys import digest
from understudy.server.state.access.masking import masked_key, secret_of
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


def masked_headers(
    headers: Iterable[tuple[str, str]], secret: str | None
) -> Iterator[tuple[str, str]]:
    """Yield headers as they may be kept: nothing that is exported holds a secret in them."""
    for name, value in headers:
        found = secret_of(name.encode("latin-1"), value.encode("latin-1"))
        if found:
            yield name, f"{found.scheme}{masked_key(found.secret)}"
        else:
            yield name, value.replace(secret, masked_key(secret)) if secret else value
