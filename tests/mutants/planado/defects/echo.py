"""Defects of what is kept of odd values, and of nested ones."""

import json
from collections.abc import Callable
from html import escape
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library import texts
from tests.mutants.library.changes import after, of, then
from tests.mutants.library.rows import Row, row
from tests.mutants.planado.reference.call import Call, Reply
from tests.mutants.planado.reference.world import Doc

echo = Defects("echo")
echo.add(
    row(
        "echo-changed-texts-trimmed",
        "White space at the ends of a text is cut off where it is changed.",
    )
    .at(
        "records.put",
        lambda ordinary, call, record, name, value: ordinary(
            call, record, name, texts.trimmed(value) if isinstance(value, str) else value
        ),
    )
    .breaks("PL-BACK-01", layer="more")
)


def _kept(ident: str, says: str, kind: str, field: str, turn: Callable[[Any], Any]) -> Row:
    """Return the row of a kind of which one field is kept otherwise."""

    def change(kept: Doc, call: Call, body: Doc) -> Doc:
        return {**kept, field: turn(kept[field])} if kept.get(field) else kept

    return (
        row(ident, says)
        .at("records.kept", after(change), when=of(kind))
        .breaks("PL-BACK-01", layer="more")
    )


echo.add(
    _kept(
        "echo-letters-composed",
        "A client's names are normalised: letters in two parts become one.",
        "client",
        "middle_name",
        texts.composed,
    ),
    _kept(
        "echo-markup-escaped",
        "Markup in a site's description is kept as entities.",
        "site",
        "description",
        escape,
    ),
    _kept(
        "echo-digits-as-number",
        "An order's number of digits loses the zeros before it.",
        "job",
        "external_order_id",
        texts.without_zeros,
    ),
    _kept(
        "echo-cut-at-10000",
        "A job's description is cut after 10,000 characters.",
        "job",
        "description",
        texts.cut(10_000),
    ),
    _kept(
        "echo-offset-dropped",
        "A time with an offset is taken for one in UTC.",
        "job",
        "scheduled_at",
        lambda text: f"{text[:19]}Z",
    ),
    _kept(
        "echo-second-contact-lost",
        "A client keeps one contact.",
        "client",
        "contacts",
        lambda contacts: contacts[:1],
    ),
    _kept(
        "echo-place-rounded",
        "A site's place on the map is rounded.",
        "site",
        "address",
        lambda address: {
            **address,
            "geolocation": {name: round(each) for name, each in address["geolocation"].items()},
        },
    ),
    _kept("echo-site-of-job-lost", "A job forgets its site.", "job", "site", lambda site: None),
)


@echo.defect(
    "echo-address-merged",
    "A changed address keeps the floor of the one before.",
    at="records.put",
    rules=("PL-BACK-01",),
    layer="more",
)
def address_merged(ordinary: Ordinary, call: Call, record: Doc, name: str, value: Any) -> Any:
    if name == "address" and isinstance(value, dict):
        value = {**value, "floor": (record.get("address") or {}).get("floor")}
    return ordinary(call, record, name, value)


@echo.defect(
    "echo-other-by-external-id",
    "By its external id, a site is shown with its description in one line.",
    at="shapes.record",
    rules=("PL-BACK-01",),
    layer="more",
)
def other_by_external_id(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    shown = ordinary(call, record)
    is_named = call.kind == "site" and call.id == record.get("external_id")
    text = " ".join((shown.get("description") or "").split())
    return {**shown, "description": text or shown.get("description")} if is_named else shown


@echo.defect(
    "echo-rows-escaped",
    "Lists show a job's description with entities for quotes.",
    at="shapes.row",
    rules=("PL-BACK-01",),
    layer="more",
)
def rows_escaped(ordinary: Ordinary, call: Call, row: Doc) -> Any:
    shown = ordinary(call, row)
    text = shown.get("description") if call.kind == "job" else None
    return {**shown, "description": text.replace('"', "&quot;")} if text else shown


echo.add(
    row("echo-ends-at-nul", "A site's name ends where a NUL is.")
    .at(
        "records.kept",
        then(
            lambda kept: (
                {**kept, "name": kept["name"].partition("\x00")[0]} if "name" in kept else kept
            )
        ),
    )
    .breaks("PL-ECHO-01", layer="more"),
    row("echo-half-letter-500", "Half of a letter is a 500.")
    .at(
        "flow.answer",
        lambda *_: Reply(500, {"error": {"message": "surrogates not allowed"}}),
        when=lambda call: b"\\ud8" in call.body.lower(),
    )
    .breaks("PL-STATUS-03", layer="more"),
    row("echo-version-from-body", "What is made has the version that its body names.")
    .at(
        "records.first_version",
        lambda ordinary, call: json.loads(call.body).get("version") or ordinary(call),
    )
    .breaks("PL-VER-01", layer="more"),
)
