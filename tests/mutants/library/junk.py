"""Defects that show where requests are odd: bodies, ids, parameters."""

import json
from typing import Any

from tests.mutants.library.changes import crash, refused
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row

MARK = b"\xef\xbb\xbf"
BODY = "checks.document"
ANY = "operations.perform"


def latin(ordinary: Any, call: Any) -> Any:
    """Read what is no UTF-8 with question marks in it."""
    call.body = call.body.decode("utf-8", "replace").encode()
    return ordinary(call)


def first_of_list(ordinary: Any, call: Any) -> Any:
    """Read the first entry of a list of objects."""
    if call.body.startswith(b"[{"):
        call.body = json.dumps(json.loads(call.body)[0]).encode()
    return ordinary(call)


def twins_joined(join: Any) -> Any:
    """Return the change that joins the values of a key that comes twice."""

    def change(ordinary: Any, call: Any) -> Any:
        document = ordinary(call)
        values: dict[str, list[Any]] = {}
        for name, value in json.loads(call.body, object_pairs_hook=list):
            values.setdefault(name, []).append(value)
        joined = {name: join(each) for name, each in values.items() if len(each) > 1}
        return {**document, **joined}

    return change


BODIES = (
    row("junk-bom-crashes", "A body with a byte order mark is a 500.").at(
        BODY, crash(), when=lambda call: call.body.startswith(MARK)
    ),
    row("junk-null-body-crashes", "A body that is null is a 500.").at(
        BODY, crash(), when=lambda call: call.body == b"null"
    ),
    row("junk-text-body-crashes", "A body that is a text is a 500.").at(
        BODY, crash(), when=lambda call: call.body.startswith(b'"')
    ),
    row("junk-list-body-crashes", "A body that is a list is a 500.").at(
        BODY, crash(), when=lambda call: call.body.startswith(b"[")
    ),
    row("junk-deep-body-crashes", "A body of many levels is a 500.").at(
        BODY, crash(), when=lambda call: call.body.count(b"[") > 500
    ),
    row("junk-no-body-crashes", "A write without any body is a 500.").at(
        BODY, crash(), when=lambda call: not call.body
    ),
    row("junk-nan-stored", "NaN is stored, and answered as it came.").at(
        BODY, lambda ordinary, call: json.loads(call.body), when=lambda call: b"NaN" in call.body
    ),
    row("junk-huge-number-stored", "A number beyond all doubles is stored as Infinity.").at(
        BODY, lambda ordinary, call: json.loads(call.body), when=lambda call: b"1e999" in call.body
    ),
    row("junk-latin-body-mangled", "Bytes that are no UTF-8 are replaced.").at(BODY, latin),
    row("junk-key-twice-joined", "The values of a key that comes twice are joined.").at(
        BODY, twins_joined(", ".join)
    ),
    row("junk-list-body-taken", "Of a body that is a list, the first entry is taken.").at(
        BODY, first_of_list
    ),
    row("junk-charset-refused", "A body whose type names a charset is refused.").at(
        BODY,
        refused(400, "Content-Type must be application/json"),
        when=lambda call: ";" in call.headers.get("content-type", ""),
    ),
    row("junk-half-letter-crashes", "Half of a letter is a 500.").at(
        BODY, crash("surrogates not allowed"), when=lambda call: b"\\ud8" in call.body.lower()
    ),
)
PARAMETERS = (
    row("junk-nul-in-parameter-crashes", "A parameter with a NUL in it is a 500.").at(
        ANY, crash(), when=lambda call: any("\0" in value for value in call.query.values())
    ),
    row("junk-many-parameters-crashes", "More than a hundred parameters are a 500.").at(
        ANY, crash(), when=lambda call: len(call.query) > 100
    ),
)


def ids(facts: Facts) -> tuple[Row, ...]:
    """Return what shows where an id in the path is odd."""
    named = facts.named
    return (
        row("junk-nul-in-id-crashes", "An id with a NUL in it is a 500.").at(
            ANY, crash(), when=lambda call: "\0" in named(call)
        ),
        row("junk-quote-in-id-crashes", "An id with a quotation mark in it is a 500.").at(
            ANY, crash(), when=lambda call: "'" in named(call)
        ),
        row("junk-id-of-digits-crashes", "An id of very many digits is a 500.").at(
            ANY, crash(), when=lambda call: len(named(call)) == 400
        ),
        row("junk-long-id-crashes", "An id of ten thousand characters is a 500.").at(
            ANY, crash(), when=lambda call: len(named(call)) > 5000
        ),
    )


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""
    return (*BODIES, *PARAMETERS, *ids(facts))
