"""A notes service with defects to switch on: what the kit's tests judge."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

KEYS = {"key-of-acme-1111": "acme", "key-of-north-2222": "north"}


@dataclass
class Notes:
    """Answers requests in memory; `defects` names what it does wrong."""

    defects: frozenset[str] = frozenset()
    keys: dict[str, str] = field(default_factory=lambda: dict(KEYS))
    requests: list[httpx.Request] = field(default_factory=list)
    notes: dict[str, dict[str, str]] = field(default_factory=lambda: old_notes())
    count: int = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        org = self.keys.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        if org is None:
            return answer(401, {"error": "refused"})
        path = request.url.path.removeprefix("/v1")
        handler = self.handler(request.method, path)
        return handler(org, path, request) if handler else answer(404, {"error": "no route"})

    def handler(
        self, method: str, path: str
    ) -> Callable[[str, str, httpx.Request], httpx.Response] | None:
        if path.startswith("/notes/"):
            return {"GET": self.get, "PATCH": self.update}.get(method)
        table = {
            ("GET", "/me"): self.me,
            ("GET", "/notes"): self.list,
            ("POST", "/notes"): self.create,
        }
        return table.get((method, path))

    def me(self, org: str, _path: str, _request: httpx.Request) -> httpx.Response:
        return answer(200, {"org": "acme" if "one org" in self.defects else org})

    def list(self, org: str, _path: str, _request: httpx.Request) -> httpx.Response:
        if "no json" in self.defects:
            return httpx.Response(200, content=b"oops")
        return answer(200, [note for note in self.notes.values() if note["org"] == org])

    def create(self, org: str, _path: str, request: httpx.Request) -> httpx.Response:
        text = text_of(request)
        if text is None:
            return answer(400, {"error": "text is required"})
        if "crash" in self.defects:
            return answer(500, {"error": "boom"})
        self.count += 1
        note = {"id": f"n_{self.count:04d}", "text": text, "org": org}
        if "lost" not in self.defects:
            self.notes[note["id"]] = note
        return answer(201, note)

    def get(self, org: str, path: str, _request: httpx.Request) -> httpx.Response:
        note = self.found(org, path)
        return answer(200, note) if note else answer(404, {"error": "no note"})

    def update(self, org: str, path: str, request: httpx.Request) -> httpx.Response:
        note = self.notes.get(path.removeprefix("/notes/"))
        text = text_of(request)
        if note and "foreign write" in self.defects:
            note["text"] = text or note["text"]
        if self.found(org, path) is None:
            return answer(404, {"error": "no note"})
        if text is None:
            return answer(400, {"error": "text is required"})
        self.found(org, path)["text"] = text  # type: ignore[index]  # refused above
        return answer(200, self.found(org, path))

    @property
    def new(self) -> dict[str, dict[str, str]]:
        """The notes that were made since the start."""
        return {name: note for name, note in self.notes.items() if not name.startswith("old_")}

    def found(self, org: str, path: str) -> dict[str, str] | None:
        note = self.notes.get(path.removeprefix("/notes/"))
        is_hidden = note is not None and note["org"] != org and "leak" not in self.defects
        return None if is_hidden else note


def old_notes() -> dict[str, dict[str, str]]:
    """Return a note of each organization, for lists that show something."""
    return {f"old_{org}": {"id": f"old_{org}", "text": "old", "org": org} for org in KEYS.values()}


def text_of(request: httpx.Request) -> str | None:
    try:
        body = json.loads(request.content)
    except ValueError:
        return None
    text = body.get("text") if isinstance(body, dict) else None
    return text if isinstance(text, str) and text.strip() else None


def answer(status: int, body: object) -> httpx.Response:
    return httpx.Response(status, json=body)
