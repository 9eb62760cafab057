"""The first page of an API: its keys, what all answers have in common, and its operations."""

from collections.abc import Mapping
from typing import Any

from understudy.reference.reading.model import Operation
from understudy.site.pages.answers import language_of
from understudy.site.pages.page import Crumb, Page
from understudy.site.pages.subject import Subject
from understudy.site.texts.prose import first_sentence


def api_page(subject: Subject) -> Page:
    """Return the page that tells what one needs to know before the first call."""
    reading = subject.reading
    return Page(
        f"{subject.name}/index",
        reading.title,
        first_sentence(reading.lead or reading.description),
        "api",
        subject.name,
        _view(subject),
        (Crumb("Reference", "index"),),
    )


def _view(subject: Subject) -> Mapping[str, Any]:
    first = first_call(subject)
    success = subject.recordings.success(first.id)
    return {
        "reading": subject.reading,
        "subject": subject,
        "origin": subject.recordings.origin,
        "first": first,
        "sample": subject.samples[first.id][0],
        "success": success,
        "success_language": language_of(success.shown),
        "exports": exports(subject),
        "start": started(subject, f"understudy serve --api {subject.name}"),
    }


def started(subject: Subject, command: str) -> str:
    """Return the shell's lines that serve an API and set its keys; they can be sent at once."""
    health = f"{subject.recordings.origin}/_understudy/health"
    # What follows would find nobody there: a stand-in takes a second to start.
    wait = f"until curl -s -o /dev/null {health}; do sleep 1; done"
    return "\n".join(filter(None, [f"{command} &", wait, exports(subject)]))


def exports(subject: Subject) -> str:
    """Return the shell's lines that put the demo's keys where samples look for them."""
    return "\n".join(
        f"export {each.name}=$({each.obtained})"
        if each.obtained
        else f"export {each.name}={each.value}"
        for each in subject.recordings.variables
    )


def first_call(subject: Subject) -> Operation:
    """Return what one calls first: the first that reads and needs nothing but a key."""
    plain = (
        each
        for each in subject.reading.operations
        if each.method.upper() == "GET" and each.keys and "{" not in each.path
    )
    return next(plain, subject.reading.operations[0])
