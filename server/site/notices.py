"""What a visitor reads where the site is not: it is being built, it cannot be, there is no such."""

from html import escape
from pathlib import Path
from string import Template

from understudy import __version__
from understudy.server.response.answer import Header
from understudy.server.response.page import GUARDS, Page

TEMPLATE = Path(__file__).with_name("notice.html")
HTML = b"text/html; charset=utf-8"
# One refresh without a delay, whose answer comes when there is something new: a page that is loaded
# anew every few seconds is read out anew, too.
REFRESH = '<meta http-equiv="refresh" content="0; url=?wait">'
FIXED: tuple[Header, ...] = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    *GUARDS,
)
SOON: Header = (b"retry-after", b"2")


def being_built(root: str) -> Page:
    """Return what is shown until the site is there."""
    text = (
        "<p>It is printed from the specs, the rules and the answers that this stand-in gives, once "
        "for this version and these options. That takes some seconds; this page then shows it.</p>"
        '<progress aria-label="The reference is being built"></progress>'
    )
    body = _written("The reference is being built", text, root, REFRESH)
    return Page(body, HTML, b"", (SOON, *FIXED), 503)


def not_built(why: str, by_hand: str, root: str) -> Page:
    """Return why there is no site, and what to do."""
    text = (
        f'<p class="why">{escape(why)}</p>'
        "<p>In a shell, this builds it, or says more:</p>"
        f'<pre tabindex="0" aria-label="The command"><code>{escape(by_hand)}</code></pre>'
        '<p><a class="button" href="?again">Try again</a></p>'
    )
    return Page(_written("The reference could not be built", text, root), HTML, b"", FIXED, 503)


def no_such_page(root: str, base: str) -> Page:
    """Return that the site has no such page."""
    text = f'<p><a href="{escape(root + base)}/">To the first page of the reference</a></p>'
    return Page(_written("No such page", text, root), HTML, b"", FIXED, 404)


def _written(title: str, text: str, root: str, refresh: str = "") -> bytes:
    return (
        Template(TEMPLATE.read_text("utf-8"))
        .substitute(title=title, text=text, root=escape(root), refresh=refresh, version=__version__)
        .encode()
    )
