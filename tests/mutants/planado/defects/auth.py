"""Defects of keys: what is let in without one, and what is kept out with one."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.seeds import KEYS
from tests.mutants.planado.reference.world import Key

auth = Defects("auth")


@auth.defect(
    "auth-reads-without-key",
    "Reads need no key.",
    at="doors.admit",
    rules=("PL-AUTH-01", "PL-AUTH-03"),
)
def reads_without_key(ordinary: Ordinary, call: Call) -> Any:
    return KEYS[0] if call.method == "GET" and not call.query else ordinary(call)


@auth.defect(
    "auth-posts-without-key",
    "Jobs are made without a key.",
    at="doors.admit",
    rules=("PL-AUTH-01",),
)
def posts_without_key(ordinary: Ordinary, call: Call) -> Any:
    is_open = call.method == "POST" and call.kind == "job"
    return KEYS[0] if is_open else ordinary(call)


@auth.defect(
    "auth-patch-without-key",
    "Sites are changed without a key.",
    at="doors.admit",
    rules=("PL-AUTH-01",),
)
def patch_without_key(ordinary: Ordinary, call: Call) -> Any:
    is_open = call.method == "PATCH" and call.kind == "site"
    return KEYS[0] if is_open else ordinary(call)


@auth.defect(
    "auth-webhooks-without-key",
    "The webhooks with their secrets are shown to everybody.",
    at="doors.admit",
    rules=("PL-AUTH-01",),
)
def webhooks_without_key(ordinary: Ordinary, call: Call) -> Any:
    return KEYS[0] if call.kind == "webhook" else ordinary(call)


@auth.defect(
    "auth-missing-key-is-200",
    "Without a key, the error is told with 200.",
    at="answers.code",
    rules=("PL-AUTH-01",),
)
def missing_key_is_200(ordinary: Ordinary, call: Call, refusal: Any) -> Any:
    return 200 if refusal.status == 401 else ordinary(call, refusal)


@auth.defect(
    "auth-missing-key-is-500",
    "Without a key, the server fails.",
    at="answers.code",
    rules=("PL-AUTH-01", "PL-STATUS-03"),
)
def missing_key_is_500(ordinary: Ordinary, call: Call, refusal: Any) -> Any:
    return 500 if refusal.status == 401 else ordinary(call, refusal)


@auth.defect(
    "auth-login-redirect",
    "Without a key, callers are sent to a login page.",
    at="answers.code",
    rules=("PL-AUTH-01", "PL-STATUS-01"),
)
def login_redirect(ordinary: Ordinary, call: Call, refusal: Any) -> Any:
    return 302 if refusal.status == 401 else ordinary(call, refusal)


@auth.defect(
    "auth-skills-refused",
    "A valid key may not read the skills.",
    at="doors.is_revoked",
    rules=("PL-AUTH-02",),
)
def skills_refused(ordinary: Ordinary, call: Call, key: Key) -> Any:
    return call.kind == "skill" or ordinary(call, key)


@auth.defect(
    "auth-site-refused",
    "A valid key may list the sites and not read one.",
    at="doors.is_revoked",
    rules=("PL-AUTH-02",),
)
def site_refused(ordinary: Ordinary, call: Call, key: Key) -> Any:
    is_refused = call.kind == "site" and call.route.operation == "get"
    return is_refused or ordinary(call, key)


@auth.defect(
    "auth-any-key",
    "Whatever stands in the header opens the door.",
    at="doors.key",
    rules=("PL-AUTH-03",),
)
def any_key(ordinary: Ordinary, call: Call, token: str) -> Any:
    return ordinary(call, token) or KEYS[0]


@auth.defect(
    "auth-key-by-prefix",
    "A key that is cut short is taken.",
    at="doors.key",
    rules=("PL-AUTH-03",),
)
def key_by_prefix(ordinary: Ordinary, call: Call, token: str) -> Any:
    return next((key for key in KEYS if len(token) > 10 and key.token.startswith(token)), None)


@auth.defect(
    "auth-key-in-query",
    "The key may stand in the URL.",
    at="doors.token",
    rules=("PL-AUTH-03",),
)
def key_in_query(ordinary: Ordinary, call: Call) -> Any:
    return ordinary(call) or call.query.get("api_key", "")


@auth.defect(
    "auth-replaced-key",
    "A key that was replaced goes on.",
    at="doors.is_revoked",
    rules=("PL-AUTH-03",),
)
def replaced_key(ordinary: Ordinary, call: Call, key: Key) -> Any:
    return False
