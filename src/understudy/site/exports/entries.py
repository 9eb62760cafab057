"""The entries of the search: operations, statuses, fields, objects, errors, rules, guides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from understudy.reference.reading.model import Field, Operation
from understudy.site.pages.errors import errors_of
from understudy.site.pages.page import Page
from understudy.site.pages.refused import sent_fields
from understudy.site.pages.subject import Subject
from understudy.site.texts.prose import first_sentence, plain


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its kind, title, where it is in words, and its address.

    `code` is what one types exactly (a status, an id), `names` are those of fields, `text` is
    everything else that leads here.
    """

    kind: str
    title: str
    where: str
    url: str
    code: str = ""
    names: str = ""
    text: str = ""


def entries_of(subjects: Iterable[Subject], guides: Sequence[Page]) -> Iterator[Entry]:
    """Yield every entry of the site."""
    for subject in subjects:
        yield Entry(
            "api",
            subject.reading.title,
            "Overview, keys and operations",
            f"{subject.name}/index.html",
            subject.name,
            text=plain(subject.reading.lead),
        )
        for operation in subject.reading.operations:
            yield from _operation(subject, operation)
        yield from _objects(subject)
        yield from _errors(subject)
        yield from _rules(subject)
    for guide in guides:
        yield from _guide(guide)


def _operation(subject: Subject, operation: Operation) -> Iterator[Entry]:
    page = f"{subject.name}/{operation.id}.html"
    call = f"{operation.method.upper()} {subject.reading.base_path}{operation.path}"
    fields = sent_fields(operation)
    yield Entry(
        "operation",
        operation.title,
        f"{call} · {subject.title}",
        page,
        f"{operation.id} {' '.join(each.status for each in operation.answers)}",
        " ".join(dict.fromkeys(each.name for each in fields if each.name)),
        plain(operation.description),
    )
    for answer in operation.answers:
        yield Entry(
            "status",
            f"{answer.status} {first_sentence(answer.description)}".strip(),
            f"{operation.title} · {subject.title}",
            f"{page}#{answer.anchor}",
            answer.status,
        )
    for field in fields:
        if field.name:
            yield _field(field, f"{operation.title}, {field.where} · {subject.title}", page)


def _field(field: Field, where: str, page: str) -> Entry:
    return Entry(
        "field",
        field.path or field.name,
        where,
        f"{page}#{field.anchor}",
        names=field.name,
        text=f"{field.type} {first_sentence(field.description)}".strip(),
    )


def _objects(subject: Subject) -> Iterator[Entry]:
    for shared in subject.reading.objects:
        page = f"{subject.name}/objects/{shared.name}.html"
        names = [each.name for each in shared.shape.inner]
        about = first_sentence(shared.shape.description)
        yield Entry(
            "object", shared.name, f"Object · {subject.title}", page, "", " ".join(names), about
        )


def _errors(subject: Subject) -> Iterator[Entry]:
    for error in errors_of(subject):
        told = error.told
        some = ", ".join(each.title for each in error.operations[:2])
        yield Entry(
            "error",
            told.text,
            f"{told.status} of {'all operations' if error.of_all else some} · {subject.title}",
            f"{subject.name}/errors.html#{error.anchor}",
            str(told.status),
            text=" ".join(plain(each) for each in told.causes),
        )


def _rules(subject: Subject) -> Iterator[Entry]:
    for rule in subject.reading.rules:
        yield Entry(
            "rule",
            plain(rule.statement),
            f"{rule.id} · {subject.title}",
            f"{subject.name}/rules.html#{rule.id}",
            rule.id,
            text=f"{rule.level} {plain(rule.citation)}",
        )


def _guide(page: Page) -> Iterator[Entry]:
    yield Entry("guide", page.title, page.summary, f"{page.path}.html")
    for section in page.view["chapters"]:
        yield Entry(
            "guide",
            section.title,
            page.title,
            f"{page.path}.html#{section.anchor}",
            text=section.text,
        )
