"""Another organization: its projects are in no list, shown to nobody by their id, and stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from understudy.contracts.kazinex.files import FORM, form, xer
from understudy.contracts.kazinex.rules.hooks import address, body_of
from understudy.contracts.kazinex.site import Kit, Project, ids_of
from understudy.contracts.kazinex.table import OF_PROJECT, PROJECT, WEBHOOK
from understudy.rules import OTHER, OWN, Exchange, bears, entries, ids_in, rule

READS = (PROJECT.read, *OF_PROJECT)
# These its owner has called already, to make what others are let loose on.
MADE_WITH = ("upload_schedule", "mark_baseline")
# What tells whether a thing is as it was: nothing else shows in all of them.
TOLD = ("id", "name", "url", "schedule_id", "activity_name", "revision")


@dataclass(frozen=True)
class Attempt:
    """A write on another organization's thing, and the reads that would show what it did."""

    operation: str
    place: dict[str, str]
    reads: tuple[str, ...]
    how: dict[str, Any]


@dataclass(frozen=True)
class Victim:
    """A project that another organization is let loose on, and the ids of what stands in it."""

    project: Project
    uploads: list[str]
    activities: list[str]
    marks: list[str]
    hooks: list[str]

    @property
    def shown(self) -> Mapping[str, list[str]]:
        """The ids that each read shows to the owner, once it shows what was written."""
        return {
            PROJECT.listed: [self.project.id],
            "list_schedules": self.uploads,
            "list_activities": self.activities,
            "list_baselines": self.marks,
            WEBHOOK.listed: self.hooks,
        }


@rule("KZ-SCOPE-01", needs=(OTHER,))
def lists_have_nothing_in_common(kit: Kit) -> None:
    for key in (OWN, OTHER) if kit.may_write else ():
        kit.stage.home(key)
    # Back and forth, so that an answer kept for the path or the connection would be served.
    answers = [kit.call(PROJECT.listed, key=key) for key in (OWN, OTHER, OWN, OTHER)]
    for pair in pairwise(answers):
        if not all(ids_in(each, PROJECT) for each in pair):
            continue
        with kit.example(*pair):
            common = sorted(_common(pair))
            told = "no project in both lists"
            got = f"{', '.join(common[:2])} in both lists"
            kit.check(not common, told, got, *pair, again=lambda later: bool(_common(later)))


def _common(pair: Sequence[Exchange]) -> frozenset[str]:
    return ids_in(pair[0], PROJECT) & ids_in(pair[-1], PROJECT)


@rule("KZ-SCOPE-01", needs=(OTHER,))
def a_foreign_project_is_like_none(kit: Kit) -> None:
    for ours, theirs in kit.both_ways():
        project = kit.stage.home(theirs)
        places = dict.fromkeys(READS, project.place)
        own = {each: kit.call(each, place, key=theirs) for each, place in places.items()}
        for one, many, param in (
            ("get_schedule", "list_schedules", "scheduleId"),
            ("get_activity", "list_activities", "activityId"),
        ):
            for ident in ids_of([own[many]]):
                places[one] = {**project.place, param: ident}
                own[one] = kit.call(one, places[one], key=theirs)
        for operation, shown in own.items():
            # What its owner does not get proves nothing.
            if shown.is_success:
                with kit.example(shown):
                    _check_hidden(kit, project, operation, places[operation], ours)


def _check_hidden(
    kit: Kit, project: Project, operation: str, place: dict[str, str], key: str
) -> None:
    foreign = kit.call(operation, place, key=key)
    unknown = kit.call(operation, {**place, PROJECT.param: kit.near_id(project.id)}, key=key)
    evidence = (*project.made[:1], unknown, foreign)

    def is_shown(answers: Sequence[Exchange]) -> bool:
        return not _are_alike(*answers[-2:])

    is_kept = not is_shown(evidence)
    told = f"a refusal of {project.id}, as of an id that nothing has"
    kit.check(is_kept, told, foreign.brief, *evidence, again=is_shown)
    is_named = bool(project.made) and bears(foreign, project.name)
    kit.check(not is_named, f"nothing of {project.name}", foreign.brief, *evidence)


def _are_alike(unknown: Exchange, foreign: Exchange) -> bool:
    """Tell whether both are refused; by which code is open. What is taken shows the same."""
    if 400 <= foreign.status < 500:
        return True
    return foreign.is_success and unknown.is_success and _facts(foreign) == _facts(unknown)


@rule("KZ-SCOPE-01", effect="foreign-write", needs=(OTHER,))
def a_foreign_project_stays(kit: Kit) -> None:
    for ours, theirs in kit.both_ways():
        project = kit.stage.uploaded("of another", theirs, times=2)
        if project is None:
            continue
        victim = _victim(kit, project)
        for attempt in _attempts(kit, victim):
            seen = {each: _settled(kit, victim, each) for each in attempt.reads}
            sent = kit.call(attempt.operation, attempt.place, key=ours, **attempt.how)
            for read, before in seen.items():
                if before.is_success:
                    after = kit.call(read, project.place, key=theirs)
                    with kit.example(before, sent, after):
                        _check_same(kit, project, before, sent, after)
            if attempt.operation not in MADE_WITH:
                # What does not work for its owner either was not seen to be refused.
                kit.call(attempt.operation, attempt.place, key=theirs, **attempt.how)


def _victim(kit: Kit, project: Project) -> Victim:
    place, key = project.place, project.key
    uploads = ids_of(project.made[1:])
    bodies = [{"schedule_id": each} for each in uploads[:1]]
    marks = ids_of([kit.call("mark_baseline", place, key=key, body=each) for each in bodies])
    url = address(kit, "foreign")
    hooks = ids_of([kit.call(WEBHOOK.create, key=key, body=body_of(url))])
    activities = ids_of([kit.call("list_activities", place, key=key)])
    return Victim(project, uploads, activities, marks, hooks)


def _settled(kit: Kit, victim: Victim, read: str) -> Exchange:
    """Return what the owner reads once it shows what was made, or at last without it."""
    project, wanted = victim.project, victim.shown.get(read, [])

    def is_there(seen: Exchange) -> bool:
        ids = {str(each.get("id")) for each in entries(seen.json)}
        return not seen.is_success or ids.issuperset(wanted)

    return kit.lateness.settled(
        lambda: kit.call(read, project.place, key=project.key), is_there, lambda seen: [seen]
    )


def _check_same(
    kit: Kit, project: Project, before: Exchange, sent: Exchange, after: Exchange
) -> None:
    evidence = (*project.made, before, sent, after)

    def is_other(answers: Sequence[Exchange]) -> bool:
        was, _, now = answers[-3:]
        return was.is_success and _facts(was, project) != _facts(now, project)

    told = f"{before.brief} as before"
    kit.check(not is_other(evidence), told, after.brief, *evidence, again=is_other)


def _attempts(kit: Kit, victim: Victim) -> list[Attempt]:
    """Return what is tried on a project, its removal last."""
    place, title = victim.project.place, kit.name("claimed")
    projects, baselines = (PROJECT.listed, PROJECT.read), ("list_baselines",)
    file = {"raw": form("claimed.xer", xer(title)), "headers": FORM}
    named = {"body": {"activity_name": title}}
    of_one = [
        *(("update_activity", "activityId", each, named) for each in victim.activities),
        *(("unmark_baseline", "baselineId", each, {}) for each in victim.marks),
        *((WEBHOOK.remove, WEBHOOK.param, each, {}) for each in victim.hooks),
    ]
    reads = {"update_activity": ("list_activities",), "unmark_baseline": baselines}
    others = [{"body": {"schedule_id": each}} for each in victim.uploads[1:]]
    return [
        Attempt(PROJECT.update, place, projects, {"body": {"name": title}}),
        Attempt("upload_schedule", place, ("list_schedules",), file),
        *(Attempt("mark_baseline", place, baselines, how) for how in others),
        *(
            Attempt(call, {**place, param: each}, reads.get(call, (WEBHOOK.listed,)), how)
            for call, param, each, how in of_one
        ),
        Attempt(PROJECT.remove, place, projects, {}),
    ]


def _facts(answer: Exchange, project: Project | None = None) -> list[tuple[str, ...]]:
    """Return what a read tells, in no order; of the list of projects what is told of one."""
    if not answer.is_success:
        return [(str(answer.status),)]
    things = [each for each in entries(answer.json) if "id" in each]
    if project is not None and answer.operation == PROJECT.listed:
        things = [each for each in things if str(each["id"]) == project.id]
    return sorted(tuple(str(each.get(name)) for name in TOLD) for each in things)
