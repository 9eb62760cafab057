"""Answers every call of a run as a right implementation would, without a network."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx

from understudy.catalog import find
from understudy.contracts.kit.talk.keyring import REVOKED, Keyring
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.strict_json import strictly
from understudy.contracts.planado.profiles import credentials
from understudy.contracts.planado.table import TABLE
from understudy.reference.spec import load_spec

ROWS = {each.listed: each.rows for each in TABLE.lists}
PAGE = 20
BEGIN = datetime(2026, 6, 1, tzinfo=UTC)
Doc = dict[str, Any]
Answered = tuple[int, Any]
REFUSED: Answered = (400, {"error": {"message": "invalid"}})
UNKNOWN: Answered = (404, {"error": {"message": "not found"}})


def rehearse(keys: Keyring, needs: Mapping[str, str]) -> Callable[[httpx.Request], httpx.Response]:
    """Return what answers requests: an empty deployment that knows the keys of the run."""
    known = {keys.value(name): name for name in keys.names if name != REVOKED}
    header = credentials(needs)[0]
    callers = {header.pair(token)[1]: name for token, name in known.items()}
    return StandIn(header.header, callers).respond


class StandIn:
    """A small Planado in memory."""

    def __init__(self, header: str, callers: Mapping[str, str]) -> None:
        spec = load_spec(find("planado"))
        self._operations = Operations(spec.document)
        self._base_path = spec.base_path
        self._header = header
        self._callers = callers
        self._tables: dict[tuple[str, str], list[Doc]] = {}
        self._gone: set[str] = set()
        self._count = 0

    def respond(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        path = "/" + request.url.path.partition(self._base_path + "/")[2]
        caller = self._callers.get(request.headers.get(self._header, ""))
        found = self._operations.find(request.method, path)
        if caller is None or found is None:
            return httpx.Response(401, json={"error": {"message": "no such key or call"}})
        operation, params = found
        verb, _, name = operation.id.partition("_")
        answer = getattr(self, f"_{verb}")
        place = next(iter(params.values()), "")
        status, document = answer(caller, name, place, request)
        return httpx.Response(status, json=document)

    def _list(self, caller: str, name: str, place: str, request: httpx.Request) -> Answered:
        if name == "job_history" and self._find(caller, "job", place) is None:
            return UNKNOWN
        key = ROWS.get(f"list_{name}", name.rpartition("_")[2])
        listed = [*reversed(self._tables.get((caller, name.removesuffix("s")), []))]
        query = request.url.params
        ids = [row["uuid"] for row in listed]
        start = ids.index(query["after"]) + 1 if query.get("after") in ids else 0
        until, since = (query.get(f"updated_at[{way}]") for way in ("before", "after"))
        if until is not None:
            listed = [row for row in listed if row["updated_at"] < until]
        if since is not None:
            listed = [row for row in listed if row["updated_at"] > since]
        names = {"history": "events", "shifts": "timeline"}
        rows = [row for row in listed[start:] if row["uuid"] not in self._gone]
        return 200, {names.get(key, key): rows[:PAGE]}

    def _get(self, caller: str, name: str, place: str, _request: httpx.Request) -> Answered:
        record = self._find(caller, name, place)
        return UNKNOWN if record is None else (200, {name: record})

    def _create(self, caller: str, name: str, _place: str, request: httpx.Request) -> Answered:
        body = _body(request)
        if body is None or not _is_whole(name, body):
            return REFUSED
        return 201, {f"{name}_uuid": self._make(caller, name, body)["uuid"]}

    def _update(self, caller: str, name: str, place: str, request: httpx.Request) -> Answered:
        body, record = _body(request), self._find(caller, name, place)
        if body is None:
            return REFUSED
        if record is None:
            is_new = name != "job" and _is_whole(name, body)
            made = self._make(caller, name, {**body, "external_id": place}) if is_new else None
            return UNKNOWN if made is None else (201, {f"{name}_uuid": made["uuid"]})
        if body.get("organization", record.get("organization")) != record.get("organization"):
            return REFUSED
        record.update(body, version=record["version"] + 1, updated_at=self._stamp())
        return 200, {f"{name}_uuid": record["uuid"]}

    def _delete(self, caller: str, name: str, place: str, _request: httpx.Request) -> Answered:
        record = self._find(caller, name, place)
        if record is None:
            return UNKNOWN
        # A page may follow what was removed.
        self._gone.add(record["uuid"])
        return 200, {f"{name}_uuid": place}

    def _make(self, caller: str, name: str, body: Doc) -> Doc:
        stamp = self._stamp()
        uuid = str(UUID(int=self._count << 64 | 0x4000_8000_0000_0000_0000))
        record = {
            "external_id": None,
            "scheduled_at": None,
            "serial_no": self._count,
            "status": "posted",
            **body,
            "uuid": uuid,
            "version": 1,
            "created_at": stamp,
            "updated_at": stamp,
        }
        self._tables.setdefault((caller, name), []).append(record)
        return record

    def _find(self, caller: str, name: str, place: str) -> Doc | None:
        table = self._tables.get((caller, name), [])
        listed = [row for row in table if row["uuid"] not in self._gone]
        return next((row for row in listed if place in (row["uuid"], row["external_id"])), None)

    def _stamp(self) -> str:
        self._count += 1
        return (BEGIN + timedelta(seconds=self._count)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _is_whole(name: str, body: Doc) -> bool:
    if name == "site":
        return bool(body.get("name")) and _is_short(body, {"name": 300, "description": 1000})
    if name == "job":
        return _is_short(body, {"description": 15000, "external_order_id": 500})
    names = ("organization_name",) if body.get("organization") else NAMES
    is_named = any(body.get(each) for each in names)
    is_short = _is_short(body, {"organization_name": 5000, **dict.fromkeys(NAMES, 50)})
    return "organization" in body and is_named and is_short


NAMES = ("first_name", "last_name", "middle_name")


def _is_short(body: Doc, longest: Mapping[str, int]) -> bool:
    sizes = {"external_id": 500, **longest}
    return all(len(body.get(name) or "") <= size for name, size in sizes.items())


def _body(request: httpx.Request) -> Doc | None:
    try:
        body = strictly(request.content or b"null")
        # Half of a letter cannot be sent back.
        json.dumps(body, ensure_ascii=False).encode()
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
