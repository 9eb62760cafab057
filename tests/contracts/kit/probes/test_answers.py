"""What is judged of every answer of its kind."""

import pytest
from tests.contracts.productionplanner.rehearsing import exchange

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes import answers


def test_a_success_has_the_one_status_of_its_call() -> None:
    made = answers.succeed_with("X-01", 201, ("add_task",))

    made.check(exchange(201, "{}", "add_task"))
    with pytest.raises(Broken, match="expected 201"):
        made.check(exchange(200, "{}", "add_task"))


def test_a_refusal_and_another_call_have_any_status() -> None:
    made = answers.succeed_with("X-01", 201, ("add_task",))

    assert not made.applies(exchange(400, "{}", "add_task"))
    assert not made.applies(exchange(200, "{}", "list_tasks"))


def test_no_answer_is_an_error_of_the_server() -> None:
    with pytest.raises(Broken, match="no 5xx"):
        answers.never_5xx("X-01").check(exchange(500, "{}", "list_tasks"))
