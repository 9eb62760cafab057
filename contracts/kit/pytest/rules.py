"""The rules as tests, one per rule id: what an API's conftest and test module are made of."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from understudy.catalog import Dirs, dirs_of, find
from understudy.contracts.kit.given.extra import lack
from understudy.contracts.kit.given.needs import headers_of, sorted_needs
from understudy.contracts.kit.given.options import DEPTHS, Options
from understudy.contracts.kit.judge.rule import Rule
from understudy.contracts.kit.pytest.options import (
    DOUBT,
    MODULES,
    NO_URL,
    NO_VERDICT,
    UNSERVED,
    WORDS,
    in_these_options,
)
from understudy.contracts.kit.report.place import whole_report
from understudy.contracts.kit.report.report import Report, Row
from understudy.contracts.kit.report.text import FEW, closing, opening
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.run.contract_of import load_contract
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.contracts.kit.talk.stop import Stop, WrongUse
from understudy.reference.rules import load_rules
from understudy.reference.spec import load_spec

ARGUMENT = "rule_id"
Number = TypeVar("Number", int, float)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test of each rule of the module's API, marked by level and effect."""
    if ARGUMENT not in metafunc.fixturenames:
        return
    if problem := lack():
        # Of pytest.exit it shows the traceback here. Either way it ends with 2.
        raise pytest.Collector.CollectError(f"understudy: {problem}")
    metafunc.config.stash.setdefault(MODULES, set()).add(metafunc.module)
    api = find(metafunc.module.API, _dirs(metafunc.config))
    catalogue = load_rules(api)
    contract = load_contract(api, load_spec(api), catalogue)
    effects: dict[str, set[str]] = {}
    for check in contract.checks:
        effect = check.effect if isinstance(check, Rule) else "read"
        effects.setdefault(check.id, set()).add(effect.replace("-", "_"))
    cases = []
    for rule in catalogue.rules.values():
        names = (rule.level, *sorted(effects.get(rule.id, ())))
        marks = [getattr(pytest.mark, name) for name in names]
        cases.append(pytest.param(rule.id, marks=marks, id=rule.id))
    metafunc.parametrize(ARGUMENT, cases)


@pytest.fixture(scope="module")
def contract_report(request: pytest.FixtureRequest) -> Report:
    """Judge the deployment once, by the rules whose tests were selected."""
    if request.config.getoption("--contract-url") is None:
        pytest.skip(NO_URL)
    selected = [
        str(item.callspec.params[ARGUMENT])
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.module is request.module
        and hasattr(item, "callspec")
        and ARGUMENT in item.callspec.params
    ]
    try:
        url = request.config.getoption("--contract-url")
        judged = judged_by(url, request.module.API, _dirs(request.config))
        report = Run(_options(request.config, judged, selected), judged, World()).judge()
    except Stop as stop:
        pytest.exit(in_these_options(str(stop)), returncode=NO_VERDICT)
    if not report.is_begun:
        said = in_these_options(report.stopped or "nothing was judged")
        pytest.exit(said, returncode=NO_VERDICT)
    if report.doubt is not None:
        request.config.stash[DOUBT] = report.doubt
    is_all_required = request.config.getoption("--contract-require-all")
    if is_all_required and report.unserved:
        request.config.stash[UNSERVED] = True
    place = whole_report(report) if len(report.left_behind) > FEW else None
    words = [line.text for line in (*opening(report), *closing(report, place))]
    request.config.stash.setdefault(WORDS, []).extend(map(in_these_options, words))
    return replace(report, is_all_required=is_all_required)


def verdict_on(report: Report, rule_id: str) -> None:
    """Pass, fail or skip the test of one rule."""
    row = next(row for row in report.rows if row.rule.id == rule_id)
    if report.counts(row):
        pytest.fail(_story(row), pytrace=False)
    if row.has_trouble or (report.stopped is not None and row.status == "untested"):
        said = in_these_options(f"no verdict: {report.stopped or row.why}")
        pytest.fail(said, pytrace=False)
    if row.status == "broken":
        pytest.xfail(f"advice: {row.why}")
    if row.is_owed and report.is_all_required:
        pytest.fail(in_these_options(f"not judged: {row.why}"), pytrace=False)
    if row.status != "kept":
        pytest.skip(in_these_options(row.why or row.status))


def _story(row: Row) -> str:
    said = f"{row.rule.id}: {row.rule.statement} [{row.rule.citation}]"
    return "\n".join([said, row.why or "", *(row.reproducer or ())])


def _options(config: pytest.Config, judged: Judged, selected: list[str]) -> Options:
    def text(name: str) -> str | None:
        given: str | None = config.getoption(f"--contract-{name}")
        return given

    depth = text("depth") or "default"
    if depth not in DEPTHS:
        raise WrongUse(f"--contract-depth is one of {', '.join(DEPTHS)}")
    given = {
        name.replace("-", "_"): text(name) or "" for name in ("key", "other-key", "revoked-key")
    }
    declared = judged.catalogue.needs
    keys, needs = sorted_needs(given, _pairs(config), declared, os.environ)
    return Options(
        base_url=text("url") or "",
        keys=keys,
        needs=needs,
        read_only=config.getoption("--contract-read-only"),
        allow_writes=text("allow-writes"),
        depth=depth,
        strict=config.getoption("--contract-strict"),
        seed=_number(config, "seed", int),
        rate=text("rate"),
        max_requests=_number(config, "max-requests", int),
        timeout=_number(config, "timeout", float) or 10,
        headers=headers_of(_headers(config)),
        ca_file=text("ca-file"),
        rules=tuple(selected),
    )


def _number(config: pytest.Config, name: str, kind: Callable[[str], Number]) -> Number | None:
    text: str | None = config.getoption(f"--contract-{name}")
    if text is None:
        return None
    try:
        number = kind(text)
    except ValueError:
        number = kind("-1")
    if not number >= 0:
        raise WrongUse(f"--contract-{name} is a number, not {text!r}")
    return number


def _pairs(config: pytest.Config) -> list[str]:
    return config.getoption("--contract-need") or os.environ.get("UNDERSTUDY_NEED", "").split()


def _dirs(config: pytest.Config) -> Dirs:
    return dirs_of(map(Path, config.getoption("--contract-api-dir")))


def _headers(config: pytest.Config) -> list[str]:
    given = config.getoption("--contract-header")
    return given or os.environ.get("UNDERSTUDY_HEADER", "").splitlines()
