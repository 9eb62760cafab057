"""What the user hands over for the rules."""

import pytest

from understudy.contracts.kit.given.needs import headers_of, sorted_needs
from understudy.contracts.kit.talk.stop import WrongUse

DECLARED = {"other_key": "...", "same_org_key": "...", "archived_id": "..."}


def test_a_need_whose_name_ends_in_key_is_a_key() -> None:
    keys, needs = sorted_needs({"key": "a"}, ["same_org_key=b", "archived_id=p_1"], DECLARED, {})

    assert keys == {"key": "a", "same_org_key": "b"}
    assert needs == {"archived_id": "p_1"}


def test_a_value_may_hold_an_equals_sign() -> None:
    assert sorted_needs({}, ["archived_id=p=1"], DECLARED, {})[1] == {"archived_id": "p=1"}


def test_the_command_line_wins_over_the_environment() -> None:
    environment = {"UNDERSTUDY_ARCHIVED_ID": "p_1", "UNDERSTUDY_SAME_ORG_KEY": "b"}

    keys, needs = sorted_needs({}, ["archived_id=p_2"], DECLARED, environment)

    assert needs == {"archived_id": "p_2"}
    assert keys == {"same_org_key": "b"}


def test_an_empty_variable_is_no_key() -> None:
    assert sorted_needs({"key": "", "other_key": " \n"}, [], DECLARED, {}) == ({}, {})


def test_the_line_end_of_a_secret_is_not_part_of_it() -> None:
    assert sorted_needs({"key": "a\n"}, [], DECLARED, {})[0] == {"key": "a"}


@pytest.mark.parametrize("name", ["key", "same_org_key"])
def test_a_key_that_no_header_can_carry_is_named_and_not_shown(name: str) -> None:
    with pytest.raises(WrongUse, match=f"^UNDERSTUDY_{name.upper()} holds a line break") as told:
        sorted_needs({name: "secret\ntwo"}, [], DECLARED, {})

    assert "secret" not in str(told.value)


@pytest.mark.parametrize("pair", ["colour=red", "archived_id", "=x", ""])
def test_a_need_that_is_none_is_wrong_use(pair: str) -> None:
    with pytest.raises(WrongUse, match="archived_id"):
        sorted_needs({}, [pair], DECLARED, {})


def test_a_header_is_cut_at_its_first_colon() -> None:
    assert headers_of(["X-Door: http://a:1"]) == (("X-Door", "http://a:1"),)


@pytest.mark.parametrize("line", ["X-Door", ": x", "X-Door:"])
def test_a_header_that_is_none_is_wrong_use(line: str) -> None:
    with pytest.raises(WrongUse):
        headers_of([line])
