"""Defects that show where requests are odd: bodies, ids, parameters, methods."""

import json
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import crash
from tests.mutants.library.junk import twins_joined
from tests.mutants.library.rows import row
from tests.mutants.planado.facts import has
from tests.mutants.planado.reference.call import Call, Reply
from tests.mutants.planado.reference.world import Doc

junk = Defects("junk")


junk.add(
    has("junk-bom-crashes").breaks("PL-STATUS-03", layer="more"),
    has("junk-null-body-crashes").breaks("PL-STATUS-03", layer="more"),
    has("junk-list-body-crashes").breaks("PL-STATUS-03", layer="more"),
    has("junk-deep-body-crashes").breaks("PL-STATUS-03", layer="more"),
    row("junk-nul-in-after-crashes", "A NUL in after is a 500.")
    .at("operations.perform", crash(), when=lambda call: "\0" in call.query.get("after", ""))
    .breaks("PL-STATUS-03", layer="more"),
    has("junk-many-parameters-crashes").breaks("PL-STATUS-03", layer="more"),
    has("junk-nul-in-id-crashes").breaks("PL-STATUS-02", "PL-STATUS-03", layer="more"),
    has("junk-id-of-digits-crashes").breaks("PL-STATUS-02", "PL-STATUS-03", layer="more"),
    has("junk-long-id-crashes").breaks("PL-STATUS-02", layer="more"),
    has("junk-latin-body-mangled").breaks("PL-BODY-01", layer="more"),
    has("junk-key-twice-joined")
    # A name may have 50 characters only.
    .at("checks.document", twins_joined(lambda each: "".join(text[-8:] for text in each)))
    .breaks("PL-BODY-01", layer="more"),
    has("junk-list-body-taken").breaks("PL-BODY-01", layer="more"),
    has("junk-charset-refused").breaks("PL-TYPE-02", layer="more"),
)


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


junk.add(
    row("junk-sql-matches-all", "An id with an OR in it is whatever comes first.")
    .at(
        "records.find",
        lambda ordinary, call, ident: call.behaviour.records.table(call, call.kind)[0],
        when=lambda call, ident: "' OR '" in ident,
    )
    .breaks("PL-STATUS-02", layer="more")
)


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
        for found in rows if each == kind else ():
            found.update(json.loads(call.body))
    return Reply(200, {})
