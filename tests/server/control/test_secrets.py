"""Secrets are found in texts, however many there are and however they are written."""

import json
from urllib.parse import quote, quote_plus

import pytest

from understudy.server.control.secrets import Secrets

KEY = "pp_" + "1a" * 32
LONGER = KEY + "2b"
OTHER = "pp_" + "0f" * 32
HOOK = 'hush "hush" there'


def hidden(text: str, *secrets: str) -> str:
    """Return a text without these secrets."""
    return Secrets(secrets or (KEY, LONGER, HOOK)).hidden(text, lambda _: "...")


@pytest.mark.parametrize("before", ["", "x", "key=", '{"key": "', "pp_", "ppp_"])
@pytest.mark.parametrize("after", ["", "x", "&b=1", '"}', "_pp"])
def test_a_secret_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert hidden(f"{before}{KEY}{after}") == f"{before}...{after}"


def test_every_secret_of_a_text_is_found() -> None:
    assert hidden(f"{KEY},{HOOK},{KEY}{KEY}") == "...,...,......"


def test_the_longer_of_two_that_begin_alike_is_found_whole() -> None:
    assert hidden(LONGER) == "..."


@pytest.mark.parametrize(
    "written",
    [
        quote(KEY, safe=""),
        "%70p_" + KEY[3:],
        "".join(f"%{ord(letter):02X}" for letter in KEY),
        "\\u0070p_" + KEY[3:],
        "".join(f"\\u{ord(letter):04x}" for letter in KEY),
        json.dumps(HOOK)[1:-1],
        quote(HOOK, safe=""),
        quote_plus(HOOK),
    ],
)
def test_a_secret_is_found_in_the_writing_of_urls_and_of_json(written: str) -> None:
    assert hidden(f'a="{written}"') == 'a="..."'


@pytest.mark.parametrize("text", ["100%25 of \\u00e9t\\u00e9", "%70roject", OTHER, "pp_1a", ""])
def test_what_is_no_secret_stays_as_it_is_written(text: str) -> None:
    assert hidden(text) == text


def test_what_is_short_is_no_secret() -> None:
    assert hidden("a short word", "short") == "a short word"


def test_what_looks_like_a_key_is_found_where_that_is_asked_for() -> None:
    shown = Secrets([KEY]).look_alikes(f"{OTHER} pp_short planning", lambda _: "...")

    assert shown == "... pp_short planning"


def test_a_secret_is_found_however_the_text_is_cut() -> None:
    text = f"{KEY[:9]}{KEY} %70{KEY[1:]},{LONGER}\\u0070{KEY[1:]}%4{HOOK}{KEY[:-1]}"
    secrets = Secrets([KEY, LONGER, HOOK])

    for size in (1, 7, 64, 500):
        parts = [text[start : start + size] for start in range(0, len(text), size)]
        shown = "".join(secrets.parts(parts, lambda _: "..."))
        assert shown == f"{KEY[:9]}... ...,......%4...{KEY[:-1]}"


def test_a_secret_is_found_where_another_seems_to_begin_just_before() -> None:
    assert hidden("abababab1234", "ababab1234") == "ab..."


def test_a_secret_of_other_letters_than_those_of_a_language_is_found_in_a_url() -> None:
    secret = "größer als ∞"

    assert [hidden(form(secret), secret) for form in (quote, quote_plus)] == ["...", "..."]
    assert hidden(json.dumps(secret), secret) == '"..."'


def test_half_a_character_beside_a_secret_stays_as_it_is_written() -> None:
    assert hidden(f"\\ud800{KEY}") == "\\ud800..."
