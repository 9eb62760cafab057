"""The tasks of a project."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json, entries
from understudy.contracts.kit.probes.second_key import SAME_ORG
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.productionplanner.home import Made
from understudy.contracts.productionplanner.reading import data_of, entry, record_of
from understudy.contracts.productionplanner.typing import Kit


@rule("PP-TASK-01", effect="write", depends_on=("PP-INFO-01",))
def a_new_task_is_open_and_bears_its_author(kit: Kit) -> None:
    for key in kit.stage.keys:
        for made in kit.stage.home(key).added("add_task"):
            with kit.example():
                _check_task(kit, key, made)


@rule("PP-TASK-01", effect="write", depends_on=("PP-INFO-01",))
def the_author_is_the_key_that_asks(kit: Kit) -> None:
    scratch = kit.stage.scratch
    claims = {"createdBy": "api:somebody"}
    made = scratch.write(kit, "add_task", {"label": kit.name("task"), **claims})
    if made.answer.is_success:
        # Fields that are not documented may be refused; they may not decide.
        with kit.example():
            _check_author(kit, OWN, made)
    beside = kit.stage.by_second_key.task if kit.has(SAME_ORG) else None
    if beside is not None and beside.answer.is_success:
        with kit.example():
            _check_author(kit, SAME_ORG, beside)


@rule("PP-TOL-09")
def tasks_have_a_label_and_a_state(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_tasks"]
        tasks = [each for each in entries(data_of(answer)) if "label" in each and "id" in each]
        for task in tasks:
            with kit.example():
                is_so = isinstance(task["label"], str) and isinstance(task.get("done"), bool)
                kit.check(
                    is_so, '"label", a string, and "done", true or false', as_json(task), answer
                )


def _check_task(kit: Kit, key: str, made: Made) -> None:
    task = record_of(made.answer)
    label = made.body["label"]
    kit.check(task.get("label") == label, f'"label": "{label}"', made.answer.brief, made.answer)
    kit.check(task.get("done") is False, '"done": false', made.answer.brief, made.answer)
    _check_author(kit, key, made)
    answer = kit.stage.seen(key).answers["list_tasks"]
    listed = entry(answer, "label", label) or {}
    is_open = listed.get("done", False) is False
    kit.check(is_open, '"done": false in the list', as_json(listed), made.answer, answer)
    by = listed.get("createdBy")
    is_author = not isinstance(by, str) or by == f"api:{kit.stage.told(key, 'keyId')}"
    kit.check(is_author, "the author in the list too", as_json(listed), made.answer, answer)


def _check_author(kit: Kit, key: str, made: Made) -> None:
    author = f"api:{kit.stage.told(key, 'keyId')}"
    shown = record_of(made.answer).get("createdBy")
    evidence = (kit.stage.info(key), made.answer)
    kit.check(shown == author, f'"createdBy": "{author}"', made.answer.brief, *evidence)
