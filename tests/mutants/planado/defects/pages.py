"""Defects of pages amid a list or behind removed rows, of long lists, twins and histories."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after, instead, refused, then
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.pages import SIZE
from tests.mutants.planado.reference.world import Doc

pages = Defects("pages")
TWENTY = 20


def _is_amid(call: Call, rows: list[Doc], start: int) -> bool:
    ends_page = start % SIZE == 0 or start == len(rows)
    return "after" in call.query and not ends_page


pages.add(
    row(
        "pages-amid-is-start", "A row amid a page of jobs is taken for none: the list begins again."
    )
    .at(
        "pages.start",
        after(
            lambda start, call, rows: (
                0 if call.kind == "job" and _is_amid(call, rows, start) else start
            )
        ),
    )
    .breaks("PL-PAGE-03", layer="more"),
    row("pages-amid-is-next-page", "After a row amid a page of clients comes the next page.")
    .at(
        "pages.start",
        after(lambda start, call, *_: -(-start // SIZE) * SIZE if call.kind == "client" else start),
    )
    .breaks("PL-PAGE-03", layer="more"),
)


@pages.defect(
    "pages-amid-is-refused",
    "After a row amid a page of skills comes a 400.",
    at="pages.start",
    rules=("PL-PAGE-03",),
    layer="more",
)
def amid_is_refused(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    start = ordinary(call, rows)
    if call.kind == "skill" and _is_amid(call, rows, start):
        raise Refusal(400, "after ends no page")
    return start


def _is_removed(call: Call, rows: list[Doc]) -> bool:
    after = call.query.get("after", "").lower()
    return any(row["uuid"] == after and row.get("_gone") for row in rows)


pages.add(
    row("pages-removed-is-refused", "After a row that was removed comes a 400.")
    .at(
        "pages.start",
        refused(400, "after names no row"),
        when=lambda call, rows: _is_removed(call, rows),
    )
    .breaks("PL-PAGE-03", layer="more"),
    row("pages-removed-is-start", "After a row that was removed, the list begins again.")
    .at("pages.start", instead(0), when=lambda call, rows: _is_removed(call, rows))
    .breaks("PL-PAGE-03", layer="more"),
    row("pages-removed-is-end", "After a row that was removed comes nothing.")
    .at(
        "pages.start",
        lambda ordinary, call, rows: len(rows),
        when=lambda call, rows: _is_removed(call, rows),
    )
    .breaks("PL-PAGE-03", layer="more"),
    row("pages-end-is-null", "In the end, a list is null.")
    .at("shapes.many", after(lambda shown, call, rows: shown if rows else dict.fromkeys(shown)))
    .breaks("PL-PAGE-03", layer="more"),
)


def _ending(kind: str, number: int) -> Any:
    def change(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
        ordered = ordinary(call, rows)
        own = [row for row in ordered if not row.get("_gone")]
        is_cut = call.kind == kind and len(own) > number
        return own[:number] if is_cut and not call.query.get("updated_at[after]") else ordered

    return change


for _kind, _number in (("job", 40), ("client", 60), ("site", 100)):
    pages.defect(
        f"pages-{_kind}s-end-after-{_number}",
        f"The list of {_kind}s ends after {_number} rows.",
        at="pages.ordered",
        rules=("PL-LIST-02",),
        layer="most",
    )(_ending(_kind, _number))


@pages.defect(
    "pages-client-shown-twice",
    "A client that many came after is there twice.",
    at="pages.ordered",
    rules=("PL-LIST-02",),
    layer="most",
)
def client_shown_twice(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    ordered = ordinary(call, rows)
    if call.kind != "client" or len(ordered) < 4 * TWENTY:
        return ordered
    return [*ordered[:70], ordered[50], *ordered[70:]]


def _once(kind: str) -> Any:
    def change(ordinary: Ordinary, call: Call, body: Doc) -> Any:
        if call.kind == kind and not body.get("external_id"):
            table = call.behaviour.records.table(call, kind)
            same = [row for row in table if body.items() <= row.items()]
            if same and len(body) > 1:
                return same[-1]
        return ordinary(call, body)

    return change


for _kind in ("job", "client", "site"):
    pages.defect(
        f"pages-same-{_kind}-once",
        f"A {_kind} of the same values is the one that is there.",
        at="operations.made",
        rules=("PL-LIST-03",),
        layer="more",
    )(_once(_kind))
pages.add(
    row("history-newest-first", "The newest event is first.")
    .at("operations.history", then(lambda found: {"events": found["events"][::-1]}))
    .breaks("PL-HIST-01"),
    row("history-ends-after-twenty", "Of a history, nothing follows the first twenty events.")
    .at("operations.history", lambda *_: {"events": []}, when=lambda call: "after" in call.query)
    .breaks("PL-HIST-01", layer="more"),
)


@pages.defect(
    "history-after-ignored",
    "A history knows no after.",
    at="operations.history",
    rules=("PL-HIST-01",),
    layer="more",
)
def history_after_ignored(ordinary: Ordinary, call: Call) -> Any:
    call.query = {}
    return ordinary(call)


@pages.defect(
    "history-after-shown-again",
    "A chunk of a history begins with the event of the version that it is to follow.",
    at="operations.history",
    rules=("PL-HIST-01",),
    layer="more",
)
def history_after_shown_again(ordinary: Ordinary, call: Call) -> Any:
    after = call.query.get("after", "")
    if after.isdecimal():
        call.query = {"after": str(int(after) - 1)}
    return ordinary(call)


@pages.defect(
    "history-end-is-404",
    "Behind the last event of a history, there is a 404.",
    at="operations.history",
    rules=("PL-HIST-01",),
    layer="more",
)
def history_end_is_404(ordinary: Ordinary, call: Call) -> Any:
    found = ordinary(call)
    if not found["events"] and "after" in call.query:
        raise call.behaviour.records.unknown(call)
    return found
