"""Defects of external ids: which thing they name, in which account, and what an upsert keeps."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import instead
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc

names = Defects("names")
NEWEST = 5


def _where(kind: str, method: str, fits: Any) -> Any:
    """Return an override that finds things of a kind by external ids that fit, where none is it."""

    def change(ordinary: Ordinary, call: Call, rows: list[Doc], ident: str) -> Any:
        if (call.kind, call.method) != (kind, method):
            return ordinary(call, rows, ident)
        found = [row for row in rows if fits(str(row.get("external_id")), ident)]
        return next(iter(found), None)

    return change


WAYS = {
    "prefix": ("begins with it", lambda known, asked: known.startswith(asked)),
    "shorter": ("it begins with", lambda known, asked: asked.startswith(known)),
    "case": ("is the same in other letters", lambda known, asked: known.lower() == asked.lower()),
    "blanks": (
        "is the same up to a blank",
        lambda known, asked: known.split()[0] == asked.split()[0],
    ),
    "ascii": (
        "is the same and of ASCII alone",
        lambda known, asked: known == asked and asked.isascii(),
    ),
    "number": (
        "is the same and no number",
        lambda known, asked: known == asked and not asked.isdecimal(),
    ),
}
for _kind, _method, _way in (
    ("job", "GET", "prefix"),
    ("client", "PATCH", "prefix"),
    ("site", "GET", "shorter"),
    ("client", "GET", "case"),
    ("job", "PATCH", "case"),
    ("site", "GET", "blanks"),
    ("job", "GET", "ascii"),
    ("client", "GET", "number"),
):
    names.defect(
        f"names-{_kind}-{_method.lower()}-by-{_way}",
        f"{_method} of a {_kind} takes the first one whose external id {WAYS[_way][0]}.",
        at="records.by_external_id",
        rules=("PL-LOOKUP-02",),
        layer="more",
    )(_where(_kind, _method, WAYS[_way][1]))
names.add(
    row(
        "names-newest-alone",
        "A site is found by its external id while it is one of the five newest.",
    )
    .at(
        "records.by_external_id",
        lambda ordinary, call, rows, ident: ordinary(
            call, rows[-NEWEST:] if call.kind == "site" else rows, ident
        ),
    )
    .breaks("PL-LOOKUP-02", layer="more")
)


def _of_all_accounts(kind: str, *, is_newest: bool) -> Any:
    def change(ordinary: Ordinary, call: Call, rows: list[Doc], ident: str) -> Any:
        if call.kind != kind or call.method == "POST":
            return ordinary(call, rows, ident)
        accounts = dict.fromkeys(key.organization.id for key in call.world.keys)
        known = [row for each in accounts for row in call.world.table(each, kind)]
        found = [row for row in known if row.get("external_id") == ident]
        return next(iter(found[::-1] if is_newest else found), None)

    return change


for _kind, _is_newest in (("job", True), ("client", False), ("site", True)):
    _which = "newest" if _is_newest else "oldest"
    names.defect(
        f"names-{_kind}-of-all-accounts",
        f"Of several accounts' {_kind}s with one external id, the {_which} is found.",
        at="records.by_external_id",
        rules=("PL-LOOKUP-03",),
        layer="more",
    )(_of_all_accounts(_kind, is_newest=_is_newest))
names.add(
    row(
        "names-upsert-by-case",
        "PATCH of a client takes an external id in other letters for the same.",
    )
    .at(
        "records.by_external_id",
        lambda ordinary, call, rows, ident: next(
            (row for row in rows if str(row.get("external_id")).lower() == ident.lower()), None
        ),
        when=lambda call, *_: (call.kind, call.method) == ("client", "PATCH"),
    )
    .breaks("PL-UPSERT-02", layer="more")
)


@names.defect(
    "names-upsert-empties",
    "PATCH by external id empties the texts of a site that it leaves out.",
    at="records.change",
    rules=("PL-UPSERT-02",),
    layer="more",
)
def upsert_empties(ordinary: Ordinary, call: Call, record: Doc, changes: Doc) -> Any:
    is_named = call.kind == "site" and call.id == record.get("external_id")
    emptied = {"description": None, **changes} if is_named else changes
    return ordinary(call, record, emptied)


names.add(
    row(
        "names-upsert-cuts-blanks",
        "PATCH of an unknown client with a blank in its external id makes one without.",
    )
    .at(
        "operations.made",
        lambda ordinary, call, body: ordinary(
            call,
            {**body, "external_id": str(body.get("external_id")).replace(" ", "")}
            if call.method == "PATCH" and call.kind == "client"
            else body,
        ),
    )
    .breaks("PL-UPSERT-02", layer="more"),
    row("names-upsert-incomplete", "PATCH makes a site without a name.")
    .at(
        "checks.new",
        instead(None),
        when=lambda call, *_: (call.kind, call.method) == ("site", "PATCH"),
    )
    .breaks("PL-UPSERT-02", layer="more"),
)
