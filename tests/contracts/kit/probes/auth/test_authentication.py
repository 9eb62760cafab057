"""Which answers refuse a key in the words of an API."""

import json

import pytest

from understudy.contracts.kit.probes.auth.authentication import Authentication, Refusal
from understudy.contracts.kit.talk.exchange import Exchange, Request

MISSING = Refusal(texts=("no key",), at="error.message")
UNKNOWN = Refusal(texts=("bad key",), at="error.message")
AUTH = Authentication(missing=MISSING, unknown=UNKNOWN, pattern="k_[0-9]+")


def answer(status: int, text: str = "") -> Exchange:
    body = json.dumps({"error": {"message": text}})
    return Exchange(1, Request("GET", "/"), status, {}, body.encode())


@pytest.mark.parametrize(
    ("status", "text", "fits"), [(401, "no key", True), (403, "no key", False), (401, "", False)]
)
def test_status_and_text_decide_where_there_are_texts(status: int, text: str, fits: bool) -> None:
    assert MISSING.fits(answer(status, text)) is fits


def test_the_status_alone_decides_without_texts() -> None:
    refusal = Refusal(range(400, 500))

    assert [refusal.fits(answer(each)) for each in (200, 404, 500)] == [False, True, False]


def test_an_answer_of_any_shape_is_no_refusal_in_words() -> None:
    assert not MISSING.fits(Exchange(1, Request("GET", "/"), 401, {}, b"<html>"))


def test_what_is_right_is_told_in_words() -> None:
    assert Refusal(range(400, 500)).expected == "a 4xx"
    assert AUTH.either.expected == '401 "no key" or "bad key"'


def test_a_text_of_the_form_of_a_key_is_an_unknown_one() -> None:
    assert AUTH.of("k_12") == UNKNOWN
    assert AUTH.of("k_").texts == ("no key", "bad key")
