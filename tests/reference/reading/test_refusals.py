"""What a page says that a client is told is what the stand-in tells, in each API's own words."""

import copy
import re
from collections.abc import Iterator
from typing import Any

from tests.reference.reading.conftest import Read
from tests.reference.reading.walking import resolved

from understudy.reference.reading.model import Field
from understudy.reference.schemas import standalone
from understudy.server.gates.validation import Check
from understudy.server.registry import load_served
from understudy.server.served import ServedApi
from understudy.server.state.failures import Invalid

GONE = object()
LONG = "x" * 20_000
ODD: tuple[Any, ...] = (
    GONE,
    None,
    True,
    -(10**9),
    10**9,
    0.5,
    "",
    " ",
    "odd",
    LONG,
    [],
    [0, 0],
    {},
)
PART = re.compile(r"[^.\[\]]+|\[\]")


def changed(body: Any, path: str, value: Any) -> Any:
    """Return a body with another value at a path; LookupError where there is no such place."""
    whole = {"": copy.deepcopy(body)}
    holder: Any = whole
    key: Any = ""
    for part in PART.findall(path):
        holder, key = holder[key], 0 if part == "[]" else part
    if not isinstance(holder, list if key == 0 else dict):
        raise LookupError(path)
    if value is GONE:
        del holder[key]
    else:
        holder[key] = value
    return whole[""]


def told(check: Check, served: ServedApi, body: Any) -> tuple[str, str] | None:
    """Return the field that a body is refused for, and the text; None where it is taken."""
    try:
        check(body)
    except Invalid as invalid:
        answer = served.envelope.failure(invalid).body
        return invalid.field, next(text for text in texts(answer) if invalid.problem in text)
    return None


def texts(value: Any) -> Iterator[str]:
    """Yield the texts of an answer, wherever in it they stand."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else ():
        yield from texts(each)


def name_of(field: Field) -> str:
    """Return how the stand-in names a field."""
    return field.path.replace("[]", "[0]") or "body"


def checked(read: Read, served: ServedApi, seen: set[str], wrong: list[object]) -> None:
    """Send odd values in each field of each body of an API, and note what is told."""
    known = {each.id: each for each in read.reading.operations}
    for node in served.spec.operations():
        operation = known[node["operationId"]]
        content = operation.body.contents[0] if operation.body else None
        if content is None or content.media_type != "application/json":
            continue
        body = resolved(read.document, node["requestBody"])
        schema = body["content"]["application/json"]["schema"]
        check = Check(standalone(served.spec, schema), {})
        fields = {name_of(each): each for each in shown(content.shape)}
        for example in (each.value for each in content.examples):
            for field, body in odd_bodies(fields, example):
                answer = told(check, served, body)
                refused = fields.get(answer[0] or "body") if answer else None
                words = {each.text for each in refused.refusals} if refused else set()
                if answer and refused and answer[1] not in words:
                    wrong.append((operation.id, field, answer, words))
                if answer:
                    seen.add(f"{operation.id} {answer[1]}")


def shown(field: Field) -> Iterator[Field]:
    """Yield a field and those in it, without what stands there under other settings."""
    yield field
    for inner in (*field.fields, *([field.items] if field.items else [])):
        yield from shown(inner)


def odd_bodies(fields: dict[str, Field], example: Any) -> Iterator[tuple[str, Any]]:
    """Yield the example with each odd value in each field."""
    for name, field in fields.items():
        for value in ODD:
            try:
                yield name, changed(example, field.path, value)
            except (LookupError, TypeError):
                continue


def test_each_refusal_is_worded_as_the_stand_in_does(every: tuple[Read, ...]) -> None:
    served = {each.name: each for each in load_served((), ())}
    seen: set[str] = set()
    wrong: list[object] = []

    for read in every:
        if read.api.name in served:
            checked(read, served[read.api.name], seen, wrong)

    assert wrong == []
    assert [text for text in lacking(every, set(served)) if text not in seen] == []
    assert len(seen) > 200


def lacking(every: tuple[Read, ...], served: set[str]) -> Iterator[str]:
    """Yield what is told of each required field of a body that is there by default."""
    for read in every:
        for operation in read.reading.operations if read.api.name in served else ():
            content = operation.body.contents[0] if operation.body else None
            if content and content.media_type == "application/json" and not operation.conditions:
                refusals = (each for field in content.shape.fields for each in field.refusals)
                yield from (f"{operation.id} {r.text}" for r in refusals if r.keyword == "required")
