"""Small charts of requests: how they were answered over time, and which operations they called."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from understudy.server.control.console.rendering import short_instant
from understudy.server.drawing import joined, svg
from understudy.server.state.journal import Entry

COLUMNS, WIDTH, HEIGHT = 40, 400, 64
MOST_OPERATIONS = 5
# From the bottom of a column to its top: what needs looking at stands out.
STYLES = {"1xx": "soft", "2xx": "good", "3xx": "soft", "4xx": "warn", "5xx": "bad", "none": "bad"}


@dataclass(frozen=True)
class Chart:
    """Columns of statuses: their picture, what it shows in words, its ends, and how many of each.

    `counts` are the classes of statuses that there are, each with its style.
    """

    picture: Markup
    about: str
    first: str
    last: str
    counts: Sequence[tuple[str, str, int]]


@dataclass(frozen=True)
class Calls:
    """An operation, how often it was called, and that as a bar."""

    api: str | None
    operation: str | None
    count: int
    bar: Markup


def statuses_over_time(entries: Sequence[Entry]) -> Chart | None:
    """Return how requests, which come newest first, were answered; None where there are none.

    While the clock stands still, one request comes after the other all the same.
    """
    if not entries:
        return None
    oldest_first = entries[::-1]
    first, last = oldest_first[0], oldest_first[-1]
    counts = Counter(class_of(entry) for entry in entries)
    listed = [(name, style, counts[name]) for name, style in STYLES.items() if counts[name]]
    words = ", ".join(f"{count} {said(name)}" for name, _, count in listed)
    begun, ended = short_instant(first.at), short_instant(last.at)
    span = f"from {begun} to {ended}" if begun != ended else f"at {begun}"
    columns = picture(columns_of(oldest_first))
    return Chart(columns, f"Statuses over time: {words}, {span}", begun, ended, listed)


def class_of(entry: Entry) -> str:
    """Return the class of a status, such as `4xx`."""
    return f"{entry.status // 100}xx" if entry.status else "none"


def said(name: str) -> str:
    """Return a class of statuses in words."""
    return "without an answer" if name == "none" else f"of {name}"


def columns_of(entries: Sequence[Entry]) -> Mapping[int, Counter[str]]:
    """Return how many of each class fall into each column."""
    begun = min(entry.when for entry in entries)
    span = (max(entry.when for entry in entries) - begun).total_seconds()
    step = max(len(entries), COLUMNS)
    columns: dict[int, Counter[str]] = {}
    for number, entry in enumerate(entries):
        share = (entry.when - begun).total_seconds() / span if span else number / step
        column = min(int(share * COLUMNS), COLUMNS - 1)
        columns.setdefault(column, Counter())[class_of(entry)] += 1
    return columns


def picture(columns: Mapping[int, Counter[str]]) -> Markup:
    """Return columns as high as what fell into them."""
    most = max(column.total() for column in columns.values())
    drawn = (shape for at, column in columns.items() for shape in column_of(at, column, most))
    return svg(WIDTH, HEIGHT, joined(drawn), is_stretched=True)


def column_of(at: int, column: Counter[str], most: int) -> Iterator[Markup]:
    """Yield the parts of a column, with its figures for who points at it."""
    shape = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>')
    width = WIDTH / COLUMNS
    words = ", ".join(f"{column[name]} {said(name)}" for name in STYLES if column[name])
    bottom = float(HEIGHT)
    for name, style in STYLES.items():
        height = HEIGHT * column[name] / most
        bottom -= height
        if height:
            place = (at * width, round(bottom, 2), width - 1.5, round(height, 2))
            yield shape.format(style, *place, words)


def calls_by_operation(entries: Sequence[Entry]) -> Sequence[Calls]:
    """Return the operations that were called most, those of no operation and all others last."""
    counts = Counter((entry.api, entry.operation) for entry in entries if entry.operation)
    named = counts.most_common(MOST_OPERATIONS)
    rest = len(entries) - sum(count for _, count in named)
    listed: list[tuple[str | None, str | None, int]] = [(*call, count) for call, count in named]
    listed += [(None, None, rest)] if rest else []
    most = max((count for *_, count in listed), default=1)
    return [Calls(api, name, count, bar(count / most)) for api, name, count in listed]


def bar(share: float) -> Markup:
    """Return a bar of a share of its room."""
    shape = Markup('<rect class="accent" width="{}" height="8"/>').format(round(100 * share, 1))
    return svg(100, 8, shape, is_stretched=True)
