"""Small words about what the pages show: types, counts, decisions and sizes."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from markupsafe import Markup, escape

from understudy.reference.reading.model import Decision, Field

MEDIA = {
    "application/json": "JSON",
    "multipart/form-data": "a form with a file",
    "application/x-www-form-urlencoded": "a form",
}
FENCE = "```"
BRACKET = re.compile(r"[\[\]\\]")
UNITS = ((1 << 20, "MiB"), (1 << 10, "KiB"))
PICTURE = re.compile(r"!\[[^\]]*\]\([^)\s:]+\)\n?")
DOCUMENT = re.compile(r"\[([^\]]*)\]\(\.\./[^)\s]+\.json\)")
# Keywords of a spec that stand between what a reader knows by name.
UNTOLD = frozenset({"properties", "schema", "content", "application/json", "responses", "schemas"})
PARAMETER = re.compile(r"(\{[^}]*\})")


@dataclass(frozen=True)
class Reason:
    """A reason, and everything that was decided for it."""

    reason: str
    places: tuple[Decision, ...]


def by_reason(decisions: Iterable[Decision]) -> list[Reason]:
    """Return each reason once, in their order."""
    found: dict[str, list[Decision]] = {}
    for each in decisions:
        found.setdefault(each.reason, []).append(each)
    return [Reason(reason, tuple(places)) for reason, places in found.items()]


def choices_of(field: Field) -> tuple[Field, ...]:
    """Return the forms that a field takes, or that what it holds takes."""
    held = field.items or field.values
    return field.choices or (choices_of(held) if held else ())


def instead_of(field: Field) -> Field | None:
    """Return what stands in the place of a field, or of what it holds, under some settings."""
    held = field.items or field.values
    return field.instead or (instead_of(held) if held else None)


def example(field: Field) -> str:
    """Return the example of a field: in a path, a query or a header text has no quotes."""
    told = field.example or ""
    return told[1:-1] if field.where in ("path", "query", "header") and told[:1] == '"' else told


def article(words: str) -> str:
    """Return `an ` or `a `, as these words need it; nothing before those that stand alone."""
    if words.split()[0] == "any":
        return ""
    return "an " if words[0] in "aeio" else "a "


def sentence(text: str) -> str:
    """Return a reason with a capital letter, unless it begins with code."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str) -> str:
    """Return `1 rule` or `2 rules`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def media(name: str) -> str:
    """Return a media type as people call it."""
    return MEDIA.get(name, name)


def in_bytes(number: int) -> str:
    """Return a size: `10 MiB`."""
    for size, unit in UNITS:
        if number >= size and number % size == 0:
            return f"{number // size} {unit}"
    return f"{number} bytes"


def written(value: Any) -> str:
    """Return a value as indented JSON; a text of another media type as it is."""
    return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)


def route(path: str) -> Markup:
    """Return a path with its parameters marked."""
    return Markup().join(
        Markup("<i>{}</i>").format(part)
        if part.startswith("{")
        # A narrow column breaks it before a slash, and not within a word.
        else Markup("<wbr>/").join(map(escape, part.split("/")))
        for part in PARAMETER.split(path)
    )


def slug(text: str) -> str:
    """Return a text as an anchor."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def bracketed(text: str) -> str:
    """Return a text as the text of a Markdown link."""
    return BRACKET.sub(r"\\\g<0>", text)


def closed(text: str) -> str:
    """Return a description whose last code ends: what follows it on the page is none."""
    fences = [line for line in text.splitlines() if line.lstrip().startswith(FENCE)]
    return f"{text}\n{FENCE}" if len(fences) % 2 else text


def place(pointer: str) -> str:
    """Return the place of something in a spec as one writes it: `Job.client`, `GET /jobs 200`."""
    parts = [each.replace("~1", "/").replace("~0", "~") for each in pointer.split("/")]
    if parts[0] == "components":
        parts = parts[2:]
    elif parts[0] == "paths" and len(parts) > 2:
        parts = [f"{parts[2].upper()} {parts[1]}", *parts[3:]]
    return "".join(_step(part, at) for at, part in enumerate(parts) if part not in UNTOLD)


def _step(part: str, at: int) -> str:
    if part == "items":
        return "[]"
    if part == "x-instead":
        return " (instead)"
    if not at:
        return part
    return f".{part}" if part.isidentifier() else f" {part}"


def phrase(status: int) -> str:
    """Return what HTTP calls a status; "" where it knows none."""
    return HTTPStatus(status).phrase if status in list(HTTPStatus) else ""


def within_markdown(text: str) -> str:
    """Return a guide without links to files that only the site has, and without pictures."""
    return DOCUMENT.sub(r"\1", PICTURE.sub("", text))
