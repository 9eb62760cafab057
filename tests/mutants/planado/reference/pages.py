"""Lists: their order, their filters, and the page that a caller asks for."""

from datetime import datetime

from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.world import Doc

NEWEST_FIRST = ("job", "client", "site", "request")
SIZE = 20


class Pages:
    """Turns the things of one kind into one page of a list."""

    def page(self, call: Call, rows: list[Doc]) -> list[Doc]:
        """Return the rows of the page that is asked for."""
        ordered = self.filtered(call, self.ordered(call, rows))
        rest = ordered[self.start(call, ordered) :]
        return [row for row in rest if not row.get("_gone")][: self.size(call)]

    def ordered(self, call: Call, rows: list[Doc]) -> list[Doc]:
        """Return rows, which come oldest first, in the order of the list."""
        return list(reversed(rows)) if self.is_newest_first(call) else list(rows)

    def is_newest_first(self, call: Call) -> bool:
        """Tell whether the newest row opens the list."""
        return call.kind in NEWEST_FIRST

    def size(self, call: Call) -> int:
        """Return how many rows a page has at most."""
        return SIZE

    def start(self, call: Call, rows: list[Doc]) -> int:
        """Return where the page begins: after the row that is named."""
        after = call.query.get("after")
        if after is None:
            return 0
        places = [place for place, row in enumerate(rows) if row["uuid"] == after.lower()]
        if not places:
            raise Refusal(400, "after names no row")
        return places[0] + 1

    def filtered(self, call: Call, rows: list[Doc]) -> list[Doc]:
        """Return the rows that the filters let through."""
        if call.kind != "site":
            return rows
        before, after = (call.query.get(f"updated_at[{way}]") for way in ("before", "after"))
        kept = rows
        if before is not None:
            kept = [row for row in kept if self.is_before(row["updated_at"], before)]
        if after is not None:
            kept = [row for row in kept if self.is_after(row["updated_at"], after)]
        return kept

    def is_before(self, instant: str, limit: str) -> bool:
        """Tell whether an instant lies before the limit."""
        return _instant(instant) < _instant(limit)

    def is_after(self, instant: str, limit: str) -> bool:
        """Tell whether an instant lies after the limit."""
        return _instant(instant) > _instant(limit)


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(400, f"{text} is no instant") from None
