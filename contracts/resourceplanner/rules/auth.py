"""Keys: nothing works without one, with a wrong one, or with one that was replaced."""

import json

from understudy.contracts.resourceplanner.table import TABLE
from understudy.rules import OTHER, OWN, Broken, Exchange, auth_forms, invariant, rows_of

# The documentation says no more of a refusal than that there is one.
REFUSED = auth_forms.Refusal(range(400, 500))
AUTH = auth_forms.Authentication(missing=REFUSED, unknown=REFUSED)
SINGLE = tuple(read for each in TABLE.resources for read in each.reads)
LISTS = {each.listed: each for each in TABLE.resources}

NO_KEY = auth_forms.no_key("RP-AUTH-01", TABLE, AUTH)
IN_A_LIST = auth_forms.key_elsewhere.at("quick")("RP-AUTH-01", TABLE, AUTH, "list_resources")
ELSEWHERE = auth_forms.key_elsewhere("RP-AUTH-01", TABLE, AUTH)
BODIES = auth_forms.bodies_without_key("RP-AUTH-01", TABLE, AUTH)
NOTHING_DONE = auth_forms.refused_leaves_nothing("RP-AUTH-01", TABLE, AUTH)
VALID = auth_forms.valid_key("RP-STATUS-01", TABLE)
UNKNOWN = auth_forms.unknown_key("RP-AUTH-02", TABLE, AUTH)
CASES = auth_forms.other_cases("RP-AUTH-02", TABLE, AUTH)
REPLACED = auth_forms.revoked_key("RP-AUTH-03", TABLE, AUTH)
MALFORMED = auth_forms.malformed_header("RP-AUTH-05", TABLE, AUTH, "list_resources")
SCHEMES = auth_forms.other_schemes("RP-AUTH-05", TABLE, AUTH)


def _is_refused_without(answer: Exchange) -> bool:
    return answer.key not in (OWN, OTHER) and answer.status >= 400


@invariant("RP-AUTH-01", applies=lambda each: _is_refused_without(each) and each.operation in LISTS)
def a_refusal_shows_nothing(answer: Exchange) -> None:
    rows = rows_of(answer, LISTS[answer.operation or ""])
    if any("id" in row for row in rows):
        raise Broken("no data of a workspace in a refusal", answer.brief)


def _is_known_refused(answer: Exchange) -> bool:
    # What no page names may be missing, whoever asks for it, and a body may be looked at first.
    is_whole = answer.method in ("GET", "DELETE") or _is_json(answer.request.body)
    return _is_refused_without(answer) and is_whole and answer.operation not in SINGLE


def _is_json(body: bytes | None) -> bool:
    try:
        json.loads(body or b"")
    except ValueError:
        return False
    return True


@invariant("RP-AUTH-04", applies=_is_known_refused)
def a_refused_key_is_401(answer: Exchange) -> None:
    # A workspace without a licence is told so with 403.
    if answer.status < 500 and answer.status not in (401, 403):
        raise Broken("401, or 403 without a licence", answer.brief)
