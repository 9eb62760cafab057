"""What a request body must hold: the required fields, values of the right kind."""

import re
from datetime import date
from typing import Any

from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class Checks(skeleton.Checks[Call]):
    """Refuses with 400 what the documentation does not allow."""

    def body(self, call: Call) -> Doc:
        """Return the body after all checks that its route asks for."""
        document = self.document(call)
        self.required(call, document)
        self.values(call, document)
        return document

    def no_json(self, call: Call) -> Refusal:
        """Return the refusal of a body that is no JSON."""
        return Refusal(400, "Request body is not valid JSON")

    def no_object(self, call: Call) -> Refusal:
        """Return the refusal of a body that is no object."""
        return Refusal(400, "Request body must be a JSON object")

    def required(self, call: Call, document: Doc) -> None:
        """Refuse a body that lacks a required field."""
        for name in call.route.required:
            if self.is_missing(document.get(name)):
                raise Refusal(400, f"{name} is required")

    def is_missing(self, value: Any) -> bool:
        """Tell whether a required field counts as not given."""
        return value is None or (isinstance(value, str) and not value.strip())

    def values(self, call: Call, document: Doc) -> None:
        """Refuse a field whose value is not of its kind; null counts as not given."""
        for name, kind in call.route.fields.items():
            if document.get(name) is not None and not self.fits(kind, document[name]):
                raise Refusal(400, f"{name} is not valid")

    def fits(self, kind: str, value: Any) -> bool:
        """Tell whether a value is of this kind of field."""
        if kind == "number":
            return self.is_number(value)
        if kind == "minutes":
            return self.is_number(value) and value >= 0
        if kind == "day":
            return self.is_day(value)
        if kind == "place":
            return value in ("physical", "digital")
        is_text = isinstance(value, str)
        return kind == "any" or (is_text and (kind == "text" or TIME.fullmatch(value) is not None))

    def is_number(self, value: Any) -> bool:
        """Tell whether this is a JSON number."""
        return isinstance(value, int | float) and not isinstance(value, bool)

    def is_day(self, value: Any) -> bool:
        """Tell whether this is a day of the calendar, written YYYY-MM-DD."""
        if not isinstance(value, str) or DAY.fullmatch(value) is None:
            return False
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return True

    def path_day(self, call: Call) -> str:
        """Return the day in the path."""
        if not self.is_day(call.date):
            raise Refusal(400, "date must be YYYY-MM-DD")
        return call.date

    def changes(self, call: Call) -> Doc:
        """Return the recognised fields of a PATCH body; 400 without one."""
        document = self.document(call)
        self.values(call, document)
        changes = {name: document[name] for name in self.recognised(call) if name in document}
        if not changes:
            raise Refusal(400, "No field to update")
        if any(self.is_missing(changes.get(name, "-")) for name in ("name", "timezone")):
            raise Refusal(400, "name and timezone cannot be empty")
        return changes

    def recognised(self, call: Call) -> tuple[str, ...]:
        """Return the fields that a PATCH may change."""
        return tuple(call.route.fields)
