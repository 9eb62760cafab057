"""What is asked of queries and bodies."""

from typing import Any

from tests.mutants import skeleton
from tests.mutants.kazinex.reference.call import Call, Refusal
from tests.mutants.kazinex.reference.world import Doc

EVENTS = ("schedule.uploaded", "baseline.marked", "quality.complete")
CHANGES = (
    *("activity_name", "status", "percent_complete", "remaining_duration"),
    *("actual_start", "actual_finish"),
)
DEFAULT, MOST = 50, 200


class Checks(skeleton.Checks[Call]):
    """Refuses what cannot be meant."""

    def page(self, call: Call) -> int:
        """Return the number of the page that is asked for."""
        return self.number(call, "page", 1, 10**9)

    def per_page(self, call: Call) -> int:
        """Return how many rows a page has."""
        return self.number(call, "per_page", DEFAULT, MOST)

    def number(self, call: Call, name: str, usual: int, most: int) -> int:
        """Return a number of the query."""
        text = call.query.get(name, str(usual))
        if not (text.isascii() and text.isdecimal() and 0 < int(text[:20]) <= most):
            raise self.odd_page(call, name)
        return int(text)

    def odd_page(self, call: Call, name: str) -> Refusal:
        """Return the refusal of a page that is none."""
        return Refusal(400, f"{name} is not valid")

    def name(self, call: Call) -> str:
        """Return the name of a project."""
        name = self.document(call).get("name")
        if not isinstance(name, str) or not name.strip():
            raise Refusal(400, "name is required")
        return name

    def hook(self, call: Call) -> Doc:
        """Return what a webhook is registered with."""
        body = self.document(call)
        url, events = body.get("url"), body.get("events")
        if not isinstance(url, str) or not self.is_address(call, url):
            raise Refusal(400, "url is an address with http or https")
        if not isinstance(events, list) or not events or any(each not in EVENTS for each in events):
            raise Refusal(400, f"events are some of {', '.join(EVENTS)}")
        return {"url": url, "events": events}

    def is_address(self, call: Call, url: str) -> bool:
        """Tell whether events may be sent to an address."""
        return url.startswith(("http://", "https://"))

    def changes(self, call: Call) -> Doc:
        """Return what an activity is changed to."""
        body = self.document(call)
        known = {name: body[name] for name in CHANGES if name in body}
        if not known:
            raise Refusal(400, "no field that can be changed")
        return known

    def schedule_id(self, call: Call) -> Any:
        """Return the schedule that is to be a baseline."""
        return self.document(call).get("schedule_id")
