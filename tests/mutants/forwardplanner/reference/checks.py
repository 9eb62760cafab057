"""What is asked of bodies and queries."""

from datetime import date, datetime
from urllib.parse import parse_qsl

from tests.mutants import skeleton
from tests.mutants.forwardplanner.reference.call import Call, Refusal
from tests.mutants.forwardplanner.reference.world import Doc

DEFAULT, MOST = 1000, 2000


class Checks(skeleton.Checks[Call]):
    """Refuses what cannot be meant."""

    def fields(self, call: Call, *names: str) -> list[str]:
        """Return texts of the body, which is JSON or a form."""
        body = self.form(call) if self.is_form(call) else self.document(call)
        return [self.text(call, body, name) for name in names]

    def is_form(self, call: Call) -> bool:
        """Tell whether the body is a form."""
        return call.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")

    def form(self, call: Call) -> Doc:
        """Return the body that is a form."""
        return dict(parse_qsl(call.body.decode("utf-8", "replace")))

    def text(self, call: Call, body: Doc, name: str) -> str:
        """Return one text of a body."""
        value = body.get(name)
        if not isinstance(value, str) or not value:
            raise Refusal(400, f"{name} is required")
        return value

    def day(self, call: Call, name: str) -> date:
        """Return a day of the query."""
        return self.read(call, name, "%Y%m%d", 8).date()

    def since(self, call: Call) -> datetime:
        """Return the minute of the query, which is UTC."""
        day, time = self.day(call, "date"), self.read(call, "time", "%H%M", 4)
        return datetime.combine(day, time.time())

    def read(self, call: Call, name: str, form: str, length: int) -> datetime:
        """Return what a parameter says of a time."""
        text = call.query.get(name, "")
        try:
            if len(text) != length:
                raise ValueError(text)
            return datetime.strptime(text, form)  # noqa: DTZ007  # UTC
        except ValueError:
            raise self.no_time(call, name) from None

    def no_time(self, call: Call, name: str) -> Refusal:
        """Return the refusal of a parameter that names no time."""
        return Refusal(400, f"{name} is not valid")

    def window(self, call: Call) -> tuple[date, date]:
        """Return the first and the last day of the query."""
        first, last = self.day(call, "startDate"), self.day(call, "endDate")
        if last < first:
            raise self.backwards(call)
        return first, last

    def backwards(self, call: Call) -> Refusal:
        """Return the refusal of days that end before they begin."""
        return Refusal(400, "endDate lies before startDate")

    def limit(self, call: Call) -> int:
        """Return how many events are asked for."""
        return min(self.number(call, "limit", self.default(call)), self.most(call))

    def default(self, call: Call) -> int:
        """Return how many events a list has where no limit is asked for."""
        return DEFAULT

    def most(self, call: Call) -> int:
        """Return how many events a list has at most."""
        return MOST

    def offset(self, call: Call) -> int:
        """Return how many events are left out at the start."""
        return self.number(call, "offset", 0)

    def number(self, call: Call, name: str, default: int) -> int:
        """Return a number of the query."""
        text = call.query.get(name, str(default))
        if not text.isdecimal():
            raise Refusal(400, f"{name} is not valid")
        return int(text)
