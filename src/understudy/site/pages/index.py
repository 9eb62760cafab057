"""The first page of the site: how to start, every API, and the guides."""

from collections.abc import Sequence

from understudy.site.pages.page import Page
from understudy.site.pages.subject import Subject

SUMMARY = "Every operation, field, error and rule of the APIs that understudy stands in for."


def index_page(subjects: Sequence[Subject], guides: Sequence[Page]) -> Page:
    """Return the page on which one begins; `guides` are their pages."""
    return Page(
        "index", "Reference", SUMMARY, "index", "", {"subjects": subjects, "guides": guides}
    )
