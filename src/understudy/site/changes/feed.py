"""What the Atom feed of an API's changes says, the same in every build of the same changes."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from understudy.site.changes.document import WEIGHTS, ApiEntries, Step, Weight

EPOCH = "SOURCE_DATE_EPOCH"
HEADINGS: Mapping[Weight, str] = {
    "breaking": "Can break a client",
    "addition": "Added",
    "words": "Words",
}


@dataclass(frozen=True)
class FeedEntry:
    """A step of an API: `id` is the same for the same changes, `lines` tell them in plain text."""

    id: str
    title: str
    updated: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """The steps of an API, newest first.

    Atom asks for instants, and a build must not depend on its time: they are SOURCE_DATE_EPOCH, as
    reproducible builds set it, or else the beginning of 1970. Readers of feeds go by the ids.
    """

    id: str
    title: str
    updated: str
    entries: tuple[FeedEntry, ...]


def feed_of(name: str, api: ApiEntries, environment: Mapping[str, str] = os.environ) -> Feed:
    """Return the feed of an API."""
    updated = _instant(environment.get(EPOCH, ""))
    entries = tuple(_entry(name, api, step, updated) for step in api.history)
    return Feed(f"urn:understudy:{name}", f"{api.title}: changes", updated, entries)


def _entry(name: str, api: ApiEntries, step: Step, updated: str) -> FeedEntry:
    digest = hashlib.sha256(repr(step).encode()).hexdigest()[:16]
    counts = [
        f"{len(found)} {HEADINGS[weight].lower()}"
        for weight in WEIGHTS
        if (found := [each for each in step.changes if each.weight == weight])
    ]
    versions = step.after if step.before == step.after else f"{step.before} to {step.after}"
    return FeedEntry(
        id=f"urn:understudy:{name}:{step.after}:{digest}",
        title=f"{api.title} {versions}: {', '.join(counts)}",
        updated=updated,
        lines=lines_of(step),
    )


def lines_of(step: Step) -> tuple[str, ...]:
    """Return each change in a line: its weight, its operations, its place, before and after."""
    return tuple(
        f"{HEADINGS[each.weight]}: "
        + " ".join(filter(None, (", ".join(each.operations), each.place, each.what)))
        + _turned(each.before, each.after)
        for each in step.changes
    )


def _turned(before: str, after: str) -> str:
    if before and after:
        return f": {before} -> {after}"
    return f": {before or after}" if before or after else ""


def _instant(seconds: str) -> str:
    moment = datetime.fromtimestamp(int(seconds) if seconds.isdigit() else 0, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
