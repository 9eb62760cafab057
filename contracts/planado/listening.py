"""One job's events, and what the kit received of them while it failed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.reading import new_id
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.receiver import Delivery
from understudy.contracts.kit.talk.stop import Unmet, WrongUse
from understudy.contracts.planado.table import JOB
from understudy.contracts.planado.typing import Kit

PATIENCE = 60.0
MOST_DELIVERIES = 18
# Nothing is documented of when the next delivery comes, so the wait grows with the last one.
SHORTEST_SILENCE = 1.0
LONGEST_WATCH = 20.0
A_MOMENT = 5.0
FACTOR = 3


@dataclass(frozen=True)
class Story:
    """A job that was made and changed, while the receiver failed all that spoke of it."""

    made: Exchange
    changed: Exchange
    marks: tuple[bytes, ...]

    def is_about(self, body: bytes) -> bool:
        """Tell whether a body speaks of this job."""
        return any(mark in body.lower() for mark in self.marks)


class Listener:
    """Receives for one run what the webhook of its account is sent."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._watch = _seconds(kit, "hook_wait", LONGEST_WATCH)
        self.patience = _seconds(kit, "hook_wait", PATIENCE)
        self.port = int(_seconds(kit, "hook_listen", 0))
        self._receiver = kit.listen(self.port)

    @cached_property
    def story(self) -> Story:
        """The job: made, changed at once, and waited for."""
        kit = self._kit
        mark = kit.name("announced")
        self._receiver.refuses = lambda body: mark.encode() in body
        made = kit.call("create_job", body={"description": mark})
        ident = new_id(made, JOB)
        if ident is None:
            raise Unmet(f"no job was made: {made.brief}")
        story = Story(made, made, (mark.encode().lower(), ident.encode().lower()))
        self._receiver.refuses = story.is_about
        body = {"description": f"{mark} and changed"}
        changed = kit.call("update_job", JOB.at(ident), body=body)
        self._receiver.wait_for(lambda: bool(self.about(story)), self.patience)
        return Story(made, changed, story.marks)

    def about(self, story: Story) -> list[Delivery]:
        """Return what was delivered about a job."""
        return [each for each in self._receiver.deliveries if story.is_about(each.body)]

    @property
    def events(self) -> list[list[Delivery]]:
        """The deliveries about the story's job, event by event."""
        found: dict[str, list[Delivery]] = {}
        for delivery in self.about(self.story):
            found.setdefault(event_of(delivery), []).append(delivery)
        return list(found.values())

    @cached_property
    def is_repeated(self) -> bool:
        """Whether an event that was failed came again."""
        return self._receiver.wait_for(lambda: self._most() > 1, self.patience)

    @cached_property
    def is_told_of_both(self) -> bool:
        """Whether making the job and changing it were both delivered; one may be all there is."""
        return self._receiver.wait_for(lambda: len(self.events) > 1, min(self.patience, A_MOMENT))

    def watch(self) -> None:
        """Wait for deliveries until it is too many of them, or there is silence."""
        waited = 0.0
        while waited < self._watch and self._most() <= MOST_DELIVERIES:
            patience = min(max(SHORTEST_SILENCE, FACTOR * self._pause()), self._watch - waited)
            before, began = len(self.about(self.story)), self._kit.target.clock.watch()
            if not self._receiver.wait_for(self._more_than(before), patience):
                return
            waited += self._kit.target.clock.watch() - began

    def check(self, is_kept: bool, expected: str, got: str) -> None:
        """Raise Broken unless a rule is kept; the reproducer shows what is delivered."""
        self._kit.attention.compare()
        if not is_kept:
            story = self.story
            raise Broken(expected, got, story.made, story.changed, receives=self.port)

    def _more_than(self, number: int) -> Callable[[], bool]:
        return lambda: len(self.about(self.story)) > number

    def _most(self) -> int:
        return max((len(each) for each in self.events), default=0)

    def _pause(self) -> float:
        pauses = [each[-1].at - each[-2].at for each in self.events if len(each) > 1]
        return max(pauses, default=0.0)


def event_of(delivery: Delivery) -> str:
    """Return what names an event: its uuid, or all that is told of it."""
    document = delivery.json if isinstance(delivery.json, dict) else {}
    return str(document.get("event_uuid") or json.dumps(document, sort_keys=True))


def told(delivery: Delivery) -> dict[str, Any]:
    """Return what a delivery tells of the job."""
    document = delivery.json if isinstance(delivery.json, dict) else {}
    job = document.get("job")
    return job if isinstance(job, dict) else {}


def _seconds(kit: Kit, need: str, default: float) -> float:
    given = kit.needs.get(need)
    try:
        return default if given is None else float(given)
    except ValueError:
        raise WrongUse(f"--need {need} takes a number; not {given!r}") from None
