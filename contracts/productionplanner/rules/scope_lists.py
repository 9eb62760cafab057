"""Which projects an organization's list shows, that nothing crosses over, and folders."""

from collections.abc import Sequence
from functools import partial

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.judge.rule import EARLIER, rule
from understudy.contracts.kit.probes import foreign_access, foreign_lists
from understudy.contracts.kit.probes.looks import ids_in
from understudy.contracts.kit.probes.reading import as_json, entries
from understudy.contracts.kit.probes.second_key import SAME_ORG
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.productionplanner.given import stand_on_second_key
from understudy.contracts.productionplanner.reading import Entry, record_of, rows
from understudy.contracts.productionplanner.table import LINK, PROJECT, TABLE, params
from understudy.contracts.productionplanner.typing import Kit

MOST_PROJECTS = 3


OWN_ONLY = foreign_lists.are_of_the_organization.after(EARLIER)("PP-SCOPE-01", TABLE, PROJECT)
APART = foreign_lists.have_nothing_in_common("PP-SCOPE-06", TABLE, PROJECT)
HIDDEN = foreign_lists.hide_what_is_made_elsewhere("PP-SCOPE-06", TABLE, PROJECT)
UNCHANGED = foreign_access.changes_nothing("PP-SCOPE-05", TABLE, PROJECT)
TWINS = foreign_access.twins_share_nothing_but_their_name("PP-SCOPE-05", TABLE, PROJECT)


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
        home = kit.stage.foreign.own(ours)
        link = {**LINK.whole(kit.name("link")), "folderId": folder}
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
    hidden = ids_in(one, PROJECT) ^ ids_in(two, PROJECT)
    if hidden:
        stand_on_second_key(kit)
    got = f"{foreign_lists.some(hidden)} in one list only"
    kit.check(not hidden, "the same projects in both lists", got, one, two, again=_are_apart)
    for read in ("get_project", "list_tasks"):
        with kit.example():
            answer = kit.call(read, project, key=SAME_ORG)
            kit.check(answer.status == 200, "200", answer.brief, answer)


@rule("PP-SCOPE-08", effect="write", needs=(SAME_ORG,))
def keys_of_one_organization_may_write_alike(kit: Kit) -> None:
    wrote = kit.stage.by_second_key
    for answer in (wrote.project, wrote.task.answer):
        with kit.example():
            if not answer.is_success:
                stand_on_second_key(kit)
            kit.check(answer.is_success, "201", answer.brief, answer)


def _are_apart(answers: Sequence[Exchange]) -> bool:
    return ids_in(answers[0], PROJECT) != ids_in(answers[-1], PROJECT)


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
