"""Chance that comes again."""

from tests.contracts.kit.judging import run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.given.seed import Seed, fresh_seed


def test_a_seed_gives_the_same_numbers_for_the_same_label() -> None:
    assert Seed(1).number("a", 1000) == Seed(1).number("a", 1000)
    assert len({Seed(seed).number("a", 10**9) for seed in range(50)}) == 50


def test_a_number_stays_below_its_bound() -> None:
    assert {Seed(1).number(str(label), 3) for label in range(100)} == {0, 1, 2}


def test_a_run_without_a_seed_makes_one_up(service: Notes) -> None:
    assert run_of(service, seed=None).seed.run_id != run_of(service, seed=None).seed.run_id
    assert fresh_seed() != fresh_seed()


def test_names_of_a_run_are_never_the_same_twice(service: Notes) -> None:
    kit = run_of(service).kit

    names = [kit.name("twin"), kit.name("twin"), kit.name("other")]

    start = f"understudy-{kit.seed.run_id}"
    assert names == [f"{start} twin", f"{start} twin 2", f"{start} other"]
