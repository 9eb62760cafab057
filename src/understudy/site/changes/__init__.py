"""What has changed between two builds of the site, and what that means to a client."""

from understudy.site.changes.comparison import compare, gone, with_history
from understudy.site.changes.document import (
    WEIGHTS,
    ApiEntries,
    Change,
    Document,
    SinceError,
    Step,
    Weight,
    load_since,
    written,
)
from understudy.site.changes.feed import Feed, FeedEntry, feed_of
from understudy.site.changes.flat import flattened

__all__ = [
    "WEIGHTS",
    "ApiEntries",
    "Change",
    "Document",
    "Feed",
    "FeedEntry",
    "SinceError",
    "Step",
    "Weight",
    "compare",
    "feed_of",
    "flattened",
    "gone",
    "load_since",
    "with_history",
    "written",
]
