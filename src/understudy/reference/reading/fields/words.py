"""Types, bounds and conditions of a schema in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from understudy.reference.problems import own_words
from understudy.reference.reading.place import Place
from understudy.reference.schemas import say_exclusives

ANY = "any JSON value"
MUST_BE = "must be "
PLURALS = {
    "string": "strings",
    "integer": "integers",
    "number": "numbers",
    "boolean": "booleans",
    "object": "objects",
    "array": "arrays",
    "file": "files",
    ANY: "any JSON values",
}
BOUNDS: dict[str, Callable[[Any], str]] = {
    "minLength": lambda limit: "not empty" if limit == 1 else f"at least {limit} characters",
    "maxLength": lambda limit: f"at most {limit} characters",
    "pattern": lambda limit: f"matches `{limit}`",
    "minimum": lambda limit: f"at least {limit}",
    "exclusiveMinimum": lambda limit: f"more than {limit}",
    "maximum": lambda limit: f"at most {limit}",
    "exclusiveMaximum": lambda limit: f"less than {limit}",
    "multipleOf": lambda limit: f"a multiple of {limit}",
    "minItems": lambda limit: "not empty" if limit == 1 else f"at least {limit} items",
    "maxItems": lambda limit: f"at most {limit} items",
    "uniqueItems": lambda _: "no item twice",
    "minProperties": lambda limit: f"at least {_counted(limit, 'field')}",
    "maxProperties": lambda limit: f"at most {_counted(limit, 'field')}",
    "readOnly": lambda _: "read only",
    "writeOnly": lambda _: "write only",
    "deprecated": lambda _: "deprecated",
    "contentType": lambda limit: f"of type {limit.replace(',', ' or').replace('  ', ' ')}",
}


def plural(words: str) -> str:
    """Return what an array holds, from the words for one: `strings or null`."""
    return " or ".join(_plural(each) for each in words.split(" or "))


def _plural(words: str) -> str:
    first, _, rest = words.partition(" of ")
    if rest:
        return f"{first}s of {rest}"
    return PLURALS.get(words, words)


def bounds(limits: Mapping[str, Any], is_file: bool, form: str = "") -> tuple[str, ...]:
    """Return each bound in words; those of a file's length are bytes.

    `form` is what the spec itself says of the pattern, in place of the pattern.
    """
    told = {keyword: BOUNDS[keyword](limit) for keyword, limit in limits.items()}
    if form and "pattern" in told:
        told["pattern"] = form
    return tuple(each.replace("characters", "bytes") if is_file else each for each in told.values())


def limits_of(parts: Sequence[Place], keywords: Sequence[str]) -> dict[str, Any]:
    """Return the bounds that parts of a schema set, a boolean exclusive one as a number."""
    found: dict[str, Any] = {}
    for part in parts:
        own = {key: part.value[key] for key in keywords if key in part.value}
        say_exclusives(own)
        found.update({key: limit for key, limit in own.items() if limit is not False})
    return {key: found[key] for key in keywords if key in found}


def form_of(parts: Sequence[Place]) -> str:
    """Return what the spec says of the last pattern: `a day like 20260615`, "" for nothing."""
    for part in reversed(parts):
        if "pattern" in part.value:
            said = own_words("pattern", part.value) or ""
            return said.removeprefix(MUST_BE) if said.startswith(MUST_BE) else ""
    return ""


def one_of_required(entries: Sequence[str | Sequence[str]]) -> str:
    """Return the sentence of which fields an object needs one at least."""
    if not entries:
        return ""
    if all(isinstance(entry, str) for entry in entries):
        return f"At least one of {_listed(entries)}."  # type: ignore[arg-type]  # all are texts
    told = (
        f"`{entry}`" if isinstance(entry, str) else f"{_listed(entry)} together"
        for entry in entries
    )
    return f"Has {', or '.join(told)}."


def _listed(names: Sequence[str]) -> str:
    *first, last = (f"`{name}`" for name in names)
    return f"{', '.join(first)} and {last}" if first else last


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
