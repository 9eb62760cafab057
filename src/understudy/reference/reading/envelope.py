"""What all answers of an API have around what they say, found by comparing them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from understudy.reference.reading.fields.schema import Schema
from understudy.reference.reading.model import Answer, Content, Field, Operation
from understudy.reference.reading.place import Place
from understudy.reference.spec import METHODS

JSON = "application/json"


def payload_of(root: Place) -> str:
    """Return the field that every success has and that differs among them; "" where none is so.

    It is what the answers say; what stands beside it is the envelope.
    """
    schemas = [schema.properties for schema in _successes(root)]
    if not schemas:
        return ""
    shared = set(schemas[0]).intersection(*schemas[1:])
    differing = [
        name
        for name in schemas[0]
        if name in shared and len({str(each[name][-1].value) for each in schemas}) > 1
    ]
    return differing[0] if len(differing) == 1 else ""


def _successes(root: Place) -> Iterator[Schema]:
    """Yield the schema of each success that is JSON."""
    for _, item in root.at("paths").entries():
        for _, operation in item.entries():
            if operation.keys[-1] not in METHODS:
                continue
            for status, response in operation.at("responses").entries():
                answer = response.resolved()
                media = answer.value.get("content", {}) if status.startswith("2") else {}
                if "schema" in media.get(JSON, {}):
                    yield Schema([answer.at("content").at(JSON).at("schema")])


def told(operations: Iterable[Operation]) -> str:
    """Return in one line what is around every answer, and how an error looks."""
    answers = list(chain.from_iterable(operation.answers for operation in operations))
    successes = [each for each in _json(answers, is_success=True) if each.payload]
    errors = Counter(sketch(each.shape) for each in _json(answers, is_success=False))
    lines = []
    if successes:
        lines.append(_success(successes))
    if errors:
        lines.append(f"An error is `{errors.most_common(1)[0][0]}`.")
    return " ".join(lines)


def _success(contents: list[Content]) -> str:
    """Return what is around every success; a field that only some have is told beside it."""
    fields = {each.name: each for content in contents for each in content.envelope}
    always = [
        name
        for name in fields
        if all(name in {each.name for each in content.envelope} for content in contents)
    ]
    parts = [f'"{name}": {sketch(fields[name])}' for name in always]
    inside = ", ".join([*parts, f'"{contents[0].payload}": …'])
    line = f"A success is `{{{inside}}}`"
    sometimes = [f"`{name}`" for name in fields if name not in always]
    return f"{line}, in lists with {' and '.join(sometimes)}." if sometimes else f"{line}."


def _json(answers: Iterable[Answer], is_success: bool) -> Iterator[Content]:
    for answer in answers:
        if answer.is_success == is_success:
            yield from (each for each in answer.contents if each.media_type == JSON)


def sketch(field: Field) -> str:
    """Return the form of a value in a line: what is always the same as it is, the rest as dots."""
    if len(field.enum) == 1:
        return field.enum[0]
    if field.fields:
        inner = [f'"{each.name}": {sketch(each)}' for each in field.fields if each.is_required]
        return f"{{{', '.join(inner)}}}"
    return '"…"' if field.type == "string" else "…"
