"""kills.json tells of each mutant what it breaks, in the mutant's own words."""

import pytest
from tests.mutants.harness.subject import subject_of, subjects
from tests.mutants.sentences import renewed

from understudy.catalog import find
from understudy.reference.rules import load_kills


@pytest.mark.parametrize("api", subjects())
def test_each_kill_tells_what_its_mutant_breaks(api: str) -> None:
    # `python -m tests.mutants.sentences` writes them anew.
    assert load_kills(find(api)) == renewed(subject_of(api))


@pytest.mark.parametrize("api", subjects())
def test_a_sentence_says_something(api: str) -> None:
    assert [each.id for each in subject_of(api).defects if len(each.breaks.split()) < 3] == []
