"""What changes in a spec is told with its place, what it was and is, and what that means."""

from pathlib import Path

import pytest
from tests.site.changes.specs import SPEC, entries
from tests.site.changes.turns import ANSWERS, COLOR, NAME, REQUESTS

from understudy.site.changes import WEIGHTS, Change, compare

BOTH = ("add_thing", "list_things")


def changes(folder: Path, *turns: tuple[str, str]) -> tuple[Change, ...]:
    """Return what is told of the small spec after these turns of it."""
    text = SPEC
    for old, new in turns:
        assert old in text
        text = text.replace(old, new, 1)
    return compare(entries(folder), entries(folder, text))


@pytest.mark.parametrize(("old", "new", "told"), REQUESTS + ANSWERS)
def test_a_change_is_told_with_its_place_and_weight(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert told in [line_of(each) for each in changes(tmp_path, (old, new))]


def line_of(change: Change) -> str:
    """Return a change in a line."""
    where = f"{change.place} {change.what}".strip()
    turn = f"{change.before} -> {change.after}".strip()
    return f"{change.weight}: {where}: {turn}"


def test_nothing_is_told_where_nothing_changed(tmp_path: Path) -> None:
    assert changes(tmp_path) == ()


def test_what_breaks_comes_first_and_words_last(tmp_path: Path) -> None:
    told = changes(tmp_path, ("List things", "Lists"), (COLOR, COLOR.replace("blue, ", "")))

    weights = [WEIGHTS.index(each.weight) for each in told]
    assert weights == sorted(weights)
    assert {each.weight for each in told} == {"breaking", "words"}


def test_an_operation_that_goes_is_told_once_and_not_field_by_field(tmp_path: Path) -> None:
    start = SPEC.index("    get:")
    get = SPEC[start : SPEC.index("    post:")]
    link = "          links: {List: {operationId: list_things, description: All of them.}}\n"

    told = changes(tmp_path, (get, ""), (link, ""))

    assert [
        (each.operations, each.what, each.before) for each in told if each.weight != "words"
    ] == [(("list_things",), "removed", "GET /things")]


def test_an_answer_that_goes_is_told_once_and_not_field_by_field(tmp_path: Path) -> None:
    told = changes(tmp_path, ('        "409": {$ref: "#/components/responses/Error"}\n', ""))

    assert [(each.operations, each.place) for each in told] == [(("add_thing",), "answer 409")]


def test_the_same_change_in_many_operations_is_told_once(tmp_path: Path) -> None:
    told = changes(tmp_path, ("description: What is wrong.", "description: Why not."))

    assert [(each.operations, each.place) for each in told] == [
        (BOTH, "answer 401"),
        (("add_thing",), "answer 409"),
    ]


def test_a_decision_that_is_taken_back_is_words(tmp_path: Path) -> None:
    told = changes(tmp_path, (", x-assumed: {maximum: why not}", ""))

    assert [(each.weight, each.what, each.before) for each in told] == [
        ("words", "removed", "why not")
    ]


def test_a_refusal_that_is_worded_otherwise_is_words(tmp_path: Path) -> None:
    told = changes(tmp_path, (NAME, NAME.replace("}", ", x-problem: must be a name}")))

    assert {each.weight for each in told} == {"words"}
    assert ("refusal: of another type", "name must be a string", "name must be a name") in {
        (each.what, each.before, each.after) for each in told
    }


RULES = """title: Things
variable: T
rate: 1/s
probes: []
leaves: {}
needs: {}
rules:
  - {id: T-1, statement: It lists., citation: Lists, level: should, about: [list_things]}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("level: should", "level: must", "words: rule `T-1` level: should -> must"),
        ("It lists.", "It does.", "words: rule `T-1` statement: It lists. -> It does."),
        ("[list_things]", "[]", "words: rule `T-1` about: list_things ->"),
        ("T-1", "T-2", "words: rule `T-1` removed: It lists. ->"),
        ("T-1", "T-2", "addition: rule `T-2` added: -> It lists."),
    ],
)
def test_what_becomes_of_a_rule_breaks_no_client(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    (tmp_path / "rules.yaml").write_text(RULES)
    before = entries(tmp_path)
    (tmp_path / "rules.yaml").write_text(RULES.replace(old, new))

    lines = [line_of(each) for each in compare(before, entries(tmp_path))]

    assert told in lines
