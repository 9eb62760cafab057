"""How a report becomes a page: the templates, and a policy that lets its own parts run alone."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from understudy.contracts.kit.report.page.view import View
from understudy.contracts.kit.report.report import Report

HERE = Path(__file__).parent


def to_html(report: Report) -> str:
    """Return the report as a page."""
    style, script = _part("page.css"), _part("page.js")
    template = _templates().get_template("page.html")
    # What stands in our own two files is no text of anybody else's.
    return template.render(
        view=View(report),
        report=report,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
    )


def _policy(style: str, script: str) -> str:
    # By hash, so that nothing else runs even where a text should ever slip through unescaped.
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _part(name: str) -> str:
    return (HERE / name).read_text("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
