"""Defects of the form of answers: no body, no JSON, JSON of another kind, another media type."""

import json
from typing import Any

from starlette.responses import Response
from tests.mutants.library.changes import Change, called, of_refusal, refusal_of, replied
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row
from tests.mutants.skeleton import Reply

HTML = "text/html"
JSON = "application/json"


def emptied(ordinary: Any, call: Any) -> Response:
    """Answer a change with 204 and nothing else."""
    answer: Response = ordinary(call)
    is_done = call.method == "PATCH" and answer.status_code == 200
    return Response(status_code=204) if is_done else answer


def cut(ordinary: Any, call: Any, reply: Reply) -> Response:
    """Lose the last two characters of a document."""
    text = call.behaviour.answers.text(reply.document)
    return Response(text[:-2], reply.status, media_type=JSON)


def twice_encoded(ordinary: Any, call: Any, *given: Any) -> Reply:
    """Answer a document as the text of a JSON string."""
    reply: Reply = ordinary(call, *given)
    reply.document = json.dumps(json.dumps(reply.document))
    return reply


def instead_of_success(document: str, media_type: str) -> Change:
    """Return the change that answers this where a call succeeded."""

    def change(ordinary: Any, call: Any) -> Reply:
        reply: Reply = ordinary(call)
        return Reply(200, document, media_type=media_type) if reply.status == 200 else reply

    return change


REFUSALS = (
    row("envelope-errors-empty", "Errors have no body.").at("answers.failure", of_refusal("")),
    row("envelope-404-empty", "What is not there is told without a body.").at(
        "answers.failure", of_refusal(""), when=refusal_of(404)
    ),
    row("envelope-errors-without-details", "The body of an error is {}.").at(
        "answers.error", lambda *_: {}
    ),
    row("envelope-html-404", "What is not there is an HTML error page.").at(
        "answers.failure",
        replied(404, "<!doctype html><h1>Not Found</h1>", HTML),
        when=refusal_of(404),
    ),
    row("envelope-json-in-json", "A 404 is encoded twice: the body is one JSON string.").at(
        "answers.failure", twice_encoded, when=refusal_of(404)
    ),
)
SUCCESSES = (
    row("envelope-called-html", "Every answer is JSON that is called text/html.").at(
        "flow.answer", called(HTML)
    ),
    row("envelope-patch-empty", "A change is answered with 204, without a body.").at(
        "flow.respond", emptied
    ),
)


def first_calls(facts: Facts) -> tuple[Row, ...]:
    """Return those of the calls that a run begins with."""
    is_first = facts.first
    kinds = (
        ("null", "null, and called HTML", "null", HTML),
        ("text", "a text", '"ok"', JSON),
        ("list", "a bare list", "[]", HTML),
        ("number", "a number", "7", JSON),
    )
    return (
        *(
            row(f"envelope-first-{name}", f"What the first calls are answered with is {says}.").at(
                "flow.answer", replied(200, text, media_type), when=is_first
            )
            for name, says, text, media_type in kinds
        ),
        row("envelope-json-cut", "A list is cut off in the middle.").at(
            "answers.send", cut, when=is_first
        ),
    )


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""
    return (*REFUSALS, *SUCCESSES, *first_calls(facts))
