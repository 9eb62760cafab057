"""Judges the service of rooms by its table."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from tests.contracts.kit.judging import KEYS, URL, Time
from tests.contracts.kit.toy.rooms import table
from tests.reported import as_declared

from understudy.catalog import Api
from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.reference.rules import load_rules
from understudy.reference.spec import load_spec

HERE = Path(table.__file__).parent
API = Api("rooms", HERE / "openapi.yaml", HERE / "rules.yaml", HERE)


def judge(
    answer: Callable[[httpx.Request], httpx.Response],
    contract: Contract = table.CONTRACT,
    **options: Any,
) -> Report:
    """Judge an answering function in default mode, unless `options` name another."""
    judged = Judged(load_spec(API), load_rules(API), contract)
    world = World(Time().clock, httpx.MockTransport(answer))
    given = Options(base_url=URL, keys=KEYS, seed=1, depth="default", try_reproducers=False)
    return as_declared(Run(replace(given, **options), judged, world).judge())
