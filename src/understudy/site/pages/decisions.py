"""The page of what we decided: everything that an API's own documentation leaves open."""

from collections.abc import Iterator
from dataclasses import dataclass

from understudy.reference.reading.model import Decision, Operation
from understudy.site.pages.page import Crumb, Page
from understudy.site.pages.subject import Subject
from understudy.site.texts.words import by_reason, counted, slug


@dataclass(frozen=True)
class Decided:
    """One reason, the places in the spec that it is about, and the operations that have them."""

    anchor: str
    reason: str
    places: tuple[Decision, ...]
    operations: tuple[Operation, ...]


def decisions_page(subject: Subject) -> Page:
    """Return the page of all decisions, by their reasons."""
    title, decisions = subject.reading.title, subject.reading.decisions
    return Page(
        f"{subject.name}/decisions",
        "Decided by us",
        f"{counted(len(decisions), 'decision')} of ours where the documentation of the {title} "
        "says nothing.",
        "decisions",
        subject.name,
        {
            "reading": subject.reading,
            "subject": subject,
            "decisions": list(_decided(subject)),
            "total": len(decisions),
        },
        (Crumb(f"{title} {subject.reading.version}", f"{subject.name}/index"),),
    )


def _decided(subject: Subject) -> Iterator[Decided]:
    for number, each in enumerate(by_reason(subject.reading.decisions), 1):
        ids = dict.fromkeys(one for place in each.places for one in place.operations)
        operations = tuple(subject.operations[one] for one in ids)
        anchor = f"{slug(each.reason)[:40].strip('-')}-{number}"
        yield Decided(anchor, each.reason, each.places, operations)
