"""One test per rule of the notes service."""

from understudy.contracts.kit.pytest.rules import verdict_on
from understudy.contracts.kit.report.report import Report

API = "notes"


def test_rule(rule_id: str, contract_report: Report) -> None:
    verdict_on(contract_report, rule_id)
