"""Readings as flat entries, each under the key `operation/section/path`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.reference.reading.model import Answer, Condition, Field, Operation, Reading
from understudy.site.changes.document import ApiEntries, Document, Entry, Fact

Pair = tuple[str, Entry]


def flattened(readings: Iterable[Reading]) -> Document:
    """Return the entries of every API."""
    return {
        reading.api: ApiEntries(reading.title, reading.version, dict(sorted(_entries(reading))))
        for reading in readings
    }


def _entries(reading: Reading) -> Iterator[Pair]:
    facts = {"base path": reading.base_path, "keys": tuple(key.form for key in reading.keys)}
    words = {
        "title": reading.title,
        "description": reading.description,
        "envelope": reading.envelope,
        "paging": reading.paging,
        "limits": reading.limits,
    }
    yield "", Entry("api", facts=_given(facts), words=_given(words))
    for operation in reading.operations:
        yield from _operation(operation)
    for rule in reading.rules:
        facts = {"level": rule.level, "about": rule.about}
        words = {"statement": rule.statement, "citation": rule.citation}
        yield f"/rules/{rule.id}", Entry("rule", rule.id, _given(facts), _given(words))
    for decision in reading.decisions:
        key = f"/decisions/{decision.pointer}#{decision.keyword}"
        yield key, Entry("decision", words=_given({"reason": decision.reason}))


def _operation(operation: Operation) -> Iterator[Pair]:
    facts = {
        "call": f"{operation.method.upper()} {operation.path}",
        "keys": tuple(key.form for key in operation.keys),
        "roles": operation.roles,
        "deprecated": operation.is_deprecated,
        "other codes": operation.status_ranges,
        "conditions": _conditions(operation.conditions),
    }
    words = {
        "summary": operation.summary,
        "description": operation.description,
        "tag": operation.tag,
    }
    yield operation.id, Entry("operation", "", _given(facts), _given(words))
    for parameter in operation.parameters:
        yield from _fields(parameter, f"{operation.id}/{parameter.where}", "input")
    if operation.body:
        yield from _body(operation)
    for answer in operation.answers:
        yield from _answer(operation, answer)


def _body(operation: Operation) -> Iterator[Pair]:
    body = operation.body
    assert body is not None
    key = f"{operation.id}/body"
    facts = {
        "required": body.is_required,
        "media types": (*(each.media_type for each in body.contents), *body.also, *body.accepts),
        "largest": body.largest or "",
        "conditions": _conditions(body.conditions),
    }
    yield key, Entry("body", "body", _given(facts), _given({"description": body.description}))
    for number, content in enumerate(body.contents):
        section = f"{key} ({content.media_type})" if number else key
        yield from _fields(content.shape, section, "input")


def _answer(operation: Operation, answer: Answer) -> Iterator[Pair]:
    key = f"{operation.id}/{answer.status}"
    known = {
        "media types": tuple(each.media_type for each in answer.contents),
        "conditions": _conditions(answer.conditions),
    }
    words = {"description": answer.description, "message": answer.message}
    yield key, Entry("answer", answer.anchor, _given(known), _given(words))
    for header in answer.headers:
        yield from _fields(header, f"{key} header", "output")
    for number, content in enumerate(answer.contents):
        section = f"{key} ({content.media_type})" if number else key
        yield from _fields(content.shape, section, "output")
        for field in content.envelope:
            yield from _fields(field, f"{key} envelope", "output")
    for call in answer.next_calls:
        passes = tuple(f"{each.parameter} = {each.expression}" for each in call.passes)
        facts: dict[str, Any] = {"operation": call.operation, "passes": passes}
        entry = Entry("next", facts=_given(facts), words=_given({"description": call.description}))
        yield f"{key} next/{call.name}", entry


def _fields(field: Field, section: str, kind: Any, mark: str = "") -> Iterator[Pair]:
    """Yield a field and all in it; `mark` tells one that stands instead, or a choice, apart."""
    facts = {
        "type": field.type,
        "format": field.format,
        "required": field.is_required,
        **{name: _fact(limit) for name, limit in field.limits.items()},
        "enum": field.enum,
        "default": field.default or "",
        "closed": not field.takes_others,
        "one of required": field.one_of_required,
        "conditions": _conditions(field.conditions),
    }
    refusals = {f"refusal: {each.cause}": each.text for each in field.refusals}
    words = {"description": field.description, "example": field.example or "", **refusals}
    key = f"{section}/{field.path}{mark}"
    if field.path or mark or field.fields or field.items:
        yield key, Entry(kind, field.anchor, _given(facts), _given(words))
    for inner in (*field.fields, *(each for each in (field.items, field.values) if each)):
        yield from _fields(inner, section, kind, mark)
    for number, choice in enumerate(field.choices, 1):
        yield from _fields(choice, section, kind, f"{mark} choice {number}")
    if field.instead:
        under = ", ".join(_conditions(field.instead.conditions))
        yield from _fields(field.instead, section, kind, f"{mark} under {under}")


def _conditions(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(f"{each.setting}={value}" for each in conditions for value in each.values)


def _fact(value: Any) -> Fact:
    return value if isinstance(value, str | int | float) else str(value)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", (), False)}
