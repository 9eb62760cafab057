"""An API of organizations needs a table, and no function, to be judged by all that can be asked."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from tests.contracts.kit.judging import KEYS, URL, Time, statuses
from tests.contracts.kit.toy.rooms import table
from tests.contracts.kit.toy.rooms.app import Rooms
from tests.reported import as_declared

from understudy.catalog import Api
from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.reference.rules import load_rules
from understudy.reference.spec import load_spec

HERE = Path(table.__file__).parent
API = Api("rooms", HERE / "openapi.yaml", HERE / "rules.yaml", HERE)


def judge(*defects: str) -> Report:
    """Judge the service with these defects in default mode."""
    judged = Judged(load_spec(API), load_rules(API), table.CONTRACT)
    world = World(Time().clock, httpx.MockTransport(Rooms(frozenset(defects))))
    options = Options(base_url=URL, keys=KEYS, seed=1, depth="default")
    return as_declared(Run(replace(options, try_reproducers=False), judged, world).judge())


def test_a_right_service_keeps_every_rule() -> None:
    report = judge()

    assert set(statuses(report).values()) == {"kept"}
    assert report.troubles == ()


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
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
    assert statuses(judge(defect))[rule] == "broken"


def test_the_table_takes_at_most_80_lines_and_no_function() -> None:
    source = Path(table.__file__).read_text("utf-8")

    assert len(source.splitlines()) <= 80
    assert "def " not in source
    assert "lambda" not in source
