"""A request before it is sent: its parts by name, and the attempts that are made of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from understudy.site.recording.described import FORM, Call
from understudy.site.recording.model import Sent, Upload

Header = tuple[str, str]


class _Nothing:
    def __repr__(self) -> str:
        return "NOTHING"


# A body of `null` is one; this is none.
NOTHING: Any = _Nothing()
# Who calls: with the key or token of the demo, or without any.
OWN, NOBODY = "own", "nobody"


@dataclass(frozen=True)
class Draft:
    """What a request is made of; `text` is its body to the letter, where it has to be."""

    path: Mapping[str, Any]
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = NOTHING
    text: str | None = None
    media_type: str = ""
    upload: Upload | None = None
    caller: str = OWN

    def put(self, place: str, name: str, value: Any) -> "Draft":
        """Return it with another value of a parameter; NOTHING leaves it out."""
        given = {**getattr(self, place), name: value}
        kept = {key: each for key, each in given.items() if each is not NOTHING}
        changed: dict[str, Any] = {place: kept}
        return replace(self, **changed)

    def sent(self, call: Call) -> Sent:
        """Return the request itself, without a key."""
        path = call.path
        for name, value in self.path.items():
            path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
        headers = [*self.headers.items()]
        if self.upload or self.media_type == FORM:
            return Sent(call.method, path, self._pairs(), tuple(headers), upload=self.upload)
        text = self.text
        if text is None and self.body is not NOTHING:
            text = json.dumps(self.body, ensure_ascii=False)
        if text is not None and self.media_type:
            headers.append(("Content-Type", self.media_type))
        said = None if self.body is NOTHING or self.text is not None else self.body
        return Sent(call.method, path, self._pairs(), tuple(headers), text, said)

    def _pairs(self) -> tuple[Header, ...]:
        pairs = []
        for name, value in self.query.items():
            values = value if isinstance(value, list) else [value]
            pairs += [(name, _text(each)) for each in values]
        return tuple(pairs)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


@dataclass(frozen=True)
class Attempt:
    """A draft with its case, and the sentence that tells how to make it.

    `wanted` are the statuses for which it is kept; empty: any that is documented. `before` are
    calls that are made first.
    """

    case: str
    cause: str
    draft: Draft
    about: str = ""
    wanted: tuple[int, ...] = ()
    before: tuple[tuple[str, Draft], ...] = ()
