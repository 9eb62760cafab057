"""Talks to an application as several callers and keeps a transcript that two runs can compare."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.mutants.harness.asking import Answer, Asker
from tests.mutants.productionplanner.catalogue import make_app
from tests.mutants.productionplanner.reference.app import BASE_PATH
from tests.mutants.productionplanner.reference.seeds import token

ACME, ACME_TOO, OLD, NORTH, EMPTY = (token(digit) for digit in "12345")
UNKNOWN = token("0")
MADE_ID = re.compile(r"\b[pstkblrf]_[0-9a-f]{20}\b")
BEGIN = datetime(2026, 6, 1, 12, 0, 0, 123456, tzinfo=UTC)


@dataclass(frozen=True)
class Heard:
    """A request, and what came back."""

    method: str
    path: str
    answer: Answer


@dataclass
class Talk:
    """A conversation with one application, a `step` of its time for each request."""

    defect: str | None = None
    permitted: tuple[str, ...] = ()
    step: timedelta = timedelta(seconds=1)
    instant: datetime = BEGIN
    heard: list[Heard] = field(default_factory=list)

    def __post_init__(self) -> None:
        app = make_app(self.defect, self.permitted, now=lambda: self.instant, seed=1)
        self.asker = Asker(app)

    def say(
        self, method: str, path: str, body: Any = None, key: str | None = ACME, **headers: str
    ) -> Answer:
        """Send a call below the base path with a key, and keep the answer."""
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        return self.send(method, BASE_PATH + path, headers, body)

    def send(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: Any = None
    ) -> Answer:
        """Send a request; a body that is no bytes goes as JSON."""
        self.instant += self.step
        content = b"" if body is None else body
        if not isinstance(content, bytes):
            content = json.dumps(content).encode()
            headers = {"Content-Type": "application/json", **(headers or {})}
        answer = self.asker.ask(method, path, headers or {}, content)
        self.heard.append(Heard(method, path, answer))
        return answer

    def transcript(self) -> list[str]:
        """Return all that was heard, with ids that were made now replaced by numbers."""
        names: dict[str, str] = {}

        def number(made: re.Match[str]) -> str:
            return names.setdefault(made.group(), f"<{len(names)}>")

        return [MADE_ID.sub(number, line(heard)) for heard in self.heard]

    def make(self, name: str, key: str = ACME, **fields: Any) -> str:
        """Create a project and return its id, "" where the answer has none."""
        answer = self.say("POST", "/projects", {"name": name, **fields}, key)
        found = re.search(rb'"id":\s*"([^"]+)"', answer.body)
        return found.group(1).decode() if found else ""


def line(heard: Heard) -> str:
    """Return one exchange as a line of a transcript."""
    answer = heard.answer
    text = answer.body.decode(errors="replace")
    return f"{heard.method} {heard.path} {answer.status} {sorted(answer.headers.items())} {text}"
