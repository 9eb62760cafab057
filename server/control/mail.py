"""A mail of the outbox as JSON, written piece by piece."""

from collections.abc import Iterator

import orjson

from understudy.server.control.effort import Effort
from understudy.server.control.written import PORTION, quoted
from understudy.server.state.storage.rows import Doc

FIRST = ("id", "api", "org", "to", "subject")
LAST = ("data", "created_at")
# What a mail takes beside its text, in nanoseconds, and a byte of what is beside it.
A_MAIL, AN_OCTET = 10_000, 3


def mail(row: Doc, effort: Effort) -> Iterator[bytes]:
    """Yield the JSON of a mail."""
    effort.spent += A_MAIL
    yield orjson.dumps({name: row[name] for name in FIRST})[:-1] + b',"text":'
    text: str = row["text"]
    yield from quoted(
        (text[start : start + PORTION] for start in range(0, len(text), PORTION)), effort
    )
    last = orjson.dumps({name: row[name] for name in LAST})
    effort.spent += AN_OCTET * len(last)
    yield b"," + last[1:]
