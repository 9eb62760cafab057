"""What the control plane shows of secrets: enough to tell keys apart, too little to use them."""

from collections.abc import Iterable
from typing import Any

from understudy.server.state.journal import Entry

SECRET_HEADERS = (b"authorization", b"cookie", b"x-api-key", b"x-planado-api-key")


def masked_key(key: str) -> str:
    """Return a key with only its first seven and last four characters."""
    return f"{key[:7]}…{key[-4:]}" if len(key) > 16 else "…"


def masked_header(name: bytes, value: bytes) -> str:
    """Return a header's value, a secret one masked; the scheme before it stays."""
    text = value.decode("latin-1")
    if name.lower() not in SECRET_HEADERS:
        return text
    scheme, space, secret = text.rpartition(" ")
    return f"{scheme}{space}{masked_key(secret)}"


def shown_exchange(entry: Entry) -> dict[str, Any]:
    """Return a journal entry as JSON, without usable keys."""
    return {
        "at": entry.at,
        "api": entry.api,
        "operation": entry.operation,
        "method": entry.method,
        "path": entry.path,
        "query": entry.query,
        "status": entry.status,
        "duration_ms": round(entry.duration_ms, 3),
        "request": shown_message(entry.request_headers, entry.request_body),
        "response": shown_message(entry.response_headers, entry.response_body),
    }


def shown_message(headers: Iterable[tuple[bytes, bytes]], body: bytes) -> dict[str, Any]:
    """Return headers and body of one direction."""
    return {
        "headers": [[name.decode("latin-1"), masked_header(name, v)] for name, v in headers],
        "body": body.decode("utf-8", "replace"),
    }
