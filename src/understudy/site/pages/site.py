"""All pages of the site, in their order."""

from collections.abc import Iterator, Sequence

from understudy.site.changes import ApiEntries, Document
from understudy.site.pages.api import api_page
from understudy.site.pages.changes import changes_page
from understudy.site.pages.decisions import decisions_page
from understudy.site.pages.errors import errors_page
from understudy.site.pages.index import index_page
from understudy.site.pages.objects import object_page
from understudy.site.pages.operation import operation_page
from understudy.site.pages.page import Page
from understudy.site.pages.rules import caught_page, rules_page
from understudy.site.pages.subject import Subject


def pages_of(
    subjects: Sequence[Subject], guides: Sequence[Page], document: Document
) -> Iterator[Page]:
    """Yield the index, then the pages of each API, then the guides."""
    yield index_page(subjects, guides)
    for subject in subjects:
        yield from _of_api(subject, document[subject.name])
    yield from guides


def _of_api(subject: Subject, entries: ApiEntries) -> Iterator[Page]:
    yield api_page(subject)
    for operation in subject.reading.operations:
        yield operation_page(subject, operation)
    for shared in subject.reading.objects:
        yield object_page(subject, shared)
    yield errors_page(subject)
    if subject.rules:
        yield rules_page(subject)
        yield caught_page(subject)
    if subject.reading.decisions:
        yield decisions_page(subject)
    yield changes_page(subject, entries)
