"""The library stands at points that there are, and what it has is what its rows say."""

from collections import Counter
from importlib import import_module
from importlib.util import find_spec

import pytest
from tests.mutants.harness.subject import Subject, all_subjects
from tests.mutants.library import ROOMS
from tests.mutants.library.changes import dropped, in_body, in_each, replaced, turned
from tests.mutants.library.facts import Facts
from tests.mutants.skeleton import Behaviour, Reply

ROWS = [row for room in ROOMS for row in room.rows(Facts())]
# Others take single rows, and stand at points of their own.
WHOLE = [each for each in all_subjects() if find_spec(f"tests.mutants.{each.api}.facts")]
each_subject = pytest.mark.parametrize("subject", all_subjects(), ids=lambda subject: subject.api)


def behaviour_of(subject: Subject) -> Behaviour:
    module = import_module(f"tests.mutants.{subject.api}.reference.behaviour")
    fresh: Behaviour = module.Behaviour()
    return fresh


@each_subject
def test_every_defect_and_difference_stands_at_a_point_that_there_is(subject: Subject) -> None:
    for defect in subject.defects:
        defect.apply(behaviour_of(subject))
    for difference in subject.permitted:
        difference.apply(behaviour_of(subject))


@pytest.mark.parametrize("subject", WHOLE, ids=lambda subject: subject.api)
def test_every_row_of_the_library_stands_at_a_point_of_each_reference(
    subject: Subject,
) -> None:
    has = import_module(f"tests.mutants.{subject.api}.facts").has

    for row in ROWS:
        behaviour_of(subject).override(has(row.id).point, print)


def test_ids_of_the_library_are_unique() -> None:
    counts = Counter(row.id for row in ROWS)

    assert [ident for ident, number in counts.items() if number > 1] == []


def test_fields_are_replaced_dropped_and_turned() -> None:
    found = {"a": 1, "b": "x"}

    assert replaced("a", 2)(lambda: found) == {"a": 2, "b": "x"}
    assert dropped("a")(lambda: found) == {"b": "x"}
    assert turned("b", str.upper)(lambda: found) == {"a": 1, "b": "X"}


def test_what_is_done_to_a_document_is_done_to_each_row_and_in_a_body() -> None:
    assert in_each(dropped("a"))(lambda: [{"a": 1}, {"b": 2}]) == [{}, {"b": 2}]
    assert in_body(replaced("a", 2))(lambda: Reply(200, {"a": 1})).document == {"a": 2}
