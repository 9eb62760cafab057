"""Code as HTML: coloured where the language is known."""

import re
from functools import cache
from html import escape

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

# Spaces, punctuation and operators have no colour of their own, and are half of all spans.
PLAIN = re.compile(r'<span class="(?:w|p|o|n|err)">([^<]*)</span>')
SPAN = re.compile(r'<span class="(\w+)">')
FORMATTER = HtmlFormatter(nowrap=True)


@cache
def coloured(code: str, language: str) -> Markup:
    """Return code in the spans of its language; as it is where nobody knows the language."""
    lexer = _lexer(language)
    if lexer is None:
        return Markup(escape(code, quote=False))  # noqa: S704  # it is escaped
    spans = highlight(code, lexer, FORMATTER).rstrip("\n")
    lean = SPAN.sub(r"<span class=\1>", PLAIN.sub(r"\1", spans))
    return Markup(lean.replace("&quot;", '"').replace("&#39;", "'"))  # noqa: S704


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False) if language else None
    except ClassNotFound:
        return None
