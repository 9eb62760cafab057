"""Builds the site: reads specs, records answers, prints pages, and gives each file its bytes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from understudy import __version__
from understudy.catalog import Api
from understudy.reference.reading import read
from understudy.reference.spec import load_spec
from understudy.site.changes import Document, flattened, with_history, written
from understudy.site.exports.entries import entries_of
from understudy.site.exports.feed import atom
from understudy.site.exports.models import llms_full_txt, llms_txt
from understudy.site.exports.search import search_script
from understudy.site.exports.web import sitemap
from understudy.site.guides import Guide
from understudy.site.pages.guides import guide_pages
from understudy.site.pages.page import Page
from understudy.site.pages.site import pages_of
from understudy.site.pages.subject import Subject
from understudy.site.printing.anchors import led_to_holders
from understudy.site.printing.menu import sections
from understudy.site.printing.printer import Printer
from understudy.site.recording import Recordings, record
from understudy.site.samples import samples, with_code_samples

STATIC = Path(__file__).parent / "static"
OURS = ("site.css", "site.js", "icon.svg")
SEARCH = STATIC / "minisearch"
Format = Literal["html", "markdown"]


@dataclass(frozen=True)
class Options:
    """How a site is built; `base_url` ends in a slash where it is given."""

    format: Format = "html"
    since: Document | None = None
    base_url: str = ""


def build(
    apis: Sequence[Api],
    guides: Sequence[Guide] = (),
    options: Options = Options(),  # it is frozen
    api_dirs: Sequence[Path] = (),
) -> dict[str, bytes]:
    """Return every file of the site by its path; the stand-ins of the APIs are started for it."""
    return files_of(subjects_of(apis, api_dirs), guides, options)


def subjects_of(apis: Sequence[Api], api_dirs: Sequence[Path] = ()) -> tuple[Subject, ...]:
    """Return all that is known of each API."""
    recorded = record(apis, api_dirs)
    return tuple(subject_of(api, recorded[api.name]) for api in apis)


def files_of(
    subjects: Sequence[Subject],
    guides: Sequence[Guide] = (),
    options: Options = Options(),
) -> dict[str, bytes]:
    """Return every file of the site of these APIs."""
    document = flattened(each.reading for each in subjects)
    if options.since is not None:
        document = with_history(options.since, document)
    guide = guide_pages(guides)
    pages = tuple(pages_of(subjects, guide, document))
    printer = Printer(subjects, sections(subjects, guide), __version__, options)
    markdown = {page.path: printer.markdown(page) for page in pages}
    files = {f"{path}.md": text for path, text in markdown.items()}
    if options.format == "html":
        files |= led_to_holders(
            {f"{page.path}.html": printer.html(page, markdown[page.path]) for page in pages}
        )
        files |= dict(_beside(subjects, pages, markdown, options, document))
    made = {path: text.encode() for path, text in files.items()}
    made |= {path: content for each in subjects for path, content in each.uploads.items()}
    return made | dict(_copied(guides)) if options.format == "html" else made


def subject_of(api: Api, recordings: Recordings) -> Subject:
    """Return all that is known of one API that was recorded."""
    told = {name: samples(recordings.success(name), recordings) for name in recordings.operations}
    document = with_code_samples(load_spec(api).document, told)
    return Subject(read(api), recordings, told, document)


def _beside(
    subjects: Sequence[Subject],
    pages: Sequence[Page],
    markdown: Mapping[str, str],
    options: Options,
    document: Document,
) -> Iterator[tuple[str, str]]:
    """Yield what is no page: data of the search, texts for models, feeds, documents."""
    guides = [page for page in pages if page.section == "guides"]
    yield "search.js", search_script(entries_of(subjects, guides))
    yield "llms.txt", llms_txt(subjects, pages)
    yield "llms-full.txt", llms_full_txt(pages, markdown)
    yield "reading.json", written(document)
    for subject in subjects:
        name = subject.name
        yield f"{name}/changes.xml", atom(name, document[name], options.base_url)
        text = json.dumps(subject.document, ensure_ascii=False, indent=1, default=str)
        yield f"{name}/openapi.json", text + "\n"
    if options.base_url:
        yield "sitemap.xml", sitemap(pages, options.base_url)


def _copied(guides: Sequence[Guide]) -> Iterator[tuple[str, bytes]]:
    for name in OURS:
        yield name, (STATIC / name).read_bytes()
    # Whoever passes a site on passes the library on, which its licence goes with.
    licence = f"/*!\n{(SEARCH / 'LICENSE').read_text('utf-8')}*/\n"
    yield "minisearch.js", licence.encode() + (SEARCH / "minisearch.js").read_bytes()
    for guide in guides:
        for path, file in guide.images.items():
            yield f"guides/{path}", file.read_bytes()
