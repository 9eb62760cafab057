"""A service of rooms and their bookings, with defects to switch on: what a table alone judges."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

KEYS = {"key-of-acme-1111": "acme", "key-of-north-2222": "north"}
Doc = dict[str, Any]
FIELDS = {"room": ("title", "seats"), "booking": ("who", "note")}


@dataclass
class Rooms:
    """Answers requests in memory; `defects` names what it does wrong."""

    defects: frozenset[str] = frozenset()
    things: dict[str, Doc] = field(default_factory=dict)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        header = request.headers.get("authorization", "")
        org = self.owner(*header.partition(" ")[::2])
        parts = request.url.path.removeprefix("/v1/").split("/")
        if org is None:
            self.refuse(parts, request)
            return answer(401, {"error": "unknown key"})
        handler = self.handler(request.method, parts)
        if handler is None:
            return answer(404, {"error": "not found"})
        try:
            return handler(org, parts, body_of(request))
        except ValueError as error:
            return answer(400, {"error": str(error)})

    def owner(self, scheme: str, key: str) -> str | None:
        if "takes half a key" in self.defects:
            key = next((each for each in KEYS if each.startswith(key[:8])), "")
        is_right = scheme == "Bearer" or "takes any scheme" in self.defects
        return KEYS.get(key) if is_right else None

    def refuse(self, parts: list[str], request: httpx.Request) -> None:
        if "keeps what it refuses" in self.defects and parts[2:] == ["bookings"]:
            self.keep("acme", "booking", body_of(request), room=parts[1])

    def handler(
        self, method: str, parts: list[str]
    ) -> Callable[[str, list[str], Doc], httpx.Response] | None:
        shape = tuple(part if place != 1 else "id" for place, part in enumerate(parts))
        return {
            ("GET", ("me",)): self.me,
            ("GET", ("rooms",)): self.rooms,
            ("POST", ("rooms",)): self.create,
            ("GET", ("rooms", "id")): self.read,
            ("PATCH", ("rooms", "id")): self.update,
            ("GET", ("rooms", "id", "bookings")): self.bookings,
            ("POST", ("rooms", "id", "bookings")): self.book,
        }.get((method, shape))

    def me(self, org: str, _parts: list[str], _body: Doc) -> httpx.Response:
        return answer(200, {"organization": org})

    def rooms(self, org: str, _parts: list[str], _body: Doc) -> httpx.Response:
        orgs = KEYS.values() if "lists all" in self.defects else (org,)
        own = [each for each in self.things.values() if each["org"] in orgs and "title" in each]
        return answer(200, {"rooms": [shown(each) for each in own]})

    def create(self, org: str, _parts: list[str], body: Doc) -> httpx.Response:
        if not body.get("title"):
            raise ValueError("title is missing")
        return answer(201, {"room": shown(self.keep(org, "room", body))})

    def read(self, org: str, parts: list[str], _body: Doc) -> httpx.Response:
        room = self.find(org, parts[1])
        return answer(200, {"room": shown(room)}) if room else answer(404, {"error": "not found"})

    def update(self, org: str, parts: list[str], body: Doc) -> httpx.Response:
        room = self.find(org, parts[1])
        if room is None:
            return answer(404, {"error": "not found"})
        changes = {name: body[name] for name in FIELDS["room"] if name in body}
        if "forgets on update" in self.defects:
            changes = {**dict.fromkeys(FIELDS["room"]), **changes}
        room.update(changes)
        return answer(200, {"room": shown(room)})

    def bookings(self, org: str, parts: list[str], _body: Doc) -> httpx.Response:
        if self.find(org, parts[1]) is None:
            return answer(404, {"error": "not found"})
        title = self.things[parts[1]]["title"] if "keeps bookings by title" in self.defects else ""
        rooms = [parts[1], *(each["id"] for each in self.titled(title))]
        own = [each for each in self.things.values() if each.get("room") in rooms]
        return answer(200, {"bookings": [shown(each) for each in own]})

    def titled(self, title: str) -> list[Doc]:
        return [each for each in self.things.values() if title and each.get("title") == title]

    def book(self, org: str, parts: list[str], body: Doc) -> httpx.Response:
        if self.find(org, parts[1]) is None:
            if "books all the same" in self.defects and parts[1] in self.things:
                self.keep(org, "booking", body, room=parts[1])
            return answer(404, {"error": "not found"})
        if not body.get("who"):
            raise ValueError("who is missing")
        return answer(201, {"booking": shown(self.keep(org, "booking", body, room=parts[1]))})

    def keep(self, org: str, kind: str, body: Doc, **more: str) -> Doc:
        kept = {name: self.stored(body[name]) for name in FIELDS[kind] if name in body}
        thing = {"id": f"{kind}_{len(self.things) + 1:04d}", "org": org, **kept, **more}
        self.things[thing["id"]] = thing
        return thing

    def stored(self, value: Any) -> Any:
        is_trimmed = "trims" in self.defects and isinstance(value, str)
        return value.strip() if is_trimmed else value

    def find(self, org: str, ident: str) -> Doc | None:
        if "opens other spellings" in self.defects and ident not in self.things:
            named = ident.removesuffix(" ").removesuffix(".json").lower()
            return self.things.get(named)
        found = self.things.get(ident)
        is_own = found is not None and (found["org"] == org or "leaks" in self.defects)
        return found if is_own else None


def shown(thing: Mapping[str, Any]) -> Doc:
    """Return a thing as its own organization sees it."""
    return {name: value for name, value in thing.items() if name not in ("org", "room")}


def body_of(request: httpx.Request) -> Doc:
    """Return the object that was sent; ValueError where there is none."""
    if request.method == "GET":
        return {}
    try:
        body = json.loads(request.content)
    except (ValueError, RecursionError) as error:
        raise ValueError("the body is no JSON") from error
    if not isinstance(body, dict):
        raise ValueError("the body is no object")
    if any(name in body and not isinstance(body[name], str) for name in ("title", "who", "note")):
        raise ValueError("a text is none")
    return body


def answer(status: int, body: object) -> httpx.Response:
    return httpx.Response(status, json=body)
