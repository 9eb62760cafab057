"""Defects of authorization that show in forms which no page names."""

import json
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import crash, instead
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.defects.auth_headers import header_of
from tests.mutants.productionplanner.reference.call import Call

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


auth.add(
    row("auth-scheme-of-api-keys", "`ApiKey <key>` is taken too.")
    .at("doors.is_bearer", instead(True), when=lambda scheme: scheme == "ApiKey")
    .breaks("PP-AUTH-02", layer="more"),
    row(
        "auth-letter-case-ignored-by-lists",
        "Keys are compared in small letters where the links are listed.",
    )
    .at(
        "doors.key",
        lambda ordinary, call, token: ordinary(
            call, token.lower() if call.route.operation in ("get_info", "list_resources") else token
        ),
    )
    .breaks("PP-AUTH-03", layer="more"),
    row(
        "auth-two-headers-let-in",
        "Two Authorization headers are taken for one that a proxy has checked.",
    )
    .at("doors.admit", lambda ordinary, call: call.world.keys[0], when=sent_twice)
    .breaks("PP-AUTH-02", layer="more"),
    row("auth-two-headers-crash", "A second Authorization header crashes the parser.")
    .at("doors.admit", crash("too many values to unpack"), when=sent_twice)
    .breaks("PP-AUTH-02", layer="more"),
    row("auth-tab-crash", "A tab between scheme and key crashes the parser.")
    .at(
        "doors.admit",
        crash("not enough values to unpack"),
        when=lambda call: "\t" in header_of(call),
    )
    .breaks("PP-AUTH-02", layer="more"),
)


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
