"""Defects of lists: names, order, pages and filters."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc

lists = Defects("lists")


@lists.defect(
    "lists-under-data",
    "Clients are listed under data.",
    at="shapes.plural",
    rules=("PL-LIST-01",),
)
def under_data(ordinary: Ordinary, call: Call) -> Any:
    return "data" if call.kind == "client" else ordinary(call)


@lists.defect(
    "lists-teams-bare",
    "Teams are listed without a key.",
    at="shapes.many",
    rules=("PL-LIST-01",),
)
def teams_bare(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    return rows if call.kind == "team" else ordinary(call, rows)


@lists.defect(
    "lists-jobs-oldest-first",
    "Jobs are listed the oldest first.",
    at="pages.is_newest_first",
    rules=("PL-LIST-01",),
)
def jobs_oldest_first(ordinary: Ordinary, call: Call) -> Any:
    return ordinary(call) and call.kind != "job"


@lists.defect(
    "lists-sites-by-name",
    "Sites are listed by name.",
    at="pages.ordered",
    rules=("PL-LIST-01",),
)
def sites_by_name(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    if call.kind != "site":
        return ordinary(call, rows)
    return sorted(rows, key=lambda row: str(row["name"]))


@lists.defect(
    "lists-templates-newest-first",
    "Templates are listed the newest first.",
    at="pages.is_newest_first",
    rules=("PL-LIST-01",),
)
def templates_newest_first(ordinary: Ordinary, call: Call) -> Any:
    return call.kind == "template" or ordinary(call)


@lists.defect(
    "lists-page-repeats-row",
    "A page begins with the last row of the one before.",
    at="pages.start",
    rules=("PL-PAGE-01",),
)
def page_repeats_row(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    return max(0, ordinary(call, rows) - 1)


@lists.defect(
    "lists-page-loses-row",
    "A row between two pages is never shown.",
    at="pages.start",
    rules=("PL-PAGE-01",),
)
def page_loses_row(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    start = ordinary(call, rows)
    return start + 1 if start else 0


@lists.defect(
    "lists-sites-lose-page",
    "Sites after the first page are never shown.",
    at="pages.page",
    rules=("PL-PAGE-01",),
)
def sites_lose_page(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    return [] if call.kind == "site" and "after" in call.query else ordinary(call, rows)


@lists.defect(
    "lists-after-ignored",
    "The list of jobs knows no after.",
    at="pages.start",
    rules=("PL-PAGE-01",),
)
def after_ignored(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    return 0 if call.kind == "job" else ordinary(call, rows)


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


@lists.defect(
    "lists-end-never",
    "The last page of the skills comes again and again.",
    at="pages.page",
    rules=("PL-PAGE-01",),
)
def end_never(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    return ordinary(call, rows) or (rows[-3:] if call.kind == "skill" else [])


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


@lists.defect(
    "lists-before-not-strict",
    "A site of this very instant counts as updated before it.",
    at="pages.is_before",
    rules=("PL-SITE-01",),
)
def before_not_strict(ordinary: Ordinary, instant: str, limit: str) -> Any:
    return instant == limit or ordinary(instant, limit)


@lists.defect(
    "lists-after-not-strict",
    "A site of this very instant counts as updated after it.",
    at="pages.is_after",
    rules=("PL-SITE-01",),
)
def after_not_strict(ordinary: Ordinary, instant: str, limit: str) -> Any:
    return instant == limit or ordinary(instant, limit)


@lists.defect(
    "lists-filters-ignored",
    "The filters of sites are ignored.",
    at="pages.filtered",
    rules=("PL-SITE-01",),
)
def filters_ignored(ordinary: Ordinary, call: Call, rows: list[Doc]) -> Any:
    return rows


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
