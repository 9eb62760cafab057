"""Two exchanges of the journal line by line: what is the same, and what only one of them has."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from understudy.server.control.console.json_text import indented
from understudy.server.control.console.page import Asked, Page
from understudy.server.control.console.pages.requests.exchange import entry_of, shown_of

# So much of a body is compared, and so many lines of a message: to compare takes their square.
MOST, LINES = 100_000, 1_000
# So many lines that are the same stand around those that are not.
AROUND = 3
Lines = Sequence[str]


class Line(NamedTuple):
    """A line of a difference: in both (" "), in one ("-") or in the other ("+"), or left out."""

    sign: str
    text: str


async def show(asked: Asked) -> dict[str, Any]:
    """Return two exchanges, request and answer, as lines that differ or do not."""
    entries = [entry_of(asked, asked.query.get(name, "")) for name in ("one", "other")]
    one, other = [await shown_of(asked, entry, MOST) for entry in entries]
    messages = [(request_of(one), request_of(other)), (answer_of(one), answer_of(other))]
    parts = [
        (title, [*difference(first[:LINES], second[:LINES])])
        for title, (first, second) in zip(("Request", "Answer"), messages, strict=True)
    ]
    is_cut = any(len(lines) > LINES for pair in messages for lines in pair)
    return {"one": one, "other": other, "parts": parts, "most": LINES if is_cut else 0}


def request_of(entry: Mapping[str, Any]) -> Lines:
    """Return a request as lines."""
    query = f"?{entry['query']}" if entry["query"] else ""
    return message(f"{entry['method']} {entry['path']}{query}", entry["request"])


def answer_of(entry: Mapping[str, Any]) -> Lines:
    """Return an answer as lines."""
    return message(str(entry["status"] or "no answer"), entry["response"])


def message(first: str, part: Mapping[str, Any]) -> Lines:
    """Return a message as lines: what it begins with, its headers, its body as people read it."""
    headers = [f"{name}: {value}" for name, value in part["headers"]]
    body = ["", *indented(part["body"]).splitlines()] if part["body"] else []
    return [first, *headers, *body]


def difference(one: Lines, other: Lines) -> Iterator[Line]:
    """Yield the lines of two messages, those that are the same only around those that are not."""
    matcher = SequenceMatcher(None, one, other)
    steps = matcher.get_opcodes()
    for number, (kind, start, end, from_, to) in enumerate(steps):
        if kind == "equal":
            yield from same(one[start:end], is_first=not number, is_last=number + 1 == len(steps))
            continue
        yield from (Line("-", text) for text in one[start:end])
        yield from (Line("+", text) for text in other[from_:to])


def same(lines: Lines, *, is_first: bool, is_last: bool) -> Iterator[Line]:
    """Yield lines that are the same, and in place of those far from any other how many they are."""
    before = 0 if is_first else AROUND
    after = 0 if is_last else AROUND
    hidden = len(lines) - before - after
    if hidden <= 1:
        yield from (Line(" ", text) for text in lines)
        return
    yield from (Line(" ", text) for text in lines[:before])
    yield Line("", f"{hidden} lines are the same")
    yield from (Line(" ", text) for text in lines[len(lines) - after :])


PAGE = Page(
    "/requests/difference", "Difference", "requests/difference.html", show, within="/requests"
)
