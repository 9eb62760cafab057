"""Which requests show a finding."""

import pytest
from tests.contracts.kit.judging import run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.before import few_before, much_before, warm_ups
from understudy.contracts.kit.reproduce.steps import plan, used_ids
from understudy.contracts.kit.run.run import Run
from understudy.contracts.kit.talk.exchange import Exchange, Request


@pytest.fixture
def run(service: Notes) -> Run:
    return run_of(service)


def make(run: Run, text: str = "x", key: str = "key") -> tuple[Exchange, dict[str, str]]:
    """Make a note; return the exchange and the parameters of calls on it."""
    made = run.target.call("create_note", body={"text": text}, key=key)
    return made, {"noteId": made.json["id"]}


def steps(run: Run, *evidence: Exchange, widening: int = 0) -> list[tuple[int, bool]]:
    """Return the numbers of the steps of a finding, and whether each is shown."""
    finding = Finding("N-1", "this", "that", evidence, evidence[-1], run.target.trail.scope)
    trail = run.target.trail
    before = [[], *few_before(finding, trail), *much_before(finding, trail)][widening]
    chosen = plan(finding, run.target.trail, before)
    return [(step.exchange.number, step.is_shown) for step in chosen.steps]


def test_the_request_that_made_an_id_comes_first_and_is_not_shown(run: Run) -> None:
    make(run)
    made, note = make(run)
    read = run.target.call("get_note", note)

    assert steps(run, read) == [(made.number, False), (read.number, True)]


def test_a_request_that_is_evidence_itself_is_shown(run: Run) -> None:
    made, note = make(run)
    read = run.target.call("get_note", note)

    assert steps(run, made, read) == [(made.number, True), (read.number, True)]


def test_an_id_that_the_run_did_not_make_stands_as_it_is(run: Run) -> None:
    read = run.target.call("get_note", {"noteId": "n_9999"})

    assert steps(run, read) == [(read.number, True)]


def test_an_id_that_is_spelt_otherwise_in_the_path_is_made_too(run: Run) -> None:
    made, note = make(run)
    spelt = run.target.trail.derive(note["noteId"], lambda real: f"{real}%00", "{}%00")
    read = run.target.send("GET", f"/notes/{spelt}", is_documented=False)

    assert steps(run, read) == [(made.number, False), (read.number, True)]


def test_what_an_id_was_made_from_is_made_too(run: Run) -> None:
    made, note = make(run)
    near = run.kit.near_id(note["noteId"])
    read = run.target.call("get_note", {"noteId": near})

    assert near != note["noteId"]
    assert steps(run, read) == [(made.number, False), (read.number, True)]


def test_an_id_that_a_change_leaves_as_it_was_stands_for_itself(run: Run) -> None:
    _, note = make(run)
    real = note["noteId"]

    assert run.target.trail.derive(real, lambda each: each[:-1] + real[-1], "{}") == real
    assert run.target.trail.derived(real) is None


def test_a_number_gets_digits_more_for_its_neighbour_may_be_real(run: Run) -> None:
    assert run.kit.near_id("12") == "1200000000"


def test_ids_stand_in_queries_too_and_in_paths_as_they_are_written() -> None:
    request = Request("GET", "/notes/a%20b?after=n_1&word=two+words")

    assert [*used_ids(request)] == ["notes", "a%20b", "a b", "n_1", "two words"]


def test_makers_of_makers_are_made_too(run: Run) -> None:
    first, note = make(run)
    second, other = make(run, text=note["noteId"])
    read = run.target.call("get_note", other)

    numbers = [number for number, _ in steps(run, read)]
    assert numbers == [first.number, second.number, read.number]


def test_wider_takes_in_the_writes_on_the_same_thing(run: Run) -> None:
    made, note = make(run)
    make(run, text="another")
    change = run.target.call("update_note", note, body={"text": "y"})
    run.target.call("get_note", note)
    read = run.target.call("get_note", note)

    numbers = [number for number, _ in steps(run, read, widening=1)]
    assert numbers == [made.number, change.number, read.number]


def test_wider_still_takes_in_what_was_written_before_this_rule(run: Run) -> None:
    made, note = make(run)
    change = run.target.call("update_note", note, body={"text": "y"})
    run.target.trail.begin()
    read = run.target.call("get_note", note)

    assert [number for number, _ in steps(run, read, widening=1)] == [made.number, read.number]
    assert [number for number, _ in steps(run, read, widening=2)] == [
        made.number,
        change.number,
        read.number,
    ]


def test_what_was_first_read_may_have_been_kept(run: Run) -> None:
    made, note = make(run)
    first = run.target.call("get_note", note)
    run.target.call("get_note", note)
    run.target.trail.begin()
    read = run.target.call("get_note", note)

    numbers = [number for number, _ in steps(run, read, widening=3)]
    assert numbers == [made.number, first.number, read.number]


def test_another_key_may_have_had_to_read_twice(run: Run) -> None:
    reads = [run.target.call("list_notes", key="other_key") for _ in range(3)]
    run.target.trail.begin()
    read = run.target.call("list_notes")

    numbers = [number for number, _ in steps(run, read, widening=4)]
    assert numbers == [reads[0].number, reads[1].number, read.number]


def test_the_same_call_for_something_else_may_have_been_remembered(run: Run) -> None:
    first, one = make(run)
    second, two = make(run, text="another")
    remembered = run.target.call("get_note", two)
    run.target.trail.begin()
    read = run.target.call("get_note", one)

    numbers = [number for number, _ in steps(run, read, widening=5)]
    assert numbers == [first.number, second.number, remembered.number, read.number]


def test_what_another_key_listed_may_have_been_remembered(run: Run) -> None:
    made, note = make(run)
    run.target.call("list_notes", key="other_key")
    listed = run.target.call("list_notes", key="other_key")
    read = run.target.call("get_note", note)

    numbers = [number for number, _ in steps(run, read, widening=7)]
    assert numbers == [made.number, listed.number, read.number]


def test_widest_takes_in_all_that_this_rule_sent(run: Run) -> None:
    make(run)
    run.target.trail.begin()
    listed = run.target.call("list_notes")
    other, _ = make(run, key="other_key")
    read = run.target.call("list_notes")

    numbers = [number for number, _ in steps(run, read, widening=13)]
    assert numbers == [listed.number, other.number, read.number]


def test_a_connection_may_have_to_be_opened_with_another_key(run: Run) -> None:
    opening = run.target.call("get_me", key="other_key")
    run.target.trail.begin()
    nearer = run.target.call("list_notes", key="other_key")
    read = run.target.call("list_notes")
    finding = Finding("N-1", "this", "that", (read,), read, run.target.trail.scope)

    opened = [each for each in warm_ups(finding, run.target.trail) if each]
    joint = plan(finding, run.target.trail, opened[0], is_joint=True)

    assert {each.number for each, *_ in opened} == {opening.number, nearer.number}
    assert joint.joint == 2
