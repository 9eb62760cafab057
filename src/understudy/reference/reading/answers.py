"""What an operation answers: statuses, headers, bodies, and the calls that can follow."""

import re
from collections.abc import Iterator
from dataclasses import replace

from understudy.reference.reading.contents import contents_of
from understudy.reference.reading.fields.field import field_of
from understudy.reference.reading.fields.schema import Schema
from understudy.reference.reading.fields.spot import Spot
from understudy.reference.reading.marks import MARKS, conditions_of, decisions_of
from understudy.reference.reading.model import Answer, Field, NextCall, Passed
from understudy.reference.reading.place import Place

ANSWER = MARKS | {"description", "content", "headers", "links", "x-message"}
HEADER = MARKS | {"description", "required", "schema", "example"}
LINK = MARKS | {"operationId", "description", "parameters"}
STATUS = re.compile(r"[1-5]\d\d")
SOURCES = (
    (re.compile(r"\$response\.body#/(.+)"), "`{}` of the answer"),
    (re.compile(r"\$request\.body#/(.+)"), "`{}` of the body that was sent"),
    (re.compile(r"\$request\.path\.(.+)"), "the same `{}`"),
    (re.compile(r"\$request\.query\.(.+)"), "the `{}` that was asked for"),
    (re.compile(r"\$response\.header\.(.+)"), "the header `{}` of the answer"),
)


def answers_of(responses: Place, payload: str) -> Iterator[Answer]:
    """Yield the documented answers in the order of their statuses."""
    found = dict(responses.entries())
    for status in sorted(found):
        if not STATUS.fullmatch(status):
            found[status].refuse(f"the reference cannot show the status {status!r}: name each code")
        yield _answer(found[status], status, payload)


def _answer(given: Place, status: str, payload: str) -> Answer:
    place = given.resolved().only(ANSWER, "an answer")
    spot = Spot("answer", f"answer {status}", status)
    return Answer(
        status=status,
        anchor=status,
        description=place.text("description"),
        message=place.text("x-message"),
        headers=tuple(_headers(place, spot)),
        contents=contents_of(place, spot, payload if status.startswith("2") else ""),
        next_calls=tuple(_next_calls(place, spot)),
        conditions=conditions_of(place),
        decisions=decisions_of(place, spot.words, spot.anchor),
    )


def _headers(place: Place, spot: Spot) -> Iterator[Field]:
    found = place.get("headers")
    for name, entry in found.entries() if found else ():
        header = entry.resolved().only(HEADER, "a header")
        schema = header.get("schema") or header.refuse("is a header without a schema")
        own = replace(spot.other("header").field(name), path=name)
        field = field_of(Schema([schema]), own, name)
        yield replace(
            field,
            description=header.text("description") or field.description,
            is_required=header.value.get("required") is True,
            conditions=(*conditions_of(header), *field.conditions),
            decisions=(*decisions_of(header, own.words, own.anchor), *field.decisions),
        )


def _next_calls(place: Place, spot: Spot) -> Iterator[NextCall]:
    found = place.get("links")
    for name, entry in found.entries() if found else ():
        link = entry.resolved().only(LINK, "a link")
        operation = link.text("operationId") or link.refuse("is a link that names no operation")
        if operation not in {each.get("operationId") for each in place.spec.operations()}:
            link.refuse(f"leads to `{operation}`, which is no operation")
        passed = link.get("parameters")
        yield NextCall(
            name=name,
            operation=operation,
            description=link.text("description"),
            status=spot.anchor,
            passes=tuple(_passed(*each) for each in passed.entries()) if passed else (),
            conditions=conditions_of(link),
            decisions=decisions_of(link, f"next call `{name}` of {spot.page}", spot.anchor),
        )


def _passed(parameter: str, place: Place) -> Passed:
    expression = str(place.value)
    for pattern, words in SOURCES:
        if found := pattern.fullmatch(expression):
            return Passed(parameter, expression, words.format(found[1].replace("/", ".")))
    return place.refuse(f"the reference cannot show where {expression!r} comes from")
