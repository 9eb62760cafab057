"""Which assignments a list shows."""

from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.world import Doc


class Filters:
    """Lets the rows through that a query asks for."""

    def matching(self, call: Call, rows: list[Doc]) -> list[Doc]:
        """Return the rows that all filters let through."""
        return [row for row in rows if self.is_named(call, row) and self.is_in_time(call, row)]

    def is_named(self, call: Call, row: Doc) -> bool:
        """Tell whether a row belongs to the project and to the resource that are named."""
        return all(self.is_of(call, row, kind) for kind in ("project", "resource"))

    def is_of(self, call: Call, row: Doc, kind: str) -> bool:
        """Tell whether a row belongs to what is named of one kind, if anything is."""
        named = call.query.get(f"{kind}Id")
        return named is None or row[kind] == named

    def is_in_time(self, call: Call, row: Doc) -> bool:
        """Tell whether a row overlaps the days that are asked for."""
        return self.is_after(call, row) and self.is_before(call, row)

    def is_after(self, call: Call, row: Doc) -> bool:
        """Tell whether a row does not end before the first day."""
        begin = self.begin(call)
        return begin is None or self.ends(row) >= begin[:10]

    def is_before(self, call: Call, row: Doc) -> bool:
        """Tell whether a row does not begin after the last day."""
        end = self.end(call)
        return end is None or self.begins(row) <= end[:10]

    def begins(self, row: Doc) -> str:
        """Return the day that counts where something begins."""
        return str(row["dateFrom"])

    def ends(self, row: Doc) -> str:
        """Return the day that counts where something ends."""
        return str(row["dateTo"])

    def begin(self, call: Call) -> str | None:
        """Return the first day that is asked for."""
        return call.query.get("dateFrom") or self.alias(call, "from")

    def end(self, call: Call) -> str | None:
        """Return the last day that is asked for."""
        return call.query.get("dateTo") or self.alias(call, "to")

    def alias(self, call: Call, name: str) -> str | None:
        """Return what stands under the short name of a filter."""
        return call.query.get(name)
