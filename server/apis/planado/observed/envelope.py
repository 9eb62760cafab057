"""The error bodies that public clients have met: 422, with what is wrong by field."""

import re
from typing import Any

from understudy.api import Failure, Invalid, Refusal
from understudy.server.apis.planado import envelope as documented
from understudy.server.apis.planado.record import Taken

TAKEN = "is used by another entity"
NEITHER = "either team or worker must present"
TOO_LONG = "is too long (maximum is 200 characters)"
# Where a body is wrong, and what is said of it; the spec has one constraint in each place.
PLACES = (
    (re.compile(r"(assignees?)(\[\d+\])?"), NEITHER),
    (re.compile(r"(custom_fields)\[\d+\]\.value"), TOO_LONG),
)

success = documented.success


def failure(failure: Failure) -> Refusal:
    """Return the error body of a failure; the documented one where clients report none."""
    errors = errors_of(failure)
    return Refusal(422, {"errors": errors}) if errors else documented.failure(failure)


def errors_of(failure: Failure) -> dict[str, Any]:
    """Return what is wrong by field, nothing where no client has met this failure."""
    if isinstance(failure, Taken):
        return {"external_id": [TAKEN]}
    if isinstance(failure, Invalid):
        for place, words in PLACES:
            found = place.fullmatch(failure.field)
            if found:
                return {found[1]: [words]}
    return {}
