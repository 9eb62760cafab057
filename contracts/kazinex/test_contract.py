"""Kazinex Planner's rules as tests of a deployment, one for each rule id."""

from understudy.contracts.kit.pytest.rules import (
    contract_report,
    pytest_generate_tests,
    verdict_on,
)
from understudy.contracts.kit.report.report import Report

__all__ = ["contract_report", "pytest_generate_tests", "test_the_contract_is_kept"]

API = "kazinex"


def test_the_contract_is_kept(rule_id: str, contract_report: Report) -> None:
    verdict_on(contract_report, rule_id)
