"""Which API a base URL belongs to."""

import pytest

from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.talk.stop import WrongUse


def test_the_api_whose_base_path_the_url_ends_in_is_taken() -> None:
    assert judged_by("http://127.0.0.1:8000/v1", None).catalogue.api == "notes"


def test_a_prefix_of_a_gateway_does_not_matter() -> None:
    assert judged_by("http://gate.example/staging/v1/", None).catalogue.api == "notes"


def test_a_url_without_base_path_names_the_one_to_try() -> None:
    with pytest.raises(WrongUse, match=r"try http://127\.0\.0\.1:8000/v1, or name the --api"):
        judged_by("http://127.0.0.1:8000", None)


def test_another_version_is_no_path_to_look_below() -> None:
    with pytest.raises(WrongUse, match=r"try http://127\.0\.0\.1:8000/v1, or name the --api"):
        judged_by("http://127.0.0.1:8000/v2", None)


def test_what_follows_the_base_path_is_to_be_left_out() -> None:
    with pytest.raises(WrongUse, match=r"try http://127\.0\.0\.1:8000/v1, or name the --api"):
        judged_by("http://127.0.0.1:8000/v1/info", None)


def test_what_is_no_url_is_no_place_to_look_at() -> None:
    with pytest.raises(WrongUse, match="'nonsense' is no URL"):
        judged_by("nonsense", None)


def test_an_api_that_is_named_is_taken_whatever_the_url() -> None:
    assert judged_by("http://127.0.0.1:8000/other", "notes").catalogue.api == "notes"


def test_an_unknown_api_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="no API called 'tasks'; there are: notes"):
        judged_by("http://127.0.0.1:8000/v1", "tasks")
