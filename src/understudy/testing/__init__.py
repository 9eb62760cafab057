"""The stand-in in your tests: inside the test process, or running elsewhere."""

from understudy.testing.accounts import Account, SignedIn
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
from understudy.testing.hooks import Attempt, Delivery, Limits, Webhook
from understudy.testing.line import Refused, Unreachable
from understudy.testing.outbox import Mail
from understudy.testing.server import StartError, Understudy
from understudy.testing.settings import declared_settings

__all__ = [
    "Account",
    "Attempt",
    "Change",
    "Control",
    "Delivery",
    "Exchange",
    "Fault",
    "Key",
    "Limits",
    "Mail",
    "Message",
    "Organization",
    "Ran",
    "Refused",
    "SignedIn",
    "Snapshot",
    "Space",
    "StartError",
    "Time",
    "Understudy",
    "Unreachable",
    "Webhook",
    "declared_settings",
]
