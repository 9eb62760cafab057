"""Defects in the groups of endpoints: which are there, their wrappers, baselines and quality."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.kazinex.reference.call import GROUPS, Call
from tests.mutants.kazinex.reference.world import Doc
from tests.mutants.library.changes import instead, on, refused, then
from tests.mutants.library.rows import row

groups = Defects("behaviour")
THERE, DATA, ROLE, QUALITY = "KZ-GROUP-01", "KZ-GROUP-02", "KZ-ROLE-01", "KZ-QUAL-01"
LISTS = tuple(each for each in GROUPS if each != "get_quality")
CHECKS = "operations.quality"


def _kept(ordinary: Ordinary, call: Call, project: Doc) -> None:
    """Leave the role to who holds it."""


def _only_first(ordinary: Ordinary, call: Call, project: Doc) -> list[Doc]:
    """Find the baseline before the last upload alone, and let all others keep theirs."""
    held: list[Doc] = ordinary(call, project)
    return held if call.method == "GET" else held[1:]


def _more(count: int) -> Any:
    return then(lambda checks: [*checks, *({**checks[0], "id": f"more-{n}"} for n in range(count))])


def _fewer(count: int) -> Any:
    return then(lambda checks: checks[:-count])


groups.add(
    *(
        row(f"group-missing-{name}", f"{name} is not there.")
        .at(f"operations.{name}", refused(404, "no such path"))
        .breaks(THERE)
        for name in GROUPS
    ),
    row("group-users-not-by-get", "Users are not read by GET.")
    .at("operations.list_users", refused(405, "no such method"))
    .breaks(THERE),
    *(
        row(f"group-bare-{name}", f"{name} answers an array.")
        .at("shapes.many", then(lambda shown: shown["data"]), when=on(name))
        .breaks(DATA)
        for name in LISTS
    ),
    row("group-items", "Groups answer under items.")
    .at(
        "shapes.many",
        then(lambda shown: {"items": shown["data"], "meta": shown["meta"]}),
        when=on(*LISTS),
    )
    .breaks(DATA),
    row("group-bare-quality", "Quality is answered by itself.")
    .at("shapes.quality", then(lambda shown: shown["data"]))
    .breaks(DATA),
    row("group-empty", "Activities are an empty body.")
    .at("operations.list_activities", instead(""))
    .breaks(DATA),
    # Baselines
    row("role-never-taken", "Marking a baseline takes the role from nobody.")
    .at("records.demote", _kept)
    .breaks(ROLE),
    row("role-first-stays", "The first baseline keeps its role.")
    .at("records.baselines", _only_first)
    .breaks(ROLE),
    row("role-listed-twice", "The list of baselines has each twice.")
    .at(
        "operations.page",
        lambda ordinary, call, rows, show: ordinary(call, rows * 2, show),
        when=on("list_baselines"),
    )
    .breaks(ROLE),
    row("role-of-all-schedules", "Each schedule says that it is the baseline.")
    .at(
        "shapes.shown",
        lambda ordinary, call, thing: {**ordinary(call, thing), "role": "Baseline"},
        when=on("list_schedules"),
    )
    .breaks(ROLE),
    # Quality
    row("quality-one-less", "Quality tells of 33 checks.").at(CHECKS, _fewer(1)).breaks(QUALITY),
    row("quality-two-more", "Quality tells of 36 checks.").at(CHECKS, _more(2)).breaks(QUALITY),
    row("quality-of-none", "Quality tells of no checks.").at(CHECKS, instead([])).breaks(QUALITY),
    row("quality-by-category", "Quality tells of each category once.")
    .at(CHECKS, then(lambda checks: [*{each["category"]: each for each in checks}.values()]))
    .breaks(QUALITY),
    row("quality-twice", "Quality tells of each check twice.")
    .at(CHECKS, then(lambda checks: checks * 2))
    .breaks(QUALITY),
)
