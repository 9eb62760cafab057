"""Defects that show where requests are odd: bodies, ids, parameters, methods."""

import json
from collections.abc import Callable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.world import Doc

junk = Defects("junk")


def _crashing(is_odd: Callable[[Call], bool]) -> Callable[..., Any]:
    def change(ordinary: Ordinary, call: Call) -> Any:
        if is_odd(call):
            raise Refusal(500, "internal server error")
        return ordinary(call)

    return change


CRASHES: dict[str, tuple[str, str, tuple[str, ...], Callable[[Call], bool]]] = {
    "bom": (
        "A body with a byte order mark is a 500.",
        "checks.document",
        ("PL-STATUS-03",),
        lambda call: call.body.startswith(b"\xef\xbb\xbf"),
    ),
    "null-body": (
        "A body that is null is a 500.",
        "checks.document",
        ("PL-STATUS-03",),
        lambda call: call.body == b"null",
    ),
    "list-body": (
        "A body that is a list is a 500.",
        "checks.document",
        ("PL-STATUS-03",),
        lambda call: call.body.startswith(b"["),
    ),
    "deep-body": (
        "A body of many levels is a 500.",
        "checks.document",
        ("PL-STATUS-03",),
        lambda call: call.body.count(b"[") > 500,
    ),
    "nul-in-after": (
        "A NUL in after is a 500.",
        "operations.perform",
        ("PL-STATUS-03",),
        lambda call: "\0" in call.query.get("after", ""),
    ),
    "many-parameters": (
        "More than a hundred parameters are a 500.",
        "operations.perform",
        ("PL-STATUS-03",),
        lambda call: len(call.query) > 100,
    ),
    "nul-in-id": (
        "An id with a NUL in it is a 500.",
        "operations.perform",
        ("PL-STATUS-02", "PL-STATUS-03"),
        lambda call: "\0" in call.params.get("id", ""),
    ),
    "id-of-digits": (
        "An id of very many digits is a 500.",
        "operations.perform",
        ("PL-STATUS-02", "PL-STATUS-03"),
        lambda call: len(call.params.get("id", "")) == 400,
    ),
    "long-id": (
        "An id of ten thousand characters is a 500.",
        "operations.perform",
        ("PL-STATUS-02",),
        lambda call: len(call.params.get("id", "")) > 5000,
    ),
}
for _name, (_breaks, _point, _rules, _is_odd) in CRASHES.items():
    junk.defect(f"junk-{_name}-crashes", _breaks, at=_point, rules=_rules, layer="more")(
        _crashing(_is_odd)
    )


@junk.defect(
    "junk-latin-body-mangled",
    "Bytes that are no UTF-8 are replaced.",
    at="checks.document",
    rules=("PL-BODY-01",),
    layer="more",
)
def latin_body_mangled(ordinary: Ordinary, call: Call) -> Any:
    call.body = call.body.decode("utf-8", "replace").encode()
    return ordinary(call)


@junk.defect(
    "junk-key-twice-joined",
    "The values of a key that comes twice are joined.",
    at="checks.document",
    rules=("PL-BODY-01",),
    layer="more",
)
def key_twice_joined(ordinary: Ordinary, call: Call) -> Any:
    document = ordinary(call)
    values: dict[str, list[Any]] = {}
    for name, value in json.loads(call.body, object_pairs_hook=list):
        values.setdefault(name, []).append(value)
    joined = {name: "".join(map(_end, each)) for name, each in values.items() if len(each) > 1}
    return {**document, **joined}


def _end(text: str) -> str:
    # A name may have 50 characters only.
    return text[-8:]


@junk.defect(
    "junk-list-body-taken",
    "Of a body that is a list, the first entry is taken.",
    at="checks.document",
    rules=("PL-BODY-01",),
    layer="more",
)
def list_body_taken(ordinary: Ordinary, call: Call) -> Any:
    if call.body.startswith(b"[{"):
        call.body = json.dumps(json.loads(call.body)[0]).encode()
    return ordinary(call)


@junk.defect(
    "junk-charset-refused",
    "A body whose type names a charset is refused.",
    at="checks.document",
    rules=("PL-TYPE-02",),
    layer="more",
)
def charset_refused(ordinary: Ordinary, call: Call) -> Any:
    if ";" in call.headers.get("content-type", ""):
        raise Refusal(400, "Content-Type must be application/json")
    return ordinary(call)


@junk.defect(
    "junk-parameters-filter",
    "Every parameter is a filter, also one that no page names.",
    at="pages.filtered",
    rules=("PL-QUERY-01",),
    layer="more",
)
def parameters_filter(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    wanted = {name: value for name, value in call.query.items() if "understudy" in name}
    return [
        row
        for row in ordinary(call, rows)
        if all(str(row.get(name)) == value for name, value in wanted.items())
    ]


@junk.defect(
    "junk-sql-matches-all",
    "An id with an OR in it is whatever comes first.",
    at="records.find",
    rules=("PL-STATUS-02",),
    layer="more",
)
def sql_matches_all(ordinary: Ordinary, call: Call, ident: str) -> Any:
    if "' OR '" not in ident:
        return ordinary(call, ident)
    return call.behaviour.records.table(call, call.kind)[0]


@junk.defect(
    "junk-patch-of-list",
    "PATCH of a list changes all that is in it, though no page names it.",
    at="strays.method",
    rules=("PL-METHOD-01",),
    layer="more",
)
def patch_of_list(ordinary: Ordinary, call: Call, allowed: str) -> Any:
    kind = call.path.rsplit("/", 1)[1].removesuffix("s")
    if call.method != "PATCH":
        return ordinary(call, allowed)
    for (_, each), rows in call.world.tables.items():
        for row in rows if each == kind else ():
            row.update(json.loads(call.body))
    return Reply(200, {})
