"""Defects of status codes: other ones for what was done, for what was refused, for no calls."""

from typing import Any

from tests.mutants.library.changes import by, instead, refusal_of, replied
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row
from tests.mutants.skeleton import Reply

DONE, REFUSED = "answers.status", "answers.code"


def failing(ordinary: Any, call: Any, *given: Any) -> Reply:
    """Answer what is no call with a 500."""
    reply: Reply = ordinary(call, *given)
    reply.status = 500
    return reply


def is_empty_list(call: Any, payload: Any) -> bool:
    """Tell whether a read found nothing."""
    return call.method == "GET" and not payload


SUCCESSES = (
    row("status-created-is-200", "What is made is answered with 200.").at(
        DONE, instead(200), when=by("POST")
    ),
    row("status-created-is-202", "What is made is answered with 202.").at(
        DONE, instead(202), when=by("POST")
    ),
    row("status-patch-201", "PATCH answers 201.").at(DONE, instead(201), when=by("PATCH")),
    row("status-patch-303", "A change is answered with a redirect.").at(
        DONE, instead(303), when=by("PATCH")
    ),
    row("status-patch-400", "A change is done and answered with 400.").at(
        DONE, instead(400), when=by("PATCH")
    ),
    row("status-empty-is-204", "A list of nothing is a 204.").at(
        "answers.success", replied(204, ""), when=is_empty_list
    ),
)


def refused_with(name: str, says: str, status: int) -> tuple[Row, ...]:
    """Return the rows in which a refusal of one code has another."""
    return tuple(
        row(f"status-{name}-is-{other}", f"{says} is a {other}.").at(
            REFUSED, instead(other), when=refusal_of(status)
        )
        for other in (200, 400, 403, 404, 410, 422, 500)
        if other != status
    )


REFUSALS = (
    *refused_with("invalid", "What is not valid", 400),
    *refused_with("unknown", "What is not there", 404),
    *refused_with("conflict", "What is there already", 409),
    *refused_with("forbidden", "What a key may not do", 403),
)
STRAYS = (
    row("status-other-path-is-500", "A path that does not exist is a 500.").at(
        "strays.path", failing
    ),
    row("status-other-method-is-500", "A method that a path does not have is a 500.").at(
        "strays.method", failing
    ),
)


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""
    return (*SUCCESSES, *REFUSALS, *STRAYS)
