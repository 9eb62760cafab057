"""Defects that show in odd ways of asking: keys in other forms, and another account's things.

What another account sees is documented by no page; rules of no weight report it.
"""

import json
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import sent
from tests.mutants.planado.facts import anyones, has
from tests.mutants.planado.reference.call import Call, Reply

access = Defects("auth")


access.add(
    has("auth-key-in-session-cookie")
    .named("access-key-in-cookie")
    .says("The key may be the session of a cookie.")
    .breaks("PL-AUTH-03")
)


@access.defect(
    "access-key-in-body",
    "The key may be a field of a new site.",
    at="doors.token",
    rules=("PL-AUTH-03",),
    layer="more",
)
def key_in_body(ordinary: Ordinary, call: Call) -> Any:
    try:
        given = json.loads(call.body)["token"] if call.kind == "site" else ""
    except (ValueError, KeyError, TypeError):
        given = ""
    return ordinary(call) or given


@access.defect(
    "access-key-behind-token",
    "The key is taken behind the scheme Token too.",
    at="doors.token",
    rules=("PL-AUTH-03",),
    layer="more",
)
def key_behind_token(ordinary: Ordinary, call: Call) -> Any:
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    return ordinary(call) or (token if scheme == "Token" else "")


access.add(
    has("auth-letter-case-ignored")
    .named("access-key-in-any-case")
    .says("Keys are compared in small letters.")
    .breaks("PL-AUTH-03", layer="more"),
    has("auth-two-headers-let-in")
    .named("access-two-headers-let-in")
    .says("A key that comes twice is taken for one that a proxy has checked.")
    .breaks("PL-AUTH-03", layer="more"),
    has("auth-two-headers-crash")
    .named("access-two-headers-crash")
    .says("A key that comes twice crashes the parser.")
    .breaks("PL-AUTH-03", layer="more"),
)


def sent_keys(call: Call) -> list[str]:
    """Return the headers of a request that carry a key."""
    return [*sent(call, "x-planado-api-key")]


access.add(
    has("auth-empty-body-let-in")
    .named("access-empty-body-let-in")
    .says("What an empty body asks for is done before the key is looked at.")
    .breaks("PL-AUTH-03", layer="more")
)


@access.defect(
    "access-broken-body-crashes",
    "A body that is no JSON fails before the key is looked at.",
    at="flow.answer",
    rules=("PL-AUTH-03",),
    layer="more",
)
def broken_body_crashes(ordinary: Ordinary, call: Call) -> Any:
    is_broken = call.method == "POST" and call.body.startswith(b"{") and b"}" not in call.body
    return Reply(500, {"error": "unexpected end"}) if is_broken else ordinary(call)


access.add(
    has("tenancy-encoded-id-unscoped")
    .named("access-encoded-id-unscoped")
    .says(
        "An id that is percent-encoded in the path is looked up among the things of all accounts."
    )
    .breaks("PL-SCOPE-01", layer="more"),
    has("tenancy-id-in-capitals-changes")
    .named("access-id-in-capitals-changes")
    .says("A change by a uuid in capital letters reaches the things of all accounts.")
    .breaks("PL-SCOPE-01", layer="more"),
)


@access.defect(
    "access-removed-is-open",
    "A job that was deleted is shown to every account.",
    at="records.find",
    rules=("PL-SCOPE-01",),
    layer="more",
)
def removed_is_open(ordinary: Ordinary, call: Call, ident: str) -> Any:
    found = anyones(call) if call.method == "GET" and call.kind == "job" else None
    return found if found and found.get("_gone") else ordinary(call, ident)


access.add(
    has("tenancy-not-modified-for-foreign")
    .named("access-not-modified-for-foreign")
    .says("If-None-Match is looked at before the account: what another has is a 304.")
    .breaks("PL-SCOPE-01", layer="more")
)
