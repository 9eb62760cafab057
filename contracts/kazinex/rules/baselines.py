"""Baselines: one project has one at most, however many are marked."""

from collections.abc import Sequence

from understudy.contracts.kazinex.site import Kit, Project, ids_of, rows_in
from understudy.contracts.kazinex.table import PROJECT
from understudy.rules import Exchange, Skip, rule

MARK = "mark_baseline"
LIST, SCHEDULES = "list_baselines", "list_schedules"


def mark(kit: Kit, project: Project, schedule: str, key: str | None = None) -> Exchange:
    """Mark a schedule as the baseline of its project."""
    body = {"schedule_id": schedule}
    return kit.call(MARK, project.place, key=key or project.key, body=body)


@rule("KZ-ROLE-01", effect="write")
def a_second_baseline_takes_the_place_of_the_first(kit: Kit) -> None:
    project = kit.stage.uploaded("with baselines", times=2)
    uploads = project.made[1:] if project else ()
    ids = ids_of(uploads)
    if project is None or len(ids) < len(uploads):
        raise Skip("no project with two schedules can be made")
    marked = [mark(kit, project, each) for each in ids]
    refused = next((each for each in marked if not each.is_success), None)
    if refused is not None:
        raise Skip(f"no baseline can be marked: {refused.brief}")
    for operation in (SCHEDULES, LIST):
        listed = kit.call(operation, {PROJECT.param: project.id})
        if _baselines([listed]):
            with kit.example(*uploads, *marked, listed):
                told = "one baseline at most"
                got = f"{_baselines([listed])}"
                evidence = (*uploads, *marked, listed)
                kit.check(not _are_many(evidence), told, got, *evidence, again=_are_many)


def _are_many(answers: Sequence[Exchange]) -> bool:
    return _baselines(answers) > 1


def _baselines(answers: Sequence[Exchange]) -> int:
    """Count the baselines that the last of some answers shows."""
    last = answers[-1]
    rows = rows_in(last)
    if last.operation == SCHEDULES:
        rows = [each for each in rows if str(each.get("role")).lower() == "baseline"]
    return len(rows)
