"""Defects of lists: names, order, pages and filters."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import instead, of, then
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc

lists = Defects("lists")
lists.add(
    row("lists-under-data", "Clients are listed under data.")
    .at("shapes.plural", instead("data"), when=of("client"))
    .breaks("PL-LIST-01"),
    row("lists-teams-bare", "Teams are listed without a key.")
    .at("shapes.many", lambda ordinary, call, rows: rows, when=of("team"))
    .breaks("PL-LIST-01"),
    row("lists-jobs-oldest-first", "Jobs are listed the oldest first.")
    .at("pages.is_newest_first", lambda ordinary, call: ordinary(call) and call.kind != "job")
    .breaks("PL-LIST-01"),
    row("lists-sites-by-name", "Sites are listed by name.")
    .at(
        "pages.ordered",
        lambda ordinary, call, rows: sorted(rows, key=lambda row: str(row["name"])),
        when=of("site"),
    )
    .breaks("PL-LIST-01"),
    row("lists-templates-newest-first", "Templates are listed the newest first.")
    .at("pages.is_newest_first", instead(True), when=of("template"))
    .breaks("PL-LIST-01"),
    row("lists-page-repeats-row", "A page begins with the last row of the one before.")
    .at("pages.start", then(lambda found: max(0, found - 1)))
    .breaks("PL-PAGE-01"),
    row("lists-page-loses-row", "A row between two pages is never shown.")
    .at("pages.start", then(lambda start: start + 1 if start else 0))
    .breaks("PL-PAGE-01"),
    row("lists-sites-lose-page", "Sites after the first page are never shown.")
    .at(
        "pages.page",
        lambda *_: [],
        when=lambda call, *_: call.kind == "site" and "after" in call.query,
    )
    .breaks("PL-PAGE-01"),
    row("lists-after-ignored", "The list of jobs knows no after.")
    .at("pages.start", instead(0), when=of("job"))
    .breaks("PL-PAGE-01"),
)


@lists.defect(
    "lists-end-is-404",
    "Behind the last row of a list, there is a 404.",
    at="pages.page",
    rules=("PL-PAGE-01",),
)
def end_is_404(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    page = ordinary(call, rows)
    if not page and "after" in call.query:
        raise call.behaviour.records.unknown(call)
    return page


lists.add(
    row("lists-end-never", "The last page of the skills comes again and again.")
    .at(
        "pages.page",
        lambda ordinary, call, rows: (
            ordinary(call, rows) or (rows[-3:] if call.kind == "skill" else [])
        ),
    )
    .breaks("PL-PAGE-01")
)


@lists.defect(
    "lists-unstable",
    "The same page comes in another order the second time.",
    at="pages.page",
    rules=("PL-PAGE-02",),
)
def unstable(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    page = ordinary(call, rows)
    memory = call.world.memory
    memory["turn"] = not memory.get("turn", False)
    return page[::-1] if "after" in call.query and memory["turn"] else page


@lists.defect(
    "lists-by-offset",
    "After is turned into a number of rows once, so that new rows push the page on.",
    at="pages.start",
    rules=("PL-PAGE-02",),
)
def by_offset(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    start = ordinary(call, rows)
    known: dict[str, int] = call.world.memory.setdefault("offsets", {})
    return known.setdefault(call.query.get("after", ""), start)


lists.add(
    row("lists-before-not-strict", "A site of this very instant counts as updated before it.")
    .at("pages.is_before", instead(True), when=lambda instant, limit: instant == limit)
    .breaks("PL-SITE-01"),
    row("lists-after-not-strict", "A site of this very instant counts as updated after it.")
    .at("pages.is_after", instead(True), when=lambda instant, limit: instant == limit)
    .breaks("PL-SITE-01"),
    row("lists-filters-ignored", "The filters of sites are ignored.")
    .at("pages.filtered", lambda ordinary, call, rows: rows)
    .breaks("PL-SITE-01"),
)


@lists.defect(
    "lists-filters-turned",
    "Before filters what was updated after, and after what was before.",
    at="pages.filtered",
    rules=("PL-SITE-01",),
)
def filters_turned(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    turned = {"before": "after", "after": "before"}
    query = {
        f"updated_at[{turned[way]}]": call.query[f"updated_at[{way}]"]
        for way in turned
        if f"updated_at[{way}]" in call.query
    }
    call.query = {**query, **{k: v for k, v in call.query.items() if k == "after"}}
    return ordinary(call, rows)
