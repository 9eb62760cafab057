"""Values that a schema allows, and those that it refuses, each with the words for it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.reference.schemas import ONE_OF_REQUIRED
from understudy.site.recording.described import Call

Node = Mapping[str, Any]
EMPTY: dict[str, Any] = {"array": [], "boolean": False, "integer": 1, "number": 1, "object": {}}
NEVER = {"readOnly": True}
UNKNOWN = "unknown"
NO_UUID = "00000000-0000-4000-8000-000000000000"
SAMPLES = {
    "date": "2026-06-20",
    "date-time": "2026-06-20T08:00:00Z",
    "email": "dana@example.com",
    "uuid": NO_UUID,
}
WRONG_FORMS = {"date": "2026-02-30", "date-time": "yesterday", "email": "dana", "uuid": "1"}
# What is longer than this is not sent: no reader would try it.
LONGEST = 5_000


@dataclass(frozen=True)
class Wrong:
    """A value that breaks one keyword, and how it is said: `a text of 501 letters`."""

    keyword: str
    value: Any
    words: str


def sample(schema: Node, call: Call, within: frozenset[str] = frozenset()) -> Any:
    """Return a value that a schema allows: what it shows, or else as little as can be.

    What is in itself ends with null, or empty: `within` are the references that led here.
    """
    whole, own = call.flat(schema), call.references_in(schema)
    for keyword in ("example", "default"):
        if keyword in whole:
            return whole[keyword]
    if whole.get("enum"):
        return whole["enum"][0]
    if own & within:
        return None if whole.get("nullable") else EMPTY.get(_kind(whole))
    return _least(whole, call, within | own)


def _least(whole: Node, call: Call, within: frozenset[str]) -> Any:
    kind = _kind(whole)
    if kind == "object":
        named = whole.get("properties", {})
        flat = {name: call.flat(part) for name, part in named.items()}
        sent = [name for name in _needed(whole) if not flat.get(name, NEVER).get("readOnly")]
        return {name: sample(named[name], call, within) for name in sent}
    if kind == "array":
        return [sample(whole.get("items", {}), call, within)] if whole.get("minItems") else []
    if kind in ("integer", "number"):
        return whole.get("minimum", 1)
    return EMPTY.get(kind, SAMPLES.get(str(whole.get("format")), "text"))


def _kind(whole: Node) -> str:
    return str(whole.get("type") or ("object" if whole.get("properties") else ""))


def _needed(schema: Node) -> list[str]:
    """Return the properties that an object needs, the first where any of some will do."""
    first: str | list[str] = next(iter(schema.get(ONE_OF_REQUIRED, ())), [])
    return [*schema.get("required", ()), *([first] if isinstance(first, str) else first)]


def wrong_values(schema: Node, *, is_json: bool) -> Iterator[Wrong]:
    """Yield values that a flat schema refuses; those of parameters are texts."""
    if is_json:
        yield from _of_another_type(schema)
    elif schema.get("type") in ("integer", "number", "boolean"):
        yield _told("type", "first")
    if schema.get("enum"):
        yield _told("enum", f"no-{schema['enum'][0]}")
    if schema.get("format") in WRONG_FORMS:
        yield _told("format", WRONG_FORMS[schema["format"]])
    if "pattern" in schema:
        yield from _beside(schema)
    yield from _out_of_bounds(schema)


def _of_another_type(schema: Node) -> Iterator[Wrong]:
    yield _told("type", [] if schema.get("type") == "object" else {})
    if not schema.get("nullable"):
        yield _told("nullable", None)


def _beside(schema: Node) -> Iterator[Wrong]:
    """Yield texts that break a pattern: a word, and a day that there is not."""
    if not re.search(schema["pattern"], "tomorrow"):
        yield _told("pattern", "tomorrow")
    if re.search(schema["pattern"], "20260229"):
        yield _told("day", "20260229")


def _out_of_bounds(schema: Node) -> Iterator[Wrong]:
    if schema.get("minLength"):
        yield _told("minLength", "")
        yield _told("blank", " ")
    longest = schema.get("maxLength")
    if longest is not None and longest <= LONGEST:
        yield Wrong("maxLength", "x" * (longest + 1), f"a text of {longest + 1} letters")
    if "minimum" in schema:
        yield _told("minimum", schema["minimum"] - 1)
    if "maximum" in schema:
        yield _told("maximum", schema["maximum"] + 1)
    if schema.get("minItems"):
        yield _told("minItems", [])


def _told(keyword: str, value: Any) -> Wrong:
    return Wrong(keyword, value, f"`{json.dumps(value, ensure_ascii=False)}`")


def unknown_ids(known: Any, schema: Node) -> Iterator[Any]:
    """Yield ids like a known one that nothing bears, the one that reads best first."""
    if schema.get("type") in ("integer", "number"):
        yield from (
            each for each in (999_999, int(known) + 1) if each <= schema.get("maximum", each)
        )
        return
    text = str(known)
    prefix = re.match(r"[A-Za-z]+[_-]", text)
    if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
        yield NO_UUID
    elif re.fullmatch(r"[0-9a-f]{16,}", text):
        yield f"{text[:-4]}ffff"
    elif text.isdigit():
        yield "9" * len(text)
    elif prefix:
        yield f"{prefix[0]}{UNKNOWN}"
    yield from (UNKNOWN, NO_UUID)
