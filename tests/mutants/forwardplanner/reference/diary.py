"""Which events a list has."""

from datetime import date, datetime
from typing import Any

from tests.mutants.forwardplanner.reference.call import Call, Refusal
from tests.mutants.forwardplanner.reference.world import Doc


class Diary:
    """Finds events by their days and by their last edit."""

    def of_day(self, call: Call, day: date) -> list[Doc]:
        """Return the events that last over a day."""
        return [each for each in self.living(call) if self.lasts(call, each, day, day)]

    def between(self, call: Call, first: date, last: date) -> list[Doc]:
        """Return the events that last over one of these days."""
        return [each for each in self.living(call) if self.lasts(call, each, first, last)]

    def lasts(self, call: Call, event: Doc, first: date, last: date) -> bool:
        """Tell whether an event lasts over one of these days."""
        return self.begins(call, event) <= str(last) and str(first) <= self.ends(call, event)

    def begins(self, call: Call, event: Doc) -> str:
        """Return the first day of an event."""
        return str(event["startDate"][:10])

    def ends(self, call: Call, event: Doc) -> str:
        """Return the last day of an event."""
        return str(event["endDate"][:10])

    def latest(self, call: Call, since: datetime) -> list[Doc]:
        """Return the events that were edited since, deleted ones too."""
        return [each for each in self.own(call) if self.is_since(call, each, since)]

    def is_since(self, call: Call, event: Doc, since: datetime) -> bool:
        """Tell whether an event was edited since."""
        return bool(event["lastEditDateUtc"] >= since.isoformat())

    def living(self, call: Call) -> list[Doc]:
        """Return the events of the caller that were not deleted."""
        return [each for each in self.own(call) if self.is_shown(call, each)]

    def is_shown(self, call: Call, event: Doc) -> bool:
        """Tell whether lists of days show an event."""
        return not event["deleted"]

    def own(self, call: Call) -> list[Doc]:
        """Return the events of the caller's product."""
        return [each for each in call.world.events if self.is_own(call, each)]

    def is_own(self, call: Call, event: Doc) -> bool:
        """Tell whether an event is one of the caller's product."""
        return call.product in event["_products"]

    def one(self, call: Call, ident: str) -> Doc:
        """Return one event, or refuse."""
        found = next((each for each in call.world.events if str(each["itemId"]) == ident), None)
        if found is None:
            raise Refusal(404, "No such event.")
        if not self.is_own(call, found):
            raise self.foreign(call)
        return found

    def foreign(self, call: Call) -> Refusal:
        """Return the refusal of another product's event."""
        return Refusal(403, "This event is not part of your product.")

    def by_day(self, call: Call, event: Doc) -> Any:
        """Return what lists of days are sorted by."""
        return event["startDate"], event["time"], event["itemId"]

    def by_edit(self, call: Call, event: Doc) -> Any:
        """Return what the latest are sorted by."""
        return event["lastEditDateUtc"], event["itemId"]
