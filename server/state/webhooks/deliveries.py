"""What is kept of a delivery: its event, the attempts so far, and when the next one is due."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from understudy.server.state.storage.rows import Doc, Row
from understudy.server.state.time.clock import stamp_of
from understudy.server.state.time.instants import parse_instant

DELIVERIES = "_deliveries"
INTERRUPTED, TIMEOUT = "interrupted", "timeout"


@dataclass(frozen=True)
class Outcome:
    """What became of an attempt: an answer, or the reason why there was none.

    `request_headers` are those that were sent, none where no connection came about.

    After a final one there is no other: what was wrong will be wrong the next time too.
    """

    duration_ms: float
    code: int | None = None
    headers: Sequence[tuple[str, str]] = ()
    body: str = ""
    error_type: str | None = None
    error: str | None = None
    is_final: bool = False
    request_headers: Sequence[tuple[str, str]] = ()

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
        "request_headers": [list(header) for header in outcome.request_headers],
        "code": outcome.code,
        "headers": [list(header) for header in outcome.headers],
        "body": outcome.body,
        "error_type": outcome.error_type,
        "error": outcome.error,
    }
    was_last = outcome.is_success or outcome.is_final or last["number"] > len(delays)
    next_at = None if was_last else after(delays[last["number"] - 1], now)
    return {**row, "next_at": next_at, "attempts": [*before, attempt]}


def after(delay: timedelta, now: datetime) -> str | None:
    """Return the instant after a delay, None where time ends before."""
    try:
        return stamp_of(now + delay)
    except OverflowError:
        return None


def recovered(row: Doc, delays: Sequence[timedelta]) -> Doc:
    """Return a delivery whose attempt nobody waits for any more as what it is: a failed one."""
    if not is_open(row):
        return row
    return concluded(row, LOST, delays, parse_instant(row["attempts"][-1]["sent_at"]))


def called_off(row: Doc) -> Row:
    """Return a delivery without the attempt that it waits for."""
    return {**row, "next_at": None}


def repeated(row: Doc, delivery_id: str, now: str) -> Row:
    """Return a new delivery of the same event, byte for byte."""
    return {**row, "id": delivery_id, "created_at": now, "next_at": now, "attempts": []}


def is_over(row: Doc) -> bool:
    """Whether nothing more will come of it by itself."""
    return row["next_at"] is None and not is_open(row)


def is_open(row: Doc) -> bool:
    """Whether an attempt is on its way."""
    return bool(row["attempts"]) and row["attempts"][-1]["duration_ms"] is None


def status_of(row: Doc) -> str:
    """Return `pending`, or what became of the last attempt; `cancelled` where there was none."""
    if row["next_at"] is not None:
        return "pending"
    return attempt_status(row["attempts"][-1]) if row["attempts"] else "cancelled"


def attempt_status(attempt: Mapping[str, Any]) -> str:
    """Return `sending`, `delivered` or `failed`."""
    if attempt["duration_ms"] is None:
        return "sending"
    code = attempt["code"]
    is_success = attempt["error_type"] is None and code is not None and code // 100 == 2
    return "delivered" if is_success else "failed"


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


class Tally:
    """How many deliveries each subscription waits for or has missed, and how many are over."""

    def __init__(self) -> None:
        self.waiting: Counter[str] = Counter()
        # The events that were not sent at all, because too many waited.
        self.missed: Counter[str] = Counter()
        self.over = 0

    def change(self, _: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one delivery from what it was to what it is."""
        for row, step in ((before, -1), (after, 1)):
            if row is not None and is_over(row):
                self.over += step
            elif row is not None:
                self.waiting[row["subscription"]] += step

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew from these deliveries."""
        self.waiting.clear()
        self.missed.clear()
        self.over = 0
        for key, row in rows.items():
            self.change(key, None, row)
