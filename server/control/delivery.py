"""A delivery of a webhook as JSON: its event, the attempts, and no secret in what was answered."""

from collections.abc import Iterator
from typing import Any

import orjson

from understudy.server.control.effort import Effort
from understudy.server.control.secrets import Secrets
from understudy.server.control.written import PORTION, quoted
from understudy.server.state.access.masking import masked_key
from understudy.server.state.storage.rows import Doc
from understudy.server.state.webhooks.deliveries import attempt_status, status_of

FIRST = (
    "api",
    "org",
    "url",
    "event_id",
    "event_type",
    "entity_type",
    "entity_id",
    "entity_version",
)
# What a delivery takes beside its texts, and an attempt, in nanoseconds; and a byte of it.
A_DELIVERY, AN_ATTEMPT, AN_OCTET = 20_000, 15_000, 3


def delivery(row: Doc, secrets: Secrets, effort: Effort) -> Iterator[bytes]:
    """Yield the JSON of a delivery with its attempts."""
    effort.spent += A_DELIVERY
    first = {"id": row["id"], "webhook": row["subscription"], **{name: row[name] for name in FIRST}}
    yield orjson.dumps(first)[:-1] + b',"body":'
    body: str = row["body"]
    portions = (body[start : start + PORTION] for start in range(0, len(body), PORTION))
    yield from quoted(portions, effort)
    last = {name: row[name] for name in ("created_at", "next_at")}
    yield b',%b,"attempts":[' % orjson.dumps({"status": status_of(row), **last})[1:-1]
    for number, made in enumerate(row["attempts"]):
        piece = orjson.dumps(attempt(made, secrets))
        effort.spent += AN_ATTEMPT + AN_OCTET * len(piece)
        yield b"," + piece if number else piece
    yield b"]}"


def attempt(made: Doc, secrets: Secrets) -> dict[str, Any]:
    """Return an attempt with what became of it."""
    shown = {"number": made["number"], "status": attempt_status(made), **made}
    return {name: without(secrets, value) for name, value in shown.items()}


def without(secrets: Secrets, value: Any) -> Any:
    """Return a value of an attempt with the secrets in it masked, in headers too."""
    if isinstance(value, str):
        return secrets.hidden(value, masked_key)
    if isinstance(value, dict):
        return {name: without(secrets, part) for name, part in value.items()}
    return [without(secrets, part) for part in value] if isinstance(value, list) else value
