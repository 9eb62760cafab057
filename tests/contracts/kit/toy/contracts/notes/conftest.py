"""Makes the rules of the notes service tests."""

from understudy.contracts.kit.pytest.rules import contract_report, pytest_generate_tests

__all__ = ["contract_report", "pytest_generate_tests"]
