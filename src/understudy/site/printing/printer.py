"""Prints pages: each as HTML and as Markdown, in the frame of its section."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from understudy.reference.reading.model import Field
from understudy.site.pages.api import first_call, started
from understudy.site.pages.page import Page
from understudy.site.pages.subject import Subject
from understudy.site.printing.environment import (
    LARGEST,
    environment,
    inlined,
    tidy_html,
    tidy_markdown,
)
from understudy.site.printing.links import Links
from understudy.site.printing.menu import Section, start_menu


class Options(Protocol):
    """What the pages show of how a site is built."""

    @property
    def format(self) -> str: ...
    @property
    def base_url(self) -> str: ...


class Printer:
    """Knows what all pages of a site share."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        sections: Sequence[Section],
        version: str,
        options: Options,
    ) -> None:
        self._subjects = {each.name: each for each in subjects}
        self._shared = {
            "base_url": options.base_url,
            "is_site": options.format == "html",
            "sections": sections,
            "version": version,
            "start": _start(subjects),
        }
        self._start_menu = start_menu(sections)
        self._menus = {each.name: each.groups for each in sections}
        self._templates = {ending: environment(ending) for ending in ("html", "md")}

    def markdown(self, page: Page) -> str:
        """Return a page as Markdown."""
        return tidy_markdown(
            self._printed(page, "md", compact=False), takes_html=page.template == "guide"
        )

    def html(self, page: Page, markdown: str) -> str:
        """Return a page as HTML, with its twin in it where that leaves it small enough."""
        tried = ((False, inlined(markdown)), (True, inlined(markdown)), (True, ""))
        for is_brief, twin in tried:
            text = tidy_html(self._printed(page, "html", twin=twin, compact=is_brief))
            if len(text.encode()) <= LARGEST:
                break
        return text

    def _printed(self, page: Page, ending: str, **more: Any) -> str:
        links = Links(page, ending)
        subject = self._subjects.get(page.section)
        frame = {
            "page": page,
            "to": links.to,
            "file": links.file,
            "object_link": partial(_object_link, links, subject),
            "object_page": partial(_object_page, page, subject),
            "heading": subject.title if subject else "Guides" if page.section else "",
            "feed": subject is not None,
            "menu": self._menus.get(page.section, self._start_menu),
            "refused": {},
        }
        template = self._templates[ending].get_template(f"{page.template}.{ending}")
        return template.render({**self._shared, **frame, **page.view, **more})


def _object_page(page: Page, subject: Subject | None, field: Field) -> str:
    """Return the path of the page of a field's object; "" where it has none, or needs none.

    On that page it needs none, unless the object is in itself.
    """
    held = _holder(field)
    if subject is None or held.object not in subject.objects:
        return ""
    path = f"{subject.name}/objects/{held.object}"
    return "" if path == page.path and not held.is_again else path


def _object_link(links: Links, subject: Subject | None, field: Field, before: str = "") -> str:
    path = _object_page(links.page, subject, field)
    return f"{before}[{_holder(field).object}]({links.to(path)})" if path else ""


def _holder(field: Field) -> Field:
    """Return what of a field has an object: itself, or what it holds, however deep."""
    held = field.items or field.values
    return _holder(held) if held and not field.object else field


def _start(subjects: Sequence[Subject]) -> str:
    """Return the shell's lines that serve the first API and call it."""
    subject = subjects[0]
    sample = subject.samples[first_call(subject).id][0]
    return f"{started(subject, 'understudy serve')}\n{sample.code}"
