"""What a spec documents an operation to answer, with its examples: what can be forced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson

from understudy.reference.references import resolved
from understudy.reference.spec import Spec
from understudy.server.response.answer import JSON
from understudy.server.served import Face, Refusal
from understudy.server.state.failures import BadKey, Forced


@dataclass(frozen=True)
class Documented:
    """One status that an operation documents: the content type, and examples by name as bytes."""

    status: int
    content_type: bytes
    examples: Mapping[str, bytes]

    @property
    def first(self) -> bytes | None:
        """The example that is shown first, if there is any; nothing has an empty one."""
        return next(iter(self.examples.values()), None) if self.content_type else b""


Answers = Mapping[int, Documented]


def documented_answers(spec: Spec) -> dict[str, Answers]:
    """Return the documented answers of every operation, by operationId and status."""
    return {
        operation["operationId"]: {
            answer.status: answer for answer in answers_of(operation, spec.document)
        }
        for operation in spec.operations()
    }


def answers_of(operation: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[Documented]:
    """Yield what an operation answers, status by status; `default` and `4XX` name none."""
    for status, response in operation["responses"].items():
        if not status.isdecimal():
            continue
        content = resolved(response, document).get("content", {})
        media_type, media = next(iter(content.items()), ("", {}))
        examples = dict(examples_of(media, document, media_type))
        yield Documented(int(status), media_type.encode(), examples)


def examples_of(
    media: Mapping[str, Any], document: Mapping[str, Any], media_type: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the examples of a body by name; a single one has the name `example`."""
    if "example" in media:
        yield "example", written(media["example"], media_type)
    for name, example in media.get("examples", {}).items():
        yield name, written(resolved(example, document).get("value"), media_type)


def written(example: Any, media_type: str) -> bytes:
    """Return an example as it is sent: text as it stands, unless it is to be JSON."""
    if isinstance(example, str) and media_type.encode() != JSON:
        return example.encode()
    return orjson.dumps(example)


def forced_failure(face: Face, forced: Forced, documented: Documented | None) -> Refusal:
    """Return a failure that somebody asked for, in the API's own shape.

    Without a message of its own it says what the API would say: of a bad key, the spec's first
    example of the status, and what HTTP calls the status where the spec documents none.
    """
    if forced.message:
        return face.envelope.failure(forced)
    if forced.status == face.envelope.failure(BadKey()).status:
        return face.envelope.failure(BadKey())
    refusal = face.envelope.failure(Forced(forced.status, phrase(forced.status)))
    if documented and documented.first:
        return refusal._replace(body=documented.first, content_type=documented.content_type)
    return refusal


def phrase(status: int) -> str:
    """Return what HTTP calls a status: `Service unavailable`."""
    try:
        return HTTPStatus(status).phrase.capitalize()
    except ValueError:
        return f"Error {status}"
