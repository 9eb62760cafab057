"""What is said of an answer that holds a key."""

import pytest

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.auth.auth_forms import Authentication, no_key_in_answers
from understudy.contracts.kit.talk.exchange import Exchange, Request

KEY = "pp_" + "1a" * 32
SENT = (("Authorization", f"Bearer {KEY}"),)


def exchange(text: str, sent: tuple[tuple[str, str], ...] = (), **headers: str) -> Exchange:
    request = Request("GET", "/", sent, operation="get_project")
    return Exchange(1, request, 200, headers, text.encode())


def judge(answer: Exchange, pattern: str = "") -> None:
    no_key_in_answers("R-1", Authentication(pattern=pattern)).check(answer)


def test_a_key_in_a_header_is_told_by_the_name_of_the_header() -> None:
    answer = exchange("{}", **{"x-echo": f"Bearer {KEY}"})

    with pytest.raises(Broken, match=r"got 200 with one in the header x-echo$") as told:
        judge(answer, pattern="pp_[0-9a-f]{64}")

    assert "pp_" not in str(told.value)


def test_the_key_that_was_sent_is_known_without_a_pattern() -> None:
    with pytest.raises(Broken, match="an answer without the key"):
        judge(exchange(f'{{"token": "{KEY}"}}', SENT))


@pytest.mark.parametrize("sent", [SENT, (("Authorization", ""),), ()])
def test_an_answer_without_a_key_is_right(sent: tuple[tuple[str, str], ...]) -> None:
    judge(exchange("{}", sent), pattern="pp_[0-9a-f]{64}")
