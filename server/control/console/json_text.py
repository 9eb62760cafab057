"""JSON for reading: set out in lines, and its names, texts, numbers and words in colours."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import orjson
from markupsafe import Markup

TOKEN = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*+")(?P<name>\s*:)?|(?P<number>-?\d[\d.eE+-]*)|(?P<word>[a-z]{4,5})'
)

# So much is in colours: a browser takes long over many thousand of them.
MOST = 50_000


def indented(value: Any) -> str:
    """Return JSON for reading; a text is set out where nothing but its white space changes."""
    if not isinstance(value, str):
        return str(orjson.dumps(value, option=orjson.OPT_INDENT_2), "utf-8")
    try:
        text = indented(orjson.loads(value))
    except (orjson.JSONDecodeError, orjson.JSONEncodeError, RecursionError):
        return value
    # A number that is too long, or a name that stands twice, would not be what was sent.
    return text if "".join(text.split()) == "".join(value.split()) else value


def coloured(value: Any) -> Markup:
    """Return JSON for reading, in colours; a text that is none stays as it is."""
    text = indented(value)
    is_plain = isinstance(value, str) and not is_json(value)
    shown = escape(text) if is_plain else "".join(pieces(text))
    return Markup(shown)  # noqa: S704  # all of it is escaped, piece by piece


def is_json(text: str) -> bool:
    """Whether a text is JSON."""
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True


def pieces(text: str) -> Iterator[str]:
    """Yield the HTML of the tokens of JSON, and of what stands between them."""
    end = 0
    for token in TOKEN.finditer(text, 0, MOST):
        start, stop = token.span("text") if token["text"] else token.span()
        # A name is a text with a colon behind it.
        before, shown = (escape(part, quote=False) for part in (text[end:start], text[start:stop]))
        yield f'{before}<span class="json-{token.lastgroup}">{shown}</span>'
        end = stop
    yield escape(text[end:], quote=False)
