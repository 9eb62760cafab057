"""Which projects an organization's list shows, and that nothing crosses over."""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.judge.rule import EARLIER, rule
from understudy.contracts.kit.probes.reading import as_json, entries
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.productionplanner.colleague import SAME_ORG
from understudy.contracts.productionplanner.given import stand_on_colleague
from understudy.contracts.productionplanner.operations import ADD_LINK, params
from understudy.contracts.productionplanner.reading import Entry, facts, record_of, rows
from understudy.contracts.productionplanner.trespass import (
    READ_ATTEMPTS,
    SMUGGLED_DAY,
    Visit,
    claim_headers,
)
from understudy.contracts.productionplanner.typing import Kit

MOST_PROJECTS = 3
MOST_NAMED = 2


@rule("PP-SCOPE-01", depends_on=(EARLIER,))
def every_listed_project_is_of_the_organization(kit: Kit) -> None:
    for key in kit.stage.keys:
        organization = kit.stage.told(key, "orgId")
        answer = kit.call("list_projects", key=key)
        strangers = _strangers(organization, answer)
        with kit.example():
            got = (
                f"a project of {strangers[0].get('orgId')}: {as_json(strangers[0])}"
                if strangers
                else ""
            )
            expected = f"projects of {organization} only"
            evidence = (kit.stage.info(key), answer)
            kit.check(not strangers, expected, got[:300], *evidence, again=_has_strangers)
        with kit.example():
            # Where a project shows whose it is, it is the key's organization.
            project = kit.stage.read(kit.stage.home(key))
            is_own = record_of(project).get("orgId", organization) == organization
            expected, evidence = f'"orgId": "{organization}"', (kit.stage.info(key), project)
            kit.check(is_own, expected, project.brief, *evidence, again=_is_of_another)


@rule("PP-SCOPE-06", needs=(OTHER,))
def lists_have_no_project_in_common(kit: Kit) -> None:
    if kit.may_write:
        for ours, theirs in kit.both_ways():
            kit.stage.trespasses.visit(ours, theirs)
    # Back and forth, so that an answer kept for the path or the connection would be served.
    answers = [kit.call("list_projects", key=key) for key in (OWN, OTHER, OWN, OTHER)]
    for before, answer in pairwise(answers):
        with kit.example(before, answer):
            common = _ids(before) & _ids(answer)
            got = f"{_some(common)} in both lists"
            if common:
                told = Broken("no project in both lists", got, before, answer, one_connection=True)
                told.again = _have_common
                raise told


@rule("PP-SCOPE-06", effect="write", needs=(OTHER,))
def what_is_made_here_is_not_listed_there(kit: Kit) -> None:
    stage = kit.stage
    for ours, theirs in kit.both_ways():
        made = stage.home(ours).made[0].answer
        claims = stage.trespasses.claims(ours)
        # As if the key were of the organization that made it.
        headers = claim_headers(claims)
        claimed = kit.target.call("list_projects", key=theirs, query=claims, headers=headers)
        after = stage.trespasses.visit(ours, theirs).scene.after
        for listed in (after.answers["list_projects"], claimed):
            with kit.example():
                found = _ids(listed) & stage.ids_of(ours)
                expected = "none of the other organization's projects"
                got = f"{_some(found)} in the list"
                again = partial(_has_any, found)
                kit.check(not found, expected, got, made, listed, again=again)


@rule("PP-SCOPE-05", effect="foreign-write", needs=(OTHER,))
def nothing_changes_another_organization(kit: Kit) -> None:
    for ours, theirs in kit.both_ways():
        visit = kit.stage.trespasses.visit(ours, theirs)
        with kit.example():
            expected = "nothing of another organization changed"
            visit.scene.judge(visit.suspects, expected)
        with kit.example():
            _check_soon(kit, visit)


@rule("PP-SCOPE-05", effect="foreign-write", needs=(OTHER,))
def twins_share_nothing_but_their_name(kit: Kit) -> None:
    stage = kit.stage
    before = stage.seen(OWN)
    stage.seen(OTHER)
    after = stage.trespasses.visit(OTHER, OWN).scene.before
    suspects = stage.home(OTHER).suspects
    home = stage.home(OWN)
    scene = Scene(kit, home, before, after, stage.others(home))
    scene.judge(suspects, "nothing of another organization's project in it")


@rule("PP-RES-04", effect="write", needs=(OTHER,))
def folders_are_of_one_project(kit: Kit) -> None:
    folders = [(ours, _folder(kit, theirs)) for ours, theirs in kit.both_ways()]
    if not any(found for _, found in folders):
        raise Skip("no project that was there before has a folder")
    for ours, found in folders:
        if found is not None:
            there, folder = found
            project = there.request.params["projectId"]
            answer = kit.stage.seen(ours).answers["list_resources"]
            strangers = [each for each in _folders(answer) if each.get("id") == folder]
            with kit.example():
                expected = f"no folder of project {project} in it"
                got, again = as_json(strangers), partial(_has_folder, folder)
                kit.check(not strangers, expected, got, there, answer, again=again)


@rule("PP-SCOPE-05", effect="foreign-write", needs=(OTHER,))
def a_foreign_folder_takes_no_link(kit: Kit) -> None:
    for ours, theirs in kit.both_ways():
        found = _folder(kit, theirs)
        if found is None:
            continue
        there, folder = found
        home = kit.stage.trespasses.own_project(ours)
        link = {**ADD_LINK.body(kit.name("link"), SMUGGLED_DAY), "folderId": folder}
        sent = kit.call("add_resource_link", params(home), key=ours, body=link)
        after = kit.call("list_resources", there.request.params, key=theirs)
        with kit.example():
            expected = "no link of another organization in the folder's project"
            kit.check(link["name"] not in after.text, expected, after.brief, sent, after)


@rule("PP-SCOPE-08", needs=(SAME_ORG,))
def keys_of_one_organization_see_the_same_projects(kit: Kit) -> None:
    project = params(kit.stage.project(OWN))
    one = kit.call("list_projects", key=OWN)
    two = kit.call("list_projects", key=SAME_ORG)
    hidden = _ids(one) ^ _ids(two)
    if hidden:
        stand_on_colleague(kit)
    got = f"{_some(hidden)} in one list only"
    kit.check(not hidden, "the same projects in both lists", got, one, two, again=_are_apart)
    for read in ("get_project", "list_tasks"):
        with kit.example():
            answer = kit.call(read, project, key=SAME_ORG)
            kit.check(answer.status == 200, "200", answer.brief, answer)


@rule("PP-SCOPE-08", effect="write", needs=(SAME_ORG,))
def keys_of_one_organization_may_write_alike(kit: Kit) -> None:
    wrote = kit.stage.colleague
    for answer in (wrote.project, wrote.task.answer):
        with kit.example():
            if not answer.is_success:
                stand_on_colleague(kit)
            kit.check(answer.is_success, "201", answer.brief, answer)


def _check_soon(kit: Kit, visit: Visit) -> None:
    """Compare what the owner got right after a foreign read with what was got before."""
    if visit.soon is not None:
        before = visit.scene.before.answers["get_project"]
        foreign = visit.answers[READ_ATTEMPTS[0]]
        is_same = facts(visit.soon) == facts(before)
        kit.check(is_same, before.brief, visit.soon.brief, before, foreign, visit.soon)


def _strangers(organization: Any, answer: Exchange) -> list[Entry]:
    return [row for row in rows(answer) if row.get("orgId") != organization]


def _is_of_another(answers: Sequence[Exchange]) -> bool:
    told, project = (record_of(each).get("orgId") for each in answers)
    return None not in (told, project) and told != project


def _has_strangers(answers: Sequence[Exchange]) -> bool:
    told, listed = answers
    return bool(_strangers(record_of(told).get("orgId"), listed))


def _have_common(answers: Sequence[Exchange]) -> bool:
    return bool(_ids(answers[0]) & _ids(answers[-1]))


def _are_apart(answers: Sequence[Exchange]) -> bool:
    return _ids(answers[0]) != _ids(answers[-1])


def _has_any(found: set[str], answers: Sequence[Exchange]) -> bool:
    return bool(_ids(answers[-1]) & found)


def _some(ids: Collection[str]) -> str:
    """Return a few ids; what made them has to come before the evidence."""
    more = ", ..." if len(ids) > MOST_NAMED else ""
    return ", ".join(sorted(ids)[:MOST_NAMED]) + more


def _ids(answer: Exchange) -> set[str]:
    return {str(row["id"]) for row in rows(answer) if "id" in row}


def _folders(answer: Exchange) -> list[Entry]:
    return list(entries(record_of(answer).get("folders")))


def _has_folder(folder: str, answers: Sequence[Exchange]) -> bool:
    return any(each.get("id") == folder for each in _folders(answers[-1]))


def _folder(kit: Kit, key: str) -> tuple[Exchange, str] | None:
    """Return what shows a folder, and the folder, in the first projects that were there before."""
    listed = [str(row.get("id")) for row in rows(kit.stage.seen(key).answers["list_projects"])]
    before = [each for each in listed if each not in kit.stage.ids_of(key)]
    for project in before[:MOST_PROJECTS]:
        answer = kit.call("list_resources", params(project), key=key)
        for folder in _folders(answer):
            if isinstance(folder.get("id"), str):
                return answer, folder["id"]
    return None
