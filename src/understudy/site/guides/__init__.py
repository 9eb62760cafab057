"""The guides of the site: docs/ in reading order, and references that are made of the code."""

from understudy.site.guides.guide import Guide, guides
from understudy.site.guides.index import GuideError, Kind

__all__ = ["Guide", "GuideError", "Kind", "guides"]
