"""What stands between the checks and their reads, so that none comes too early."""

from typing import Protocol

from understudy.contracts.kit.talk.exchange import Exchange, Request


class Reads(Protocol):
    """Knows how late a deployment shows what was written."""

    def before(self, request: Request) -> None:
        """Wait before a request is sent, if that has to be."""

    def after(self, exchange: Exchange) -> Exchange:
        """Return the answer that counts: this one, or one that came later."""

    def is_doubtful(self, exchange: Exchange) -> bool:
        """Tell whether an answer may not show what was written, because reads are late here."""
