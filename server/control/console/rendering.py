"""How pages become HTML: the templates, what every page carries, and the headers around it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from understudy import __version__
from understudy.server.control.console.json_text import coloured, indented

TEMPLATES = Path(__file__).parent / "templates"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    # Keys may stand on a page.
    "cache-control": "no-store",
    # `no-referrer` would have browsers send forms with the Origin `null`, which is refused.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-understudy": __version__,
}


def environment() -> Environment:
    """Return the templates; what they name and do not get is a mistake, and shows as one."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters.update(
        json=indented, coloured=coloured, clock=short_instant, size=size_of, flat=one_line
    )
    return templates


def page_response(html: str, status: int = 200) -> Response:
    """Return a page with the headers that every page has."""
    return Response(html, status, HEADERS, "text/html")


def redirect(place: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return the way to another page; a form that was sent is not sent again there."""
    return Response(status_code=303, headers={**HEADERS, "location": place, **(headers or {})})


def one_line(value: Any) -> str:
    """Return a value of a document in one line."""
    return value if isinstance(value, str) else str(orjson.dumps(value), "utf-8")


def short_instant(stamp: str) -> str:
    """Return `2026-06-01T12:00:00.000Z` as `2026-06-01 12:00:00`."""
    return stamp[:19].replace("T", " ")


def size_of(octets: int) -> str:
    """Return how long a body is."""
    return f"{octets} B" if octets < 1000 else f"{octets / 1000:.1f} kB"
