"""What a project holds: its team, tasks, costs, locations and links."""

from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json, entries
from understudy.contracts.kit.probes.second_key import SAME_ORG
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.home import Made
from understudy.contracts.productionplanner.reading import Entry, data_of, entry, record_of, rows
from understudy.contracts.productionplanner.shown import (
    judge_taken,
    listed,
    shown_by,
    shows,
    written,
)
from understudy.contracts.productionplanner.table import (
    CATEGORIES,
    COST,
    LINK,
    MEMBER,
    PLACE,
    TASK,
    params,
)
from understudy.contracts.productionplanner.typing import Kit

COSTS = ("estimatedCost", "actualCost")
CLAIMS = {"permission": "write", "status": "pending"}
FOLDERS = ("resources", "folders")
# A part of a listed one in front and at the end, two of them, one in the plural, a part of all.
NEARLY = ("equip", "ing", "venue, catering", "permits and fees", "talents", "e")


def _category(body: Entry) -> Entry:
    """Return what a category becomes that was sent."""
    given = body.get("category")
    return {"category": given if given in CATEGORIES else "other"} if "category" in body else {}


ADDED = shows("PP-TEAM-01", MEMBER, lambda _body: {"permission": "read", "status": "accepted"})
KIND = shows("PP-LOC-01", PLACE, lambda body: {"type": body.get("type", "physical")})
CATEGORY = shows("PP-BUDGET-01", COST, _category)
NO_COSTS = shows("PP-BUDGET-02", COST, lambda body: {each: 0 for each in COSTS if each not in body})
NO_CATEGORY = shows(
    "PP-TOL-07", COST, lambda body: {} if "category" in body else {"category": "other"}
)


@rule("PP-TEAM-01", effect="write")
def a_member_cannot_ask_for_more(kit: Kit) -> None:
    scratch, name = kit.stage.scratch, kit.name("member")
    made = scratch.write(kit, MEMBER.create, {"name": name, **CLAIMS})
    # Fields that are not documented may be refused.
    if made.answer.is_success:
        answer = kit.call("list_team", params(scratch.id))
        member = entry(answer, "name", name) or {}
        is_so = all(member.get(field, "") != value for field, value in CLAIMS.items())
        kit.check(is_so, f"no member with {as_json(CLAIMS)}", as_json(member), made.answer, answer)


@rule("PP-BUDGET-01", effect="write")
def any_category_is_taken(kit: Kit) -> None:
    judge_taken(kit, COST.create, having="category")


@rule("PP-BUDGET-01", effect="write", depth="default")
def what_is_nearly_a_category_becomes_other(kit: Kit) -> None:
    scratch = kit.stage.scratch
    bodies = [{"name": kit.name("nearly"), "category": each} for each in NEARLY]
    writes = [(body, scratch.write(kit, COST.create, body).answer) for body in bodies]
    listed = kit.call(COST.listed, params(scratch.id))
    for body, made in writes:
        found = entry(listed, COST.naming, body["name"])
        # That it is taken and listed is asked elsewhere.
        if made.is_success and found is not None:
            with kit.example(made, listed):
                shown = as_json(found.get("category"))
                kit.check(shown == '"other"', '"category": "other"', shown, made, listed)


@rule("PP-RES-01")
def resources_and_folders_are_arrays(kit: Kit) -> None:
    stage = kit.stage
    answers = [stage.seen(key).answers["list_resources"] for key in stage.keys]
    if kit.may_write:
        answers.append(stage.emptiness.answers["list_resources"])
    for answer in answers:
        with kit.example():
            data = record_of(answer)
            is_so = all(isinstance(data.get(name), list) for name in FOLDERS)
            kit.check(is_so, "the arrays resources and folders", answer.brief, answer)


@rule("PP-RES-02", effect="write")
def a_link_is_listed(kit: Kit) -> None:
    judge_taken(kit, LINK.create)
    for home, made in written(kit, LINK.create):
        with kit.example():
            answer = shown_by(kit, home, made)
            resources = record_of(answer).get("resources")
            links = resources if isinstance(resources, list) else []
            is_there = any(_holds(link, made.body) for link in links)
            expected = f"a resource with {as_json(made.body)}"
            kit.check(is_there, expected, answer.brief, made.answer, answer)


@rule("PP-RES-03", effect="write")
def a_link_has_id_type_and_version(kit: Kit) -> None:
    for made, link, answer in listed(kit, LINK.create):
        with kit.example():
            is_whole = all(link.get(name) is not None for name in ("id", "type", "version"))
            kit.check(is_whole, '"id", "type" and "version"', as_json(link), made.answer, answer)


@rule("PP-TASK-01", effect="write", depends_on=("PP-INFO-01",))
def a_new_task_is_open_and_bears_its_author(kit: Kit) -> None:
    for key in kit.stage.keys:
        for made in kit.stage.home(key).added(TASK.create):
            with kit.example():
                _check_task(kit, key, made)


@rule("PP-TASK-01", effect="write", depends_on=("PP-INFO-01",))
def the_author_is_the_key_that_asks(kit: Kit) -> None:
    body = {"label": kit.name("task"), "createdBy": "api:somebody"}
    made = kit.stage.scratch.write(kit, TASK.create, body)
    if made.answer.is_success:
        # Fields that are not documented may be refused; they may not decide.
        with kit.example():
            _check_author(kit, OWN, made)
    beside = kit.stage.by_second_key.task if kit.has(SAME_ORG) else None
    if beside is not None and beside.answer.is_success:
        with kit.example():
            _check_author(kit, SAME_ORG, beside)


@rule("PP-TOL-05")
def members_have_a_known_permission_and_status(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_team"]
        for member in rows(answer):
            with kit.example():
                is_known = member.get("permission") in ("read", "write")
                kit.check(is_known, '"permission" of read or write', as_json(member), answer)
                is_known = member.get("status") in ("pending", "accepted", "rejected")
                expected = '"status" of pending, accepted or rejected'
                kit.check(is_known, expected, as_json(member), answer)


@rule("PP-TOL-09")
def tasks_have_a_label_and_a_state(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_tasks"]
        tasks = [each for each in entries(data_of(answer)) if "label" in each and "id" in each]
        for task in tasks:
            with kit.example():
                is_so = isinstance(task["label"], str) and isinstance(task.get("done"), bool)
                expected = '"label", a string, and "done", true or false'
                kit.check(is_so, expected, as_json(task), answer)


def _check_task(kit: Kit, key: str, made: Made) -> None:
    task = record_of(made.answer)
    label = made.body["label"]
    kit.check(task.get("label") == label, f'"label": "{label}"', made.answer.brief, made.answer)
    kit.check(task.get("done") is False, '"done": false', made.answer.brief, made.answer)
    _check_author(kit, key, made)
    answer = kit.stage.seen(key).answers["list_tasks"]
    found = entry(answer, "label", label) or {}
    is_open = found.get("done", False) is False
    kit.check(is_open, '"done": false in the list', as_json(found), made.answer, answer)
    by = found.get("createdBy")
    is_author = not isinstance(by, str) or by == f"api:{kit.stage.told(key, 'keyId')}"
    kit.check(is_author, "the author in the list too", as_json(found), made.answer, answer)


def _check_author(kit: Kit, key: str, made: Made) -> None:
    author = f"api:{kit.stage.told(key, 'keyId')}"
    shown = record_of(made.answer).get("createdBy")
    evidence = (kit.stage.info(key), made.answer)
    kit.check(shown == author, f'"createdBy": "{author}"', made.answer.brief, *evidence)


def _holds(link: Any, body: Entry) -> bool:
    is_object = isinstance(link, dict)
    return is_object and all(link.get(name) == value for name, value in body.items())
