"""All fields, decisions and conditions of an operation, wherever on its page they stand."""

from collections.abc import Iterator
from typing import Any

from understudy.reference.reading.model import Answer, Content, Field, Operation


def contents_of(operation: Operation) -> Iterator[Content]:
    """Yield the bodies of an operation, what stands in their places too."""
    given = operation.body.contents if operation.body else ()
    for content in (*given, *(each for answer in operation.answers for each in answer.contents)):
        yield content
        if content.instead:
            yield content.instead


def fields_of(operation: Operation) -> Iterator[Field]:
    """Yield every field of an operation, the outermost first."""
    headers = (each for answer in operation.answers for each in answer.headers)
    bodies = (
        each for content in contents_of(operation) for each in (content.shape, *content.envelope)
    )
    for field in (*operation.parameters, *headers, *bodies):
        yield from field.walk()


def parts_of(operation: Operation) -> Iterator[Any]:
    """Yield all that can have decisions and conditions, but the operation itself."""
    yield from operation.parameters
    yield from [operation.body] if operation.body else []
    yield from (part for answer in operation.answers for part in _of_answer(answer))
    for content in contents_of(operation):
        yield content
        yield from content.examples
    yield from fields_of(operation)


def _of_answer(answer: Answer) -> Iterator[Any]:
    yield answer
    yield from answer.next_calls
