"""The parts of a stand-in that tests steer: clock, faults, journal, keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias, TypedDict, Unpack

from understudy.testing.answers import Exchange, Fault, Key, Ran, Time
from understudy.testing.line import Line, part
from understudy.testing.names import refuse_unknown

Exchanges: TypeAlias = list[Exchange]  # a method called `list` hides the builtin in its class
FaultList: TypeAlias = list[Fault]
Malformed: TypeAlias = Literal["cut", "garbage", "content_type"]
KeyList: TypeAlias = list[Key]


class Clock:
    """The only source of time in the stand-in."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def read(self) -> Time:
        """Return what time it is in there, and whether it stands still."""
        return Time.read(self._line.call("GET", "/clock"))

    def now(self) -> datetime:
        """Return what time it is in there."""
        return _instant(self._line.call("GET", "/clock"))

    def is_frozen(self) -> bool:
        """Return whether time stands still."""
        return self.read().frozen

    def freeze(self, instant: datetime | str) -> datetime:
        """Stop at an instant, be it past or future."""
        text = instant if isinstance(instant, str) else instant.isoformat()
        return _instant(self._line.call("POST", "/clock", {"freeze": text}))

    def advance(self, step: timedelta | str) -> list[Ran]:
        """Move forwards, by `"15m"` or a timedelta; returns what ran on the way."""
        text = step if isinstance(step, str) else f"{step.total_seconds():.6f}s"
        answer = self._line.wait("POST", "/clock", {"advance": text})
        return [Ran.read(job) for job in answer["ran"]]

    def real(self) -> datetime:
        """Return to the time of the stand-in's machine."""
        return _instant(self._line.call("POST", "/clock", {"real": True}))


class Faults:
    """What goes wrong on purpose."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(self) -> FaultList:
        """Return the faults in force."""
        return [Fault.read(fault) for fault in self._line.call("GET", "/faults")]

    def add(
        self,
        *,
        status: int | None = None,
        drop: bool = False,
        reset: bool = False,
        truncate: bool = False,
        malformed: Malformed | None = None,
        delay_ms: int | None = None,
        delay_max_ms: int | None = None,
        delay_sigma: float | None = None,
        trickle_ms: int | None = None,
        bytes_per_second: int | None = None,
        api: str | None = None,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        probability: float | None = None,
        times: int | None = None,
        message: str | None = None,
        retry_after: int | None = None,
        unread: bool = False,
    ) -> Fault:
        """Make calls fail: with a status, no answer, a broken or a slow one; see the reference."""
        asked = {name: value for name, value in locals().items() if name != "self"}
        given = {n: v for n, v in asked.items() if v is not None and v is not False}
        return Fault.read(self._line.call("POST", "/faults", given))

    def remove(self, fault: Fault | str) -> Fault:
        """Take a fault out of force; returns it with its last number of hits."""
        name = fault if isinstance(fault, str) else fault.id
        return Fault.read(self._line.call("DELETE", f"/faults/{part(name)}"))

    def clear(self) -> None:
        """Take every fault out of force."""
        self._line.call("DELETE", "/faults")


class Filters(TypedDict, total=False):
    """Which exchanges are asked for: `status` may be a class like `"4xx"`, `key` is a key's id,
    `after` and `before` are numbers, `text` stands in path, query or a body; `limit` keeps the
    newest.
    """

    api: str
    operation: str
    method: str
    status: int | str
    key: str
    since: datetime | str
    after: int
    before: int
    text: str
    limit: int


class Journal:
    """What was sent to the APIs, and what they answered."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(self, *, reveal: bool = False, **filters: Unpack[Filters]) -> Exchanges:
        """Return the exchanges that pass every filter, oldest first."""
        query = _query(filters, "list", reveal=reveal)
        limit = query.pop("limit", None)
        return [Exchange.read(one) for one in self._line.gather("/journal", limit, **query)]

    def count(self, **filters: Unpack[Filters]) -> int:
        """Return how many exchanges pass every filter."""
        return int(self._line.call("GET", "/journal/count", **_query(filters, "count"))["count"])

    def har(self, *, reveal: bool = False, **filters: Unpack[Filters]) -> Mapping[str, Any]:
        """Return the exchanges that pass every filter as a HAR 1.2 archive."""
        query = _query(filters, "har", reveal=reveal)
        archive: Mapping[str, Any] = self._line.call("GET", "/journal.har", **query)
        return archive

    def clear(self) -> None:
        """Empty the journal."""
        self._line.call("DELETE", "/journal")


class Keys:
    """The keys of every organization."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(self, *, reveal: bool = False) -> KeyList:
        """Return every key, revoked ones too; masked unless revealed."""
        return [Key.read(key) for key in self._line.call("GET", "/keys", reveal=reveal)]

    def create(self, api: str, org: str, name: str, role: str | None = None) -> Key:
        """Create a key, of a role where its API has roles, and return it whole."""
        body = {"api": api, "org": org, "name": name, **({"role": role} if role else {})}
        return Key.read(self._line.call("POST", "/keys", body))

    def revoke(self, key: Key | str) -> Key:
        """Revoke a key, given it or its id, from the next request on."""
        name = key if isinstance(key, str) else key.id
        return Key.read(self._line.call("POST", f"/keys/{part(name)}/revoke"))


def _instant(answer: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(answer["now"])


def _query(filters: Filters, call: str, *, reveal: bool = False) -> dict[str, Any]:
    # What is counted is not cut, and not shown.
    known = [name for name in Filters.__annotations__ if (call, name) != ("count", "limit")]
    refuse_unknown(filters, known, f"journal.{call}()")
    since = filters.get("since")
    instant = {"since": since.isoformat()} if isinstance(since, datetime) else {}
    return {**filters, **instant, "reveal": reveal or None}
