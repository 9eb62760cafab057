"""llms.txt, which tells a language model what there is, and llms-full.txt with all of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from understudy.site.pages.index import SUMMARY
from understudy.site.pages.page import Page
from understudy.site.pages.subject import Subject


def llms_txt(subjects: Sequence[Subject], pages: Sequence[Page]) -> str:
    """Return the list of all pages' Markdown, in the form of llmstxt.org."""
    return "\n".join(_lines(subjects, pages)) + "\n"


def llms_full_txt(pages: Iterable[Page], markdown: Mapping[str, str]) -> str:
    """Return the Markdown of all pages that `llms.txt` does not call optional."""
    chosen = (page for page in pages if page.template != "object")
    return "\n\n".join(markdown[page.path].strip() for page in chosen) + "\n"


def _lines(subjects: Sequence[Subject], pages: Sequence[Page]) -> Iterator[str]:
    yield "# understudy reference"
    yield f"\n> {SUMMARY}\n"
    yield "Serve the APIs with `understudy serve`. Answers and errors are recorded from it."
    for subject in subjects:
        recordings = subject.recordings
        keys = ", ".join(f"`{key.form}`" for key in subject.reading.keys)
        yield (
            f"{subject.reading.title}: `{recordings.origin}{recordings.base_path}`"
            f"{f', key {keys}' if keys else ''}."
        )
    for subject in subjects:
        own = [page for page in pages if page.section == subject.name]
        yield from _list(subject.reading.title, (p for p in own if p.template != "object"))
    yield from _list("Guides", (page for page in pages if page.section == "guides"))
    yield from _list("Optional", (page for page in pages if page.template == "object"))


def _list(title: str, pages: Iterable[Page]) -> Iterator[str]:
    lines = [f"- [{page.title}]({page.path}.md): {page.summary}" for page in pages]
    if lines:
        yield f"\n## {title}\n"
        yield from lines
