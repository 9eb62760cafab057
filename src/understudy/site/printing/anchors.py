"""Links to fields that a page leaves to the page of their object: they lead to what holds them."""

import posixpath
import re
from collections.abc import Mapping

# A page or this very one, then the anchor of a field: `body-address-city`, `200-jobs-uuid`.
LINK = re.compile(
    r'(?P<start>href="?)(?P<page>[^"#\s>:]*)#(?P<anchor>(?:path|query|header|body|\d{3})-[\w.-]+)'
)
ID = re.compile(r'\bid="?([\w.-]+)')


def led_to_holders(pages: Mapping[str, str]) -> dict[str, str]:
    """Return the pages, in which each link to a field leads to something that is there.

    A long page tells nothing of what is in an object with a page of its own; see `Printer.html`.
    """
    known = {path: set(ID.findall(text)) for path, text in pages.items()}
    return {path: _led(path, text, known) for path, text in pages.items()}


def _led(path: str, text: str, known: Mapping[str, set[str]]) -> str:
    def lead(found: re.Match[str]) -> str:
        page, anchor = found["page"], found["anchor"]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
        there = known.get(target, set())
        while anchor and anchor not in there:
            anchor = anchor.rpartition("-")[0]
        return f"{found['start']}{page}{f'#{anchor}' if anchor else ''}"

    return LINK.sub(lead, text)
