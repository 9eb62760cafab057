"""What a site needs on the web, where it has an address: sitemap.xml."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from understudy.site.pages.page import Page


def sitemap(pages: Iterable[Page], base_url: str) -> str:
    """Return the addresses of all pages."""
    rows = "\n".join(f"<url><loc>{escape(base_url + page.path)}.html</loc></url>" for page in pages)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}\n</urlset>\n'
    )
