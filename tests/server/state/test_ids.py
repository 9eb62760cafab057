"""Identifiers: seeded, repeatable, and never the same twice."""

import pytest

from understudy.server.state.ids import Ids


def test_the_same_seed_gives_the_same_ids() -> None:
    assert [Ids(7).hex(16), Ids(7).make("p")] == [Ids(7).hex(16), Ids(7).make("p")]


def test_another_seed_gives_other_ids() -> None:
    assert Ids(7).hex(16) != Ids(8).hex(16)


def test_a_seed_and_counter_are_not_mistaken_for_others() -> None:
    assert Ids(1, counter=11).hex(16) != Ids(11, counter=1).hex(16)


def test_without_a_seed_each_source_is_different() -> None:
    assert Ids().hex(32) != Ids().hex(32)


def test_no_id_comes_twice() -> None:
    ids = Ids(7)

    made = {ids.make("p") for _ in range(10_000)}

    assert len(made) == 10_000


def test_an_id_is_the_prefix_and_twenty_hex_digits() -> None:
    assert Ids(7).make("p") == "p_" + Ids(7).hex(20)
    assert len(Ids(7).make("p")) == 22


@pytest.mark.parametrize("digits", [1, 2, 15, 64, 128])
def test_hex_has_as_many_digits_as_asked(digits: int) -> None:
    made = Ids(7).hex(digits)

    assert len(made) == digits
    assert set(made) <= set("0123456789abcdef")


@pytest.mark.parametrize("digits", [0, -1, 129])
def test_other_numbers_of_digits_are_refused(digits: int) -> None:
    ids = Ids(7)

    with pytest.raises(ValueError, match="between 1 and 128 digits"):
        ids.hex(digits)

    assert ids.counter == 0


def test_the_counter_counts_what_was_made() -> None:
    ids = Ids(7, counter=5)

    ids.make("p")

    assert ids.counter == 6


def test_continuing_at_a_counter_gives_what_comes_next() -> None:
    ids = Ids(7)
    ids.make("p")

    assert Ids(7, counter=1).make("p") == ids.make("p")


@pytest.mark.parametrize("seed", [0, -3, 10**40])
def test_any_whole_number_is_a_seed(seed: int) -> None:
    assert Ids(seed).hex(8) == Ids(seed).hex(8)


def test_resuming_adopts_the_seed_of_the_data() -> None:
    ids = Ids()

    ids.resume(7, 1)

    assert (ids.seed, ids.hex(8)) == (7, Ids(7, counter=1).hex(8))


def test_resuming_keeps_a_seed_that_was_asked_for() -> None:
    ids = Ids(8)

    ids.resume(7, 1)

    assert (ids.seed, ids.counter) == (8, 1)
