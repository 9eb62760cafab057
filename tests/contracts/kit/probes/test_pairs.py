"""What tells a foreign id from an unknown one, beside what changes with each answer."""

import pytest

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.pairs import Pair
from understudy.contracts.kit.talk.exchange import Exchange, Request


def answered(number: int, text: str, **headers: str) -> Exchange:
    request = Request("GET", "/rooms", operation="get_room")
    return Exchange(number, request, 404, headers, text.encode())


def pair(foreign: Exchange, unknown: Exchange) -> Pair:
    return Pair(foreign, unknown, lambda: foreign, lambda: unknown)


def test_equal_answers_tell_nothing() -> None:
    both = pair(answered(2, '{"error": "not found"}'), answered(1, '{"error": "not found"}'))

    both.check_alike(set())
    both.check_headers()


def test_another_word_tells() -> None:
    told = pair(answered(2, '{"error": "not yours"}'), answered(1, '{"error": "not found"}'))

    with pytest.raises(Broken, match="they differ in 'not yours' and 'not found'") as caught:
        told.check_alike(set())

    unknown, foreign = told.unknown, told.foreign
    assert caught.value.exchanges == (unknown, foreign)
    assert caught.value.again is not None
    assert caught.value.again([unknown, foreign])
    assert not caught.value.again([unknown, unknown])


def test_the_unknown_one_is_found_among_what_was_answered_before() -> None:
    unknown, foreign = answered(1, "nothing"), answered(3, "no entry")
    before = answered(2, "a room")

    broken = pair(foreign, unknown).broken("words", before)

    assert broken.again is not None
    assert broken.again([unknown, before, foreign])


def test_another_header_tells() -> None:
    told = pair(answered(2, "", **{"x-owner": "north"}), answered(1, ""))

    with pytest.raises(Broken, match="x-owner: north"):
        told.check_headers()


def test_a_header_that_comes_and_goes_tells_nothing() -> None:
    foreign, unknown = answered(2, "", **{"x-served-by": "one"}), answered(1, "")

    Pair(foreign, unknown, lambda: foreign, lambda: foreign).check_headers()
