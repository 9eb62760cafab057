"""The page of an API's errors: every text that refuses, why it comes, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from understudy.reference.reading.model import Operation
from understudy.site.pages.page import Crumb, Page
from understudy.site.pages.subject import Subject
from understudy.site.recording.model import ErrorText
from understudy.site.texts.words import slug

# What a client does about a status of HTTP, whoever sends it.
CURES = {
    400: "Send what the text asks for.",
    401: "Send a key that is in use, in the header that the API reads.",
    403: "Use a key or a role that may do this.",
    404: "Use an id that a list of the same key shows.",
    405: "Use one of the methods that `Allow` names.",
    406: "Accept the type that the API answers in.",
    409: "Read what is there, change your request, and send it again.",
    410: "Do without: it is gone for good.",
    411: "Send a `Content-Length`.",
    413: "Send less at a time.",
    415: "Name the type of the body in `Content-Type`.",
    422: "Send what the text asks for.",
    429: "Wait as long as `Retry-After` says, then send it again.",
}
OTHERWISE = "Send it again later, and more slowly each time."


@dataclass(frozen=True)
class Error:
    """A text that refuses, with the operations that answer it."""

    anchor: str
    told: ErrorText
    operations: tuple[Operation, ...]
    of_all: bool
    cure: str


def errors_page(subject: Subject) -> Page:
    """Return the page on which one looks up what a client was told."""
    title = subject.reading.title
    return Page(
        f"{subject.name}/errors",
        "Errors",
        f"Every error text of the {title}: its status, what causes it, what to do about it.",
        "errors",
        subject.name,
        {"reading": subject.reading, "subject": subject, "errors": list(errors_of(subject))},
        (Crumb(f"{title} {subject.reading.version}", f"{subject.name}/index"),),
    )


def errors_of(subject: Subject) -> Iterator[Error]:
    """Yield every error of an API with its anchor, by status."""
    taken: set[str] = set()
    keyed = {each.id for each in subject.reading.operations if each.keys}
    for told in subject.recordings.errors:
        anchor = _free(f"{told.status}-{slug(told.text)[:20].strip('-')}", taken)
        operations = tuple(subject.operations[each] for each in told.operations)
        of_all = len(operations) > 3 and keyed <= set(told.operations)
        yield Error(anchor, told, operations, of_all, CURES.get(told.status, OTHERWISE))


def _free(anchor: str, taken: set[str]) -> str:
    """Return the anchor, with a number where another text begins alike."""
    number, free = 1, anchor
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free
