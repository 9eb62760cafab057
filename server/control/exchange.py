"""An exchange of the journal as JSON: request, answer, and the shell line that sends it again."""

from collections.abc import Iterable
from typing import Any

from understudy.server.control.curl import curl_line
from understudy.server.control.masks import Mask
from understudy.server.state.journal import Entry
from understudy.server.world import World


def shown_exchange(entry: Entry, mask: Mask, world: World) -> dict[str, Any]:
    """Return an entry of this world."""
    return {
        **shown_line(entry, mask),
        "request": shown_message(entry, mask, entry.request_headers, entry.request_body),
        "response": shown_message(entry, mask, entry.response_headers, entry.response_body),
        "curl": curl_line(entry, mask, world),
    }


def shown_line(entry: Entry, mask: Mask) -> dict[str, Any]:
    """Return what tells an entry from others, without what was sent."""
    return {
        "number": entry.number,
        "at": entry.at,
        "api": entry.api,
        "operation": entry.operation,
        "method": entry.method,
        "path": mask.text(entry, entry.path),
        "query": mask.text(entry, entry.query),
        "status": entry.status,
        "duration_ms": round(entry.duration_ms, 3),
        "key": entry.key,
        "faults": entry.faults,
    }


def shown_message(
    entry: Entry, mask: Mask, headers: Iterable[tuple[bytes, bytes]], body: bytes
) -> dict[str, Any]:
    """Return headers and body of one direction."""
    return {
        "headers": [
            [name.decode("latin-1"), mask.header(entry, name, value)] for name, value in headers
        ],
        "body": mask.text(entry, body.decode("utf-8", "replace")),
    }
