"""The envelope, on every answer to a documented call."""

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import invariant, rule
from understudy.contracts.kit.probes import answers
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.reading import data_of
from understudy.contracts.productionplanner.typing import Kit

MESSAGES = {
    "list_projects": "Projects",
    "list_dates": "Dates",
    "list_schedule": "Schedule items",
    "list_team": "Team members",
    "add_task": "Task created",
    "list_resources": "Resources",
}
ARRAYS = frozenset(
    {"list_projects", "list_dates", "add_date", "list_schedule", "add_schedule_item", "list_team"}
)
OBJECTS = frozenset({"get_info", "create_project", "get_project", "add_task", "list_resources"})


def has_envelope(answer: Exchange) -> bool:
    """Tell whether an answer is a JSON object."""
    return isinstance(answer.json, dict)


def is_wrapped_success(answer: Exchange) -> bool:
    """Tell whether an answer is a success in a JSON object."""
    return answer.is_success and has_envelope(answer)


@invariant("PP-ENV-01")
def every_answer_is_an_envelope(answer: Exchange) -> None:
    if not has_envelope(answer):
        raise Broken("a JSON object", answer.brief)
    if answer.json.get("status") not in ("ok", "error"):
        raise Broken('"status" of "ok" or "error"', answer.brief)


@invariant("PP-ENV-02", applies=has_envelope)
def the_status_tells_success_from_failure(answer: Exchange) -> None:
    expected = "ok" if answer.is_success else "error"
    if answer.json.get("status") != expected:
        raise Broken(f'"status": "{expected}" with {answer.status}', answer.brief)


@invariant("PP-ENV-03", applies=has_envelope)
def every_answer_has_a_message(answer: Exchange) -> None:
    may_lack = answer.operation == "get_info" and answer.is_success
    if may_lack and "message" not in answer.json:
        return
    if not isinstance(answer.json.get("message"), str):
        raise Broken('"message", a string', answer.brief)


@invariant("PP-ENV-04", applies=is_wrapped_success)
def every_success_has_data(answer: Exchange) -> None:
    if not isinstance(data_of(answer), dict | list):
        raise Broken('"data", an object or an array', answer.brief)


@invariant("PP-ENV-05", applies=lambda answer: has_envelope(answer) and not answer.is_success)
def no_error_has_data(answer: Exchange) -> None:
    if "data" in answer.json:
        raise Broken('no "data" on an error', answer.brief)


@invariant(
    "PP-ENV-06",
    applies=lambda answer: is_wrapped_success(answer) and answer.operation in ARRAYS | OBJECTS,
)
def data_is_of_its_kind(answer: Exchange) -> None:
    kind, name = (list, "an array") if answer.operation in ARRAYS else (dict, "an object")
    if "data" in answer.json and not isinstance(data_of(answer), kind):
        raise Broken(f'"data", {name}', answer.brief)


CALLED_JSON = answers.called_json("PP-TYPE-01", has_envelope)


@invariant(
    "PP-TOL-03",
    applies=lambda answer: is_wrapped_success(answer) and answer.operation in MESSAGES,
)
def the_message_is_that_of_the_example(answer: Exchange) -> None:
    expected = MESSAGES[answer.operation or ""]
    if answer.json.get("message") != expected:
        raise Broken(f'"message": "{expected}"', answer.brief)


@invariant(
    "PP-TOL-10",
    applies=lambda answer: is_wrapped_success(answer) and answer.operation == "get_info",
)
def info_has_a_message(answer: Exchange) -> None:
    if "message" not in answer.json:
        raise Broken('"message" in every answer', answer.brief)


@rule("PP-ENV-01")
@rule("PP-ENV-02")
@rule("PP-ENV-03")
@rule("PP-ENV-04")
@rule("PP-ENV-05")
@rule("PP-ENV-06")
@rule("PP-TYPE-01")
@rule("PP-TOL-03")
@rule("PP-TOL-10")
@rule("PP-AUTH-06")
def answers_of_every_kind(kit: Kit) -> None:
    kit.stage.take_tour()
