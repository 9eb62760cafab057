"""The stand-in in your tests: inside the test process, or running elsewhere."""

from understudy.testing.answers import (
    Change,
    Exchange,
    Fault,
    Key,
    Message,
    Organization,
    Ran,
    Snapshot,
    Time,
)
from understudy.testing.control import Control, Space
from understudy.testing.line import Refused, Unreachable
from understudy.testing.server import StartError, Understudy

__all__ = [
    "Change",
    "Control",
    "Exchange",
    "Fault",
    "Key",
    "Message",
    "Organization",
    "Ran",
    "Refused",
    "Snapshot",
    "Space",
    "StartError",
    "Time",
    "Understudy",
    "Unreachable",
]
