"""Defects of refusals, of what is odd or unknown, and of answers that are no objects."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after, both, crash, of, on, refused
from tests.mutants.library.envelope import HTML, JSON, instead_of_success
from tests.mutants.library.rows import row
from tests.mutants.planado.facts import has
from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.world import Doc

refusals = Defects("refusals")
refusals.add(
    has("envelope-errors-without-details").named("refusals-without-details").breaks("PL-STATUS-02"),
    row("refusals-unknown-client-changed", "PATCH of an unknown client is a 200.")
    .at(
        "operations.upsert",
        lambda ordinary, call, body: {"client_uuid": call.id},
        when=lambda call, *_: (
            call.kind == "client" and call.id.count("-") == 4 and (len(call.id) == 36)
        ),
    )
    .breaks("PL-STATUS-02", layer="more"),
    row("refusals-unknown-history-is-empty", "The history of an unknown job is empty.")
    .at(
        "operations.history",
        lambda *_: {"events": []},
        when=lambda call: call.behaviour.records.find(call, call.id) is None,
    )
    .breaks("PL-STATUS-02", layer="more"),
    row("refusals-unknown-job-500", "PATCH of an unknown job is a 500.")
    .at("operations.upsert", crash("no such row"), when=of("job"))
    .breaks("PL-STATUS-03", layer="more"),
)


@refusals.defect(
    "refusals-unknown-after-500",
    "An unknown after is a 500.",
    at="pages.start",
    rules=("PL-STATUS-03",),
    layer="more",
)
def unknown_after_500(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    try:
        return ordinary(call, rows)
    except Refusal:
        raise Refusal(500, "no such row") from None


refusals.add(
    row("refusals-odd-version-500", "A history after what is no version is a 500.")
    .at(
        "operations.history",
        crash("invalid literal"),
        when=lambda call: not call.query.get("after", "0").isdecimal(),
    )
    .breaks("PL-STATUS-03", layer="more"),
    row("refusals-nul-500", "A text with a NUL is a 500.")
    .at(
        "checks.value",
        crash("a text cannot hold NUL"),
        when=lambda call, name, value: "\x00" in str(value),
    )
    .breaks("PL-STATUS-03", layer="more"),
    row("refusals-odd-id-500", "A long id is a 500.")
    .at("records.find", crash("value too long"), when=lambda call, ident: len(ident) > 500)
    .breaks("PL-STATUS-03", layer="more"),
    row("refusals-no-route-500", "What is no call is a 500.")
    .at("strays.answer", lambda ordinary, call, status: ordinary(call, 500))
    .breaks("PL-STATUS-03", layer="more"),
    row("refusals-form-refused", "JSON with the type of a form is refused.")
    .at(
        "checks.document",
        refused(415, "send JSON"),
        when=lambda call: "json" not in call.headers.get("content-type", ""),
    )
    .breaks("PL-JOB-03"),
    row("refusals-form-lost", "Of JSON with the type of a form, nothing is kept.")
    .at(
        "records.kept",
        lambda *_: {},
        when=lambda call, *_: "form" in call.headers.get("content-type", ""),
    )
    .breaks("PL-JOB-03", layer="more"),
    *(
        row(f"refusals-jobs-are-{name}", f"The list of jobs is {says}.")
        .at("flow.answer", instead_of_success(text, media_type), when=both(on("list"), of("job")))
        .breaks("PL-FORM-01")
        for name, says, text, media_type in (
            ("list", "a bare list", "[]", JSON),
            ("text", "a text", '"ok"', JSON),
            ("null", "null", "null", JSON),
            ("number", "a number that is called HTML", "7", HTML),
        )
    ),
    row("refusals-site-is-list", "A site is shown as a list of one.")
    .at("shapes.one", after(lambda shown, call, *_: [shown] if call.kind == "site" else shown))
    .breaks("PL-FORM-01"),
)
