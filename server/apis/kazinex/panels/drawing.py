"""Places on a scale of time, and figures as people read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from understudy.api import Html, joined

# So many labels are read without touching.
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

    def marks(self) -> Iterator[tuple[datetime, str]]:
        """Yield where lines stand, and how they are called: months, days where two are not seen."""
        months = [*self.months()]
        if len(months) > 1:
            yield from ((month, f"{month:%b %Y}") for month in months)
        else:
            yield from ((day, f"{day.day} {day:%b %Y}") for day in self.days())

    def days(self) -> Iterator[datetime]:
        """Yield the beginnings of days on the scale, so many as there is room for."""
        days = (self.last.date() - self.first.date()).days + 1
        midnight = self.first.replace(hour=0, minute=0, second=0)
        for number in range(1, days, max(1, -(-days // MOST_LABELS))):
            yield midnight + timedelta(days=number)

    def months(self) -> Iterator[datetime]:
        """Yield the first days of months on the scale, so many as there is room for."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = max(1, -(-months // MOST_LABELS))
        for number in range(step, months + 1, step):
            year, month = divmod(self.first.month - 1 + number, 12)
            if self.first.year + year <= date.max.year:
                yield datetime(self.first.year + year, month + 1, 1, tzinfo=UTC)


def marks_of(scale: Scale, top: float, bottom: float) -> Html:
    """Return lines at the beginning of months or days, with their names above."""
    line = Html('<path class="line" d="M{} {}V{}"/><text class="soft" x="{}" y="{}">{}</text>')
    return joined(
        line.format(x, top, bottom, x + 3, top + 10, name)
        for instant, name in scale.marks()
        if (x := scale.at(instant)) < scale.right
    )


def plain(number: float | None) -> float | None:
    """Return a number without a fraction that says nothing."""
    return int(number) if number is not None and number == int(number) else number


def figure(number: float) -> str:
    """Return a number as people read it: 1,250,000 or 12.5."""
    return f"{plain(round(number, 2)):,}"
