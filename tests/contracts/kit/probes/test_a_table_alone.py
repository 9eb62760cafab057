"""An API of organizations needs a table, and no function, to be judged by all that can be asked."""

from pathlib import Path

import pytest
from tests.contracts.kit.judging import KEYS, statuses
from tests.contracts.kit.toy.rooms import table
from tests.contracts.kit.toy.rooms.app import Rooms
from tests.contracts.kit.toy.rooms.judging import API, judge

from understudy.contracts.kit.talk.keyring import Keyring
from understudy.reference.spec import load_spec


def test_a_right_service_keeps_every_rule() -> None:
    report = judge(Rooms())

    assert set(statuses(report).values()) == {"kept"}
    assert report.troubles == ()


def test_its_rehearsal_keeps_every_rule() -> None:
    rehearsal = table.CONTRACT.rehearse(load_spec(API), Keyring("R", KEYS), {})

    report = judge(rehearsal)

    assert set(statuses(report).values()) == {"kept"}
    assert report.troubles == ()


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        ("takes any scheme", "R-AUTH-02"),
        ("takes half a key", "R-AUTH-02"),
        ("keeps what it refuses", "R-AUTH-03"),
        ("leaks", "R-SCOPE-01"),
        ("leaks", "R-SCOPE-02"),
        ("books all the same", "R-SCOPE-04"),
        ("keeps bookings by title", "R-SCOPE-04"),
        ("lists all", "R-SCOPE-05"),
        ("opens other spellings", "R-SCOPE-01"),
        ("trims", "R-BACK-01"),
        ("forgets on update", "R-PATCH-01"),
    ],
)
def test_a_probe_finds_what_is_wrong(defect: str, rule: str) -> None:
    assert statuses(judge(Rooms(frozenset([defect]))))[rule] == "broken"


def test_the_table_takes_at_most_80_lines_and_no_function() -> None:
    source = Path(table.__file__).read_text("utf-8")

    assert len(source.splitlines()) <= 80
    assert "def " not in source
    assert "lambda" not in source
