"""Judges every answer to a documented call by the rules that hold of any."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.ledger import Ledger
from understudy.contracts.kit.judge.rule import Invariant
from understudy.contracts.kit.talk.exchange import Exchange


@dataclass(frozen=True)
class Invariants:
    """The invariants of an API, and where it is noted what they came to."""

    checks: Sequence[Invariant]
    ledger: Ledger

    def __call__(self, exchange: Exchange) -> None:
        """Judge one answer by each invariant that applies to it."""
        for invariant in self.checks:
            if invariant.applies(exchange):
                with self.ledger.example(invariant.id, lambda: (exchange.operation or "",)):
                    _check(invariant, exchange)


def _check(invariant: Invariant, exchange: Exchange) -> None:
    try:
        invariant.check(exchange)
    except Broken as broken:
        is_in_headers = not _breaks(invariant, replace(exchange, headers={}))
        told = Broken(
            broken.expected,
            broken.got,
            exchange,
            rule=broken.rule,
            with_headers=broken.with_headers or is_in_headers,
            at_sight=True,
        )
        told.again = lambda answers: _breaks(invariant, answers[-1])
        raise told from broken


def _breaks(invariant: Invariant, exchange: Exchange) -> bool:
    try:
        invariant.check(exchange)
    except Broken:
        return True
    return False
