"""Pictures of figures: places on a scale of time, and SVG that follows the reader's theme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from understudy.api import Html

# A month is about that long; so many labels are read without touching.
MOST_LABELS = 10


@dataclass(frozen=True)
class Scale:
    """Where instants stand between `left` and `right`, in units of a picture."""

    first: datetime
    last: datetime
    left: float
    right: float

    def at(self, instant: datetime) -> float:
        """Return where an instant stands."""
        whole = (self.last - self.first) / timedelta(seconds=1) or 1.0
        part = (instant - self.first) / timedelta(seconds=1)
        return round(self.left + (self.right - self.left) * part / whole, 1)

    def months(self) -> Iterator[datetime]:
        """Yield the first days of months on the scale, so many as there is room for."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = max(1, -(-months // MOST_LABELS))
        for number in range(step, months + 1, step):
            year, month = divmod(self.first.month - 1 + number, 12)
            if self.first.year + year <= date.max.year:
                yield datetime(self.first.year + year, month + 1, 1, tzinfo=UTC)


def svg(width: float, height: float, parts: Html) -> Html:
    """Return a picture of so many units."""
    head = Html('<svg class="wide" viewBox="0 0 {} {}" font-size="11" fill="currentColor">')
    return head.format(width, height) + parts + Html("</svg>")


def joined(parts: Iterator[Html]) -> Html:
    """Return parts of a picture as one."""
    return Html("").join(parts)


def months_of(scale: Scale, top: float, bottom: float) -> Html:
    """Return lines at the beginning of months, with their names above."""
    line = Html('<path class="line" d="M{} {}V{}"/><text class="soft" x="{}" y="{}">{}</text>')
    return joined(
        line.format(x, top, bottom, x + 3, top + 10, month.strftime("%b %Y"))
        for month in scale.months()
        if (x := scale.at(month)) < scale.right
    )
