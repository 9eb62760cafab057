"""What is kept of a delivery: its event, the attempts so far, and when the next one is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from understudy.server.state.clock import parse_instant, stamp_of
from understudy.server.state.collection import Doc, Row

DELIVERIES = "_deliveries"
INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class Outcome:
    """What became of an attempt: an answer, or the reason why there was none."""

    duration_ms: float
    code: int | None = None
    headers: Sequence[tuple[str, str]] = ()
    body: str = ""
    error_type: str | None = None
    error: str | None = None

    @property
    def is_success(self) -> bool:
        """Whether the receiver has taken the event: any 2xx."""
        return self.error_type is None and self.code is not None and self.code // 100 == 2


LOST = Outcome(0.0, error_type=INTERRUPTED, error="the stand-in ended before an answer came")


def begun(row: Doc, now: datetime) -> Row:
    """Return a delivery whose next attempt is on its way; what comes of it is not known yet."""
    attempt = {
        "number": len(row["attempts"]) + 1,
        "send_at": row["next_at"],
        "sent_at": stamp_of(now),
        "duration_ms": None,
        "code": None,
        "headers": [],
        "body": "",
        "error_type": None,
        "error": None,
    }
    return {**row, "next_at": None, "attempts": [*row["attempts"], attempt]}


def concluded(row: Doc, outcome: Outcome, delays: Sequence[timedelta], now: datetime) -> Row:
    """Return a delivery with what came of its last attempt; a failed one is tried again."""
    *before, last = row["attempts"]
    attempt = {
        **last,
        "duration_ms": round(outcome.duration_ms, 3),
        "code": outcome.code,
        "headers": [list(header) for header in outcome.headers],
        "body": outcome.body,
        "error_type": outcome.error_type,
        "error": outcome.error,
    }
    is_over = outcome.is_success or last["number"] > len(delays)
    next_at = None if is_over else stamp_of(now + delays[last["number"] - 1])
    return {**row, "next_at": next_at, "attempts": [*before, attempt]}


def recovered(row: Doc, delays: Sequence[timedelta]) -> Doc:
    """Return a delivery whose attempt nobody waits for any more as what it is: a failed one."""
    if not is_open(row):
        return row
    return concluded(row, LOST, delays, parse_instant(row["attempts"][-1]["sent_at"]))


def is_open(row: Doc) -> bool:
    """Whether an attempt is on its way."""
    return bool(row["attempts"]) and row["attempts"][-1]["duration_ms"] is None


def status_of(row: Doc) -> str:
    """Return `pending`, `sending`, `delivered` or `failed`."""
    if row["next_at"] is not None:
        return "pending"
    if is_open(row):
        return "sending"
    return "delivered" if row["attempts"] and is_success(row["attempts"][-1]) else "failed"


def is_success(attempt: Mapping[str, Any]) -> bool:
    """Whether the receiver has taken the event with this attempt."""
    code = attempt["code"]
    return attempt["error_type"] is None and code is not None and code // 100 == 2


def attempt_status(attempt: Mapping[str, Any]) -> str:
    """Return `sending`, `delivered` or `failed`."""
    if attempt["duration_ms"] is None:
        return "sending"
    return "delivered" if is_success(attempt) else "failed"


def requests_of(row: Doc) -> list[Doc]:
    """Return the attempts of a delivery one by one, the next one too if there is to be one."""
    event = {name: row[name] for name in ("event_id", "event_type", "entity_type", "entity_id")}
    own = {**event, "entity_version": row["entity_version"], "delivery": row["id"]}
    requests: list[Doc] = [
        {**own, **attempt, "status": attempt_status(attempt), "request_body": row["body"]}
        for attempt in row["attempts"]
    ]
    if row["next_at"] is not None:
        planned = begun(row, parse_instant(row["next_at"]))["attempts"][-1]
        requests.append(
            {
                **own,
                **planned,
                "sent_at": None,
                "status": "pending",
                "request_body": row["body"],
            }
        )
    return [{**request, "id": request_id(row["id"], request["number"])} for request in requests]


def request_id(delivery_id: str, number: int) -> str:
    """Return the id of an attempt: a UUID that follows from delivery and number."""
    return str(uuid5(NAMESPACE_OID, f"{delivery_id}:{number}"))
