"""The report as one HTML page that loads nothing from anywhere."""

from understudy.contracts.kit.report.page.rendering import to_html

__all__ = ["to_html"]
