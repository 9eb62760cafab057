"""The Atom feed of an API's changes."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from understudy.site.changes import ApiEntries, feed_of

NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(name: str, api: ApiEntries, base_url: str = "") -> str:
    """Return the feed; with an address of the site its entries link to the page of changes."""
    return "\n".join(_lines(name, api, base_url)) + "\n"


def _lines(name: str, api: ApiEntries, base_url: str) -> Iterator[str]:
    feed = feed_of(name, api)
    page = f"{base_url}{name}/changes.html" if base_url else "changes.html"
    itself = f"{base_url}{name}/changes.xml" if base_url else "changes.xml"
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="{NAMESPACE}">'
    yield f"<id>{escape(feed.id)}</id>"
    yield f"<title>{escape(feed.title)}</title>"
    yield f"<updated>{feed.updated}</updated>"
    yield "<author><name>understudy</name></author>"
    yield f'<link rel="self" href={quoteattr(itself)}/>'
    yield f"<link href={quoteattr(page)}/>"
    for entry in feed.entries:
        yield "<entry>"
        yield f"<id>{escape(entry.id)}</id>"
        yield f"<title>{escape(entry.title)}</title>"
        yield f"<updated>{entry.updated}</updated>"
        yield f"<link href={quoteattr(page)}/>"
        yield f'<content type="text">{escape(chr(10).join(entry.lines))}</content>'
        yield "</entry>"
    yield "</feed>"
