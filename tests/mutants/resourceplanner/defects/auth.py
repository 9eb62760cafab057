"""Defects in who is let in."""

import contextlib
from typing import Any
from urllib.parse import parse_qs

from tests.mutants.harness.mutation import Ordinary
from tests.mutants.resourceplanner.defects.rows import Rows
from tests.mutants.resourceplanner.reference.call import Call, Refusal, Reply
from tests.mutants.resourceplanner.reference.seeds import KEYS
from tests.mutants.skeleton import Key

auth = Rows("auth")
OWNER = KEYS[0]


def _open(ordinary: Ordinary, call: Call) -> Key:
    """Let in whoever has no header at all."""
    if not call.headers.get("authorization"):
        return OWNER
    key: Key = ordinary(call)
    return key


def _open_to(method: str, kind: str) -> Any:
    def admit(ordinary: Ordinary, call: Call) -> Key:
        is_open = call.method == method and call.kind == kind
        key: Key = _open(ordinary, call) if is_open else ordinary(call)
        return key

    return admit


def _key_from(read: Any) -> Any:
    def header(ordinary: Ordinary, call: Call) -> str:
        found = read(call)
        return f"Bearer {found}" if found and not ordinary(call) else str(ordinary(call))

    return header


def _query(name: str) -> Any:
    return _key_from(lambda call: call.query.get(name))


auth("auth-open", "Nobody needs a key.", "doors.admit", _open, "AUTH-01")
for _method, _done in (
    ("GET", "lists"),
    ("POST", "makes"),
    ("PUT", "changes"),
    ("DELETE", "deletes"),
):
    for _kind in ("resource", "project", "assignment"):
        auth(
            f"auth-{_kind}-{_done}-open",
            f"{_method} of {_kind}s works without a key.",
            "doors.admit",
            _open_to(_method, _kind),
            "AUTH-01",
        )
auth(
    *("auth-single-reads-open", "One thing is read without a key.", "doors.admit"),
    lambda ordinary, call: (
        _open(ordinary, call) if call.route.operation == "get" else ordinary(call)
    ),
    "AUTH-01",
)
auth(
    "auth-key-in-query", "A key in the query lets in.", "doors.header", _query("api_key"), "AUTH-01"
)
auth(
    "auth-token-in-query",
    "A token in the query does.",
    "doors.header",
    _query("access_token"),
    "AUTH-01",
)
auth(
    *("auth-key-in-header", "A key in X-API-Key lets in.", "doors.header"),
    *(_key_from(lambda call: call.headers.get("x-api-key")), "AUTH-01"),
)
auth(
    *("auth-key-in-form", "A key in the body lets in.", "doors.header"),
    *(_key_from(lambda call: _of_body(call)), "AUTH-01"),
    layer="more",
)


def _of_body(call: Call) -> Any:
    try:
        document = call.behaviour.checks.document(call)
    except Refusal:
        return parse_qs(call.body.decode("latin-1")).get("api_key", [""])[0]
    return document.get("api_key")


auth("auth-any-key", "Any key is one.", "doors.key", lambda _, call, token: OWNER, "AUTH-02")
auth(
    *("auth-key-in-part", "The last letter of a key counts for nothing.", "doors.key"),
    lambda _, call, token: next((k for k in KEYS if k.token[:-1] == token[:-1]), None),
    "AUTH-02",
)
auth(
    *("auth-workspace-alone", "The workspace in a key is all that counts.", "doors.key"),
    lambda _, call, token: next((k for k in KEYS if k.token[:-24] == token[:-24]), None),
    "AUTH-02",
)
auth(
    *("auth-longer-key", "A key with more behind it is one.", "doors.key"),
    lambda _, call, token: next((k for k in KEYS if token.startswith(k.token)), None),
    "AUTH-02",
)
auth(
    *("auth-any-case", "Letters of a key may be of either case.", "doors.key"),
    lambda ordinary, call, token: ordinary(call, token.lower()),
    "AUTH-02",
    layer="more",
)
auth(
    "auth-replaced",
    "The key before works on.",
    "doors.is_revoked",
    lambda _, call, key: False,
    "AUTH-03",
)
auth(
    *("auth-replaced-reads", "The key before reads on.", "doors.is_revoked"),
    lambda ordinary, call, key: call.method != "GET" and ordinary(call, key),
    "AUTH-03",
)
auth(
    *("auth-replaced-writes", "The key before writes on.", "doors.is_revoked"),
    lambda ordinary, call, key: call.method == "GET" and ordinary(call, key),
    "AUTH-03",
)


def _coded(status: int) -> Any:
    return lambda ordinary, call, refusal: (
        status if refusal.status == 401 else ordinary(call, refusal)
    )


auth(
    "auth-refused-with-200",
    "A refusal is a 200.",
    "answers.code",
    _coded(200),
    "AUTH-01",
    "AUTH-02",
)
auth("auth-refused-with-302", "A refusal redirects.", "answers.code", _coded(302), "AUTH-01")
auth("auth-refused-with-500", "A refusal is a 500.", "answers.code", _coded(500), "AUTH-01")
auth("auth-refused-with-404", "A refusal is a 404.", "answers.code", _coded(404), "AUTH-04")
auth(
    *("auth-wrong-key-404", "A wrong key is a 404.", "doors.unknown"),
    *(lambda _, call: Refusal(404, "no such key"), "AUTH-04"),
)


def _tell(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    rows = call.world.table(OWNER.organization.id, call.kind)
    is_list = refusal.status == 401 and call.route.operation == "list"
    return {"error": "no", f"{call.kind}s": rows} if is_list else ordinary(call, refusal)


auth("auth-refusal-tells", "A refusal shows the list.", "answers.error", _tell, "AUTH-01")


def _done(method: str) -> Any:
    def answer(ordinary: Ordinary, call: Call) -> Reply:
        reply: Reply = ordinary(call)
        if reply.status == 401 and call.method == method:
            call.key = OWNER
            with contextlib.suppress(Refusal):
                call.behaviour.operations.perform(call)
        return reply

    return answer


auth("auth-refused-and-made", "What is refused is made.", "flow.answer", _done("POST"), "AUTH-01")
auth(
    "auth-refused-and-changed",
    "What is refused is changed.",
    "flow.answer",
    _done("PUT"),
    "AUTH-01",
)
auth(
    "auth-refused-and-deleted",
    "What is refused is deleted.",
    "flow.answer",
    _done("DELETE"),
    "AUTH-01",
)


def _remembered(ordinary: Ordinary, call: Call) -> Key:
    paths = call.world.memory.setdefault("paths", {})
    if not call.headers.get("authorization") and call.path in paths:
        found: Key = paths[call.path]
        return found
    key: Key = ordinary(call)
    paths[call.path] = key
    return key


auth(
    "auth-path-remembered",
    "Whoever comes after a key is let in.",
    "doors.admit",
    _remembered,
    "AUTH-01",
)
auth(
    *("auth-any-scheme", "A key behind any scheme lets in.", "doors.is_bearer"),
    *(lambda _, scheme: bool(scheme), "AUTH-05"),
)
