"""The page of an API's changes, version by version, what can break a client first."""

from collections.abc import Iterator
from dataclasses import dataclass

from understudy.site.changes import WEIGHTS, ApiEntries, Change, Step, Weight
from understudy.site.changes.feed import HEADINGS
from understudy.site.pages.page import Crumb, Page
from understudy.site.pages.subject import Subject


@dataclass(frozen=True)
class Group:
    """The changes of a step that mean the same to a client."""

    weight: Weight
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Version:
    """What became of an API from one version to another."""

    anchor: str
    title: str
    groups: tuple[Group, ...]


def changes_page(subject: Subject, entries: ApiEntries) -> Page:
    """Return the page; `entries` know what has changed since which build."""
    title = subject.reading.title
    return Page(
        f"{subject.name}/changes",
        "What changed",
        f"What changed in the {title}, what can break a client first.",
        "changes",
        subject.name,
        {
            "reading": subject.reading,
            "subject": subject,
            "versions": [*_versions(entries)],
        },
        (Crumb(f"{title} {subject.reading.version}", f"{subject.name}/index"),),
    )


def _versions(entries: ApiEntries) -> Iterator[Version]:
    total = len(entries.history)
    for at, step in enumerate(entries.history):
        # The oldest is the first for ever, whatever follows.
        yield Version(f"step-{total - at}", _title(step), tuple(_groups(step)))


def _title(step: Step) -> str:
    if step.before == step.after:
        return f"Within {step.after}"
    return f"{step.before} to {step.after}"


def _groups(step: Step) -> Iterator[Group]:
    for weight in WEIGHTS:
        changes = tuple(each for each in step.changes if each.weight == weight)
        if changes:
            yield Group(weight, HEADINGS[weight], changes)
