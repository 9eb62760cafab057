"""The stand-in inside your own test process."""

from understudy.testing.server import Understudy

__all__ = ["Understudy"]
