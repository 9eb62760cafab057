"""What is said of an answer that holds a key."""

import pytest
from tests.contracts.productionplanner.rehearsing import KEYS, exchange

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.productionplanner.rules.auth import no_answer_returns_a_key


def test_a_key_in_a_header_is_told_by_the_name_of_the_header() -> None:
    answer = exchange(200, "{}", **{"x-echo": f"Bearer {KEYS['key']}"})

    with pytest.raises(Broken, match=r"got 200 with one in the header x-echo$") as told:
        no_answer_returns_a_key(answer)

    assert "pp_" not in str(told.value)
