"""Judges the envelopes of a conversation: what the documentation says of every answer."""

import re
from collections.abc import Iterable

from tests.mutants.productionplanner.conversation.talk import Heard
from tests.mutants.productionplanner.reference.app import BASE_PATH
from tests.mutants.productionplanner.reference.routes import ROUTES

DOCUMENTED = [
    (route.method, re.compile(BASE_PATH + re.sub(r"\{\w+\}", "[^/]+", route.path)))
    for route in ROUTES
]
SUCCESSES = (200, 201)
REFUSALS = (400, 401, 404, 409, 415, 429)
"""What the table of codes has, and two that other servers put in front of it."""


def is_documented(heard: Heard) -> bool:
    """Tell whether the request was a call of the API."""
    path = heard.path.partition("?")[0]
    return any(heard.method == method and form.fullmatch(path) for method, form in DOCUMENTED)


def is_kept(heard: Heard) -> bool:
    """Tell whether an answer to a call has the documented envelope and a documented code."""
    document = heard.answer.document
    if not isinstance(document, dict):
        return False
    says_message = isinstance(document.get("message"), str) or heard.path.endswith("/info")
    if heard.answer.status in SUCCESSES:
        return (
            document["status"] == "ok"
            and says_message
            and isinstance(document["data"], dict | list)
        )
    is_error = document["status"] == "error" and "data" not in document
    return heard.answer.status in REFUSALS and is_error and says_message


def broken_envelopes(heard: Iterable[Heard]) -> list[str]:
    """Return the calls of which the answer broke the envelope."""
    # What has not changed is told without a body.
    told = (entry for entry in heard if entry.answer.status != 304)
    plain = (entry for entry in told if entry.answer.headers.get("content-encoding") != "gzip")
    return [
        f"{entry.method} {entry.path} {entry.answer.status} {entry.answer.body[:200]!r}"
        for entry in plain
        if is_documented(entry) and not is_kept(entry)
    ]
