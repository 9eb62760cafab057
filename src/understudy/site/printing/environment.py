"""Templates with all that they may ask, and the two twins of a page that they make."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from understudy.site.guides.tables import cell
from understudy.site.pages.guides import kinds
from understudy.site.pages.operation import tag_anchor
from understudy.site.printing import field_list
from understudy.site.texts import words
from understudy.site.texts.code import coloured
from understudy.site.texts.prose import first_sentence, inline, plain, prose

TEMPLATES = Path(__file__).parent.parent / "templates"
FOLDERS = {"html": "html", "md": "markdown"}
FILTERS: Mapping[str, Callable[..., Any]] = {
    "article": words.article,
    "bracketed": words.bracketed,
    "by_reason": words.by_reason,
    "bytes": words.in_bytes,
    "cell": cell,
    "choices_of": words.choices_of,
    "closed": words.closed,
    "coloured": coloured,
    "counted": words.counted,
    "example": words.example,
    "first_sentence": first_sentence,
    "inline": inline,
    "instead_of": words.instead_of,
    "kinds": kinds,
    "media": words.media,
    "phrase": words.phrase,
    "plain": plain,
    "place": words.place,
    "prose": prose,
    "route": words.route,
    "sentence": words.sentence,
    "slug": words.slug,
    "tag_anchor": tag_anchor,
    "within_markdown": words.within_markdown,
    "written": words.written,
}
QUOTES = re.compile(r">[^<]*&(?:quot|#34);[^<]*")
OPTIONAL = re.compile(r"\n?</(?:t[dhr]|tbody|li)>")
ENDED = re.compile(r"</p>(?=\s*</?(?:p|div|ul|pre|section|details|table|h[1-6])\b)")
BREAK = re.compile(r"\n(?=</?(?:p|div|[uo]l|li|section|details|table|thead|tbody|t[drh]|h[1-6])\b)")
CODE = re.compile(r"(`[^`]*`)")
TAG = re.compile(r"<(?=[A-Za-z/!])(?!https?:)|[{}]")
KEPT = re.compile(r"(<(pre|template)\b.*?</\2>)", re.DOTALL)
# Above this a page does not carry its own Markdown: who copies it fetches the twin.
LARGEST = 60_000


def environment(ending: str) -> Environment:
    """Return the templates of HTML or of Markdown; only in the former are texts escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES / FOLDERS[ending]),
        autoescape=ending == "html",  # noqa: S701  # Markdown is text
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.filters.update(FILTERS)
    made.globals.update(
        field_list=field_list.field_list,
        shape_list=field_list.shape_list,
        only_with=field_list.only_with,
    )
    return made


def tidy_html(text: str) -> str:
    """Return a page without blank lines and indentation, except where they show."""
    parts = KEPT.split(text)
    # Every third part is the name of the element that the one before it is.
    kept = [part for at, part in enumerate(parts) if at % 3 != 2]
    return "".join(part if at % 2 else _lean(part) for at, part in enumerate(kept))


def _lean(html: str) -> str:
    # No attribute stands in single quotes, and only in attributes do quotation marks mean anything.
    text = QUOTES.sub(lambda found: found[0].replace("&quot;", '"').replace("&#34;", '"'), html)
    # A paragraph ends where a block begins, a cell where the next one does.
    text = ENDED.sub("", OPTIONAL.sub("", text.replace("&#39;", "'")))
    return BREAK.sub("", re.sub(r"\n\s*", "\n", text))


def tidy_markdown(text: str, *, takes_html: bool) -> str:
    """Return a page with a blank line between its blocks, as every reader of Markdown needs them.

    Code is left as it is. What looks like HTML, or like code to a reader of MDX, is escaped.
    """
    lines: list[str] = []
    in_code = False
    for line in text.strip().splitlines():
        fence = line.lstrip().startswith("```")
        before = lines[-1] if lines else ""
        if (fence and not in_code and before) or (not in_code and _begins_list(before, line)):
            lines.append("")
        if in_code or line.strip() or before:
            is_kept = in_code or fence or takes_html
            lines.append(line if is_kept else _plain(line))
        in_code ^= fence
    return "\n".join(lines).rstrip() + "\n"


def _plain(line: str) -> str:
    """Return a line in which tags and braces outside of code are text."""
    parts = CODE.split(line.rstrip())
    return "".join(part if at % 2 else TAG.sub(r"\\\g<0>", part) for at, part in enumerate(parts))


def _begins_list(before: str, line: str) -> bool:
    return line.startswith("- ") and bool(before) and not before.startswith(("- ", "  "))


def inlined(markdown: str) -> Markup:
    """Return the twin as it stands in the page, for who copies it."""
    return Markup("<template id=site-twin>{}</template>").format(escape(markdown))
