"""Defects of authorization that show in forms which no page names."""

import json
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.defects.auth_headers import header_of
from tests.mutants.productionplanner.reference.call import Call, Refusal

auth = Defects("auth")


def sent_twice(call: Call) -> list[str]:
    """Return the Authorization headers of a request, if there is more than one."""
    pairs = getattr(call.headers, "raw", [])
    found = [value.decode("latin-1") for name, value in pairs if name == b"authorization"]
    return found if len(found) > 1 else []


@auth.defect(
    "auth-key-in-session-cookie",
    "Without a header, a key in the cookie of a session is accepted.",
    at="doors.token",
    rules=("PP-AUTH-01",),
)
def key_in_session_cookie(ordinary: Ordinary, call: Call) -> Any:
    jar = dict(part.strip().partition("=")[::2] for part in _cookies(call))
    return jar["session"] if "session" in jar and not header_of(call) else ordinary(call)


def _cookies(call: Call) -> list[str]:
    text: str = call.headers.get("cookie", "")
    return text.split(";")


@auth.defect(
    "auth-key-in-body",
    "Without a header, a key in the body is accepted.",
    at="doors.token",
    rules=("PP-AUTH-01",),
)
def key_in_body(ordinary: Ordinary, call: Call) -> Any:
    try:
        given = json.loads(call.body).get("access_token")
    except (ValueError, AttributeError):
        given = None
    return given if given and not header_of(call) else ordinary(call)


@auth.defect(
    "auth-key-in-token-header",
    "A key in a header Token is accepted by the routes of the team.",
    at="doors.token",
    rules=("PP-AUTH-01",),
)
def key_in_token_header(ordinary: Ordinary, call: Call) -> Any:
    given = call.headers.get("token")
    return given if given and call.path.endswith("/team") else ordinary(call)


@auth.defect(
    "auth-scheme-of-api-keys",
    "`ApiKey <key>` is taken too.",
    at="doors.is_bearer",
    rules=("PP-AUTH-02",),
    layer="more",
)
def scheme_of_api_keys(ordinary: Ordinary, scheme: str) -> Any:
    return scheme == "ApiKey" or ordinary(scheme)


@auth.defect(
    "auth-letter-case-ignored-by-lists",
    "Keys are compared in small letters where the links are listed.",
    at="doors.key",
    rules=("PP-AUTH-03",),
    layer="more",
)
def letter_case_ignored_by_lists(ordinary: Ordinary, call: Call, token: str) -> Any:
    is_lax = call.route.operation in ("get_info", "list_resources")
    return ordinary(call, token.lower() if is_lax else token)


@auth.defect(
    "auth-two-headers-let-in",
    "Two Authorization headers are taken for one that a proxy has checked.",
    at="doors.admit",
    rules=("PP-AUTH-02",),
    layer="more",
)
def two_headers_let_in(ordinary: Ordinary, call: Call) -> Any:
    return call.world.keys[0] if sent_twice(call) else ordinary(call)


@auth.defect(
    "auth-two-headers-crash",
    "A second Authorization header crashes the parser.",
    at="doors.admit",
    rules=("PP-AUTH-02",),
    layer="more",
)
def two_headers_crash(ordinary: Ordinary, call: Call) -> Any:
    if sent_twice(call):
        raise Refusal(500, "too many values to unpack")
    return ordinary(call)


@auth.defect(
    "auth-tab-crash",
    "A tab between scheme and key crashes the parser.",
    at="doors.admit",
    rules=("PP-AUTH-02",),
    layer="more",
)
def tab_crash(ordinary: Ordinary, call: Call) -> Any:
    if "\t" in header_of(call):
        raise Refusal(500, "not enough values to unpack")
    return ordinary(call)


@auth.defect(
    "auth-body-before-key",
    "A body that is no JSON is a 400, whoever sends it.",
    at="doors.admit",
    rules=("PP-AUTH-01",),
    layer="more",
)
def body_before_key(ordinary: Ordinary, call: Call) -> Any:
    if call.method != "GET":
        call.behaviour.checks.document(call)
    return ordinary(call)
