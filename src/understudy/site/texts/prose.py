"""Markdown as HTML: the descriptions of a spec, and the guides."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.anchors import anchors_plugin

from understudy.site.texts.code import coloured

SPACES = re.compile(r"\s+")
Relink = Callable[[str], str]


@dataclass(frozen=True)
class Section:
    """A heading of a guide: its level, its anchor, and the text below it without its code."""

    level: int
    title: str
    anchor: str
    text: str = ""


@cache
def prose(text: str) -> Markup:
    """Return a description as HTML; tags in it are text."""
    return Markup(_markdown(html=False).render(text).strip())  # noqa: S704  # escapes what is typed


@cache
def inline(text: str) -> Markup:
    """Return a sentence as HTML, without a paragraph around it."""
    line = SPACES.sub(" ", text).strip()
    return Markup(_markdown(html=False).renderInline(line))  # noqa: S704


def guide(text: str, relink: Relink) -> Markup:
    """Return a guide as HTML: with anchors, `<details>`, and each link as `relink` has it."""
    markdown = _markdown(html=True)
    tokens = markdown.parse(text)
    for token in _walk(tokens):
        for name in ("href", "src"):
            if name in token.attrs:
                token.attrs[name] = relink(str(token.attrs[name]))
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704  # ours


def sections(text: str) -> list[Section]:
    """Return each heading of a guide with what is said below it."""
    tokens = _markdown(html=True).parse(text)
    found: list[Section] = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            title, anchor = plain(tokens[at + 1].content), str(token.attrs.get("id", ""))
            found.append(Section(int(token.tag[1]), title, anchor))
        elif token.type == "inline" and found and tokens[at - 1].type != "heading_open":
            found[-1] = replace(found[-1], text=f"{found[-1].text} {plain(token.content)}".strip())
    return found


@cache
def plain(text: str) -> str:
    """Return a sentence of Markdown without its marks, as a title or a search entry has it."""
    tokens = _markdown(html=False).parseInline(SPACES.sub(" ", text).strip())
    return "".join(
        token.content or (" " if token.type == "softbreak" else "") for token in _leaves(tokens)
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of a description, without its marks."""
    paragraph = plain(text.strip().split("\n\n", 1)[0])
    return re.split(r"(?<=[.!?])\s+(?=[A-Z“\"'])", paragraph, maxsplit=1)[0]


def _leaves(tokens: Sequence[Token]) -> list[Token]:
    return [child for token in tokens for child in (token.children or [])]


def _walk(tokens: Sequence[Token]) -> list[Token]:
    return [each for token in tokens for each in (token, *(token.children or []))]


@cache
def _markdown(*, html: bool) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    markdown.add_render_rule("fence", _fence)
    markdown.add_render_rule("code_block", _fence)
    markdown.add_render_rule("table_open", _table_open)
    markdown.add_render_rule("table_close", _table_close)
    markdown.add_render_rule("th_open", _th_open)
    return markdown.use(anchors_plugin, max_level=4) if html else markdown


def _fence(self: RendererHTML, tokens: Sequence[Token], at: int, *_: Any) -> str:
    language = tokens[at].info.split(maxsplit=1)[0] if tokens[at].info.strip() else ""
    code = coloured(tokens[at].content.rstrip("\n"), language)
    # What can be scrolled must be reached by the keyboard.
    return f"<pre tabindex=0><code>{code}</code></pre>\n"


def _table_open(self: RendererHTML, tokens: Sequence[Token], at: int, *_: Any) -> str:
    return "<div class=scroll tabindex=0><table>\n"


def _th_open(self: RendererHTML, tokens: Sequence[Token], at: int, *_: Any) -> str:
    # A header that says nothing is none, and a reader of screens would look for it.
    return "<th>" if tokens[at + 1].content else "<td>"


def _table_close(self: RendererHTML, tokens: Sequence[Token], at: int, *_: Any) -> str:
    return "</table></div>\n"
