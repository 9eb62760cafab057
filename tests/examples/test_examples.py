"""What the specs show as answers is what the stand-in answers, to the letter."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.examples.table import Place, Provoker, places, rows_of, shown, tables

from understudy.catalog import apis, find
from understudy.reference.spec import load_spec

EXAMPLES = [
    pytest.param(api, place, value, id=f"{api}-{place}")
    for api in tables()
    for place, value in places(load_spec(find(api)))
]


@pytest.fixture(scope="module")
def provokers() -> Iterator[dict[str, Provoker]]:
    """For each API, what gives its answers."""
    made = {api: Provoker(api) for api in tables()}
    yield made
    for provoker in made.values():
        provoker.stack.close()


@pytest.mark.parametrize(("api", "place", "value"), EXAMPLES)
def test_an_example_is_what_the_stand_in_answers(
    api: str, place: Place, value: Any, provokers: dict[str, Provoker]
) -> None:
    provoker = provokers[api]

    answer = provoker.answer(place)

    assert shown(place, answer, provoker.table) == value, "make examples writes it"
    assert str(answer.status_code) in provoker.statuses(place)


def test_every_api_has_a_table() -> None:
    assert tables() == sorted(apis())


@pytest.mark.parametrize("api", tables())
def test_the_table_has_a_call_for_each_example_and_no_other(api: str) -> None:
    shown_there = {str(place) for place, _ in places(load_spec(find(api)))}

    assert set(rows_of(api)["answers"]) == shown_there
