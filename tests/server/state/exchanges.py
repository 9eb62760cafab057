"""An exchange to note in a journal, and what is noted of it."""

from dataclasses import astuple, replace
from datetime import UTC, datetime
from typing import Any

from understudy.server.state.journal import Entry
from understudy.server.state.rows import Row

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
EXCHANGE = Entry(
    when=NOON,
    api="productionplanner",
    operation="get_info",
    method="GET",
    path="/v1/info",
    query_string=b"",
    status=200,
    duration_ms=500,
    request_headers=[(b"host", b"127.0.0.1")],
    request_body=b"",
    response_headers=[],
    response_body=b"",
    key=None,
    faults=(),
    number=0,
)


def row(path: str = "/v1/info", body: bytes = b"", **changes: Any) -> Row:
    """Return what is noted of an exchange."""
    when, *others = astuple(replace(EXCHANGE, path=path, response_body=body, **changes))[:-1]
    noted: Row = (when.timestamp(), *others)  # type: ignore[assignment]  # by Entry's own order
    return (*noted[:7], noted[7] / 1000, *noted[8:])
