"""The page of an operation: its request, answers, rules, decisions, next calls and samples."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from understudy.reference.reading.model import Operation, Rule
from understudy.site.pages.answers import language_of, settings_of, shown_answers
from understudy.site.pages.page import Crumb, Page
from understudy.site.pages.refused import refused_fields
from understudy.site.pages.rules import own_rules, wide_rules
from understudy.site.pages.subject import Subject
from understudy.site.texts.prose import first_sentence

# A tag may be called as another part of the page.
TAG = "tag-"


def operation_page(subject: Subject, operation: Operation) -> Page:
    """Return the page of one operation."""
    reading = subject.reading
    crumbs = (
        Crumb(f"{reading.title} {reading.version}", f"{subject.name}/index"),
        Crumb(operation.tag, f"{subject.name}/index", tag_anchor(operation.tag)),
    )
    route = f"{operation.method.upper()} {reading.base_path}{operation.path}"
    return Page(
        f"{subject.name}/{operation.id}",
        operation.title,
        f"{route}. {first_sentence(operation.description)}".strip(),
        "operation",
        subject.name,
        _view(subject, operation),
        crumbs,
    )


def tag_anchor(tag: str) -> str:
    """Return the anchor of a tag on the page of its API."""
    return f"{TAG}{tag.lower().replace(' ', '-')}"


def _view(subject: Subject, operation: Operation) -> Mapping[str, Any]:
    recordings = subject.recordings
    recorded = recordings.operations[operation.id]
    success = recorded[0]
    refused = refused_fields(operation, recorded)
    rules = [subject.rules[each] for each in operation.rules]
    own = own_rules(subject, rules)
    return {
        "reading": subject.reading,
        "subject": subject,
        "operation": operation,
        "refused": refused,
        "answers": shown_answers(
            operation, recorded, recordings.unreached.get(operation.id, ()), refused
        ),
        "own_rules": own,
        "wide_rules": wide_rules(subject, rules),
        "shared_rules": [rule for rule in rules if rule.is_about_all],
        "verify": _verify(subject, own),
        "success": success,
        "success_language": language_of(success.shown),
        "settings": settings_of(success),
        "samples": subject.samples[operation.id],
        "named": _named(subject, operation),
        "doors": _doors(subject, operation),
        "neighbours": _neighbours(subject, operation),
    }


def _verify(subject: Subject, rules: list[Rule]) -> str:
    """Return the call that judges a deployment by the rules of one operation alone."""
    lines = [f"understudy verify {subject.recordings.origin}{subject.reading.base_path}"]
    lines += [f"  --rule {rule.id}" for rule in rules]
    return " \\\n".join(lines)


def _named(subject: Subject, operation: Operation) -> list[str]:
    """Return the variables that the sample of an operation takes."""
    code = subject.samples[operation.id][0].code
    names = (each.name for each in subject.recordings.variables)
    return [name for name in names if re.search(rf"\b{name}\b", code)]


def _doors(subject: Subject, operation: Operation) -> list[tuple[str, str, str]]:
    origin = subject.recordings.origin
    console = f"{origin}/_understudy/console"
    form = f"{origin}/docs/{subject.name}#/{quote(operation.tag, safe='')}/{operation.id}"
    return [
        (form, "Try it", "Fill in the form and send it"),
        (
            f"{console}/requests?operation={operation.id}",
            "Watch the calls",
            "Requests to this operation, live",
        ),
        (f"{console}/faults", "Make it fail", "A 503, a delay or an answer of yours"),
        (f"{console}/state", "Reset", "Back to the data of the start"),
    ]


def _neighbours(
    subject: Subject, operation: Operation
) -> tuple[Operation | None, Operation | None]:
    ids = list(subject.operations)
    at = ids.index(operation.id)
    before = subject.operations[ids[at - 1]] if at else None
    after = subject.operations[ids[at + 1]] if at + 1 < len(ids) else None
    return before, after
