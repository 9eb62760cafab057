"""What a check says when a rule is broken, and what is kept of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from understudy.contracts.kit.talk.exchange import Exchange

Again = Callable[[Sequence[Exchange]], bool]


class Broken(Exception):
    """A rule is broken: what the documentation leads one to expect, what was got, and the evidence.

    The exchanges are those that a reader needs to see the defect, in order; the last one shows it.
    Requests that made the ids in them are found by the kit. None given: the last request sent.
    `one_connection` sends them over one connection, `with_headers` prints the answers' headers too;
    `receives` is the port on which a reproducer shows what the target sends of its own accord.
    `again` tells whether later answers to the same requests, with the first ids in them, break the
    rule too: they are in the order of sending, the one that shows it last. Without it, they have
    to say the same as the first time. `at_sight`: one answer is wrong by itself, whatever was
    written before it.
    """

    def __init__(
        self,
        expected: str,
        got: str,
        *exchanges: Exchange,
        rule: str | None = None,
        one_connection: bool = False,
        with_headers: bool = False,
        receives: int | None = None,
        again: Again | None = None,
        at_sight: bool = False,
    ) -> None:
        super().__init__(f"expected {expected}; got {got}")
        self.expected = expected
        self.got = got
        self.exchanges = exchanges
        self.rule = rule
        self.one_connection = one_connection
        self.with_headers = with_headers
        self.receives = receives
        self.again = again
        self.at_sight = at_sight


class Outcome(Enum):
    """What becomes of a break at a second look: it stands, it is none, or it cannot be told."""

    STANDS = "stands"
    KEPT = "kept"
    OPEN = "open"


class Eclipsed(Exception):
    """What another rule found, `by` its id, leaves nothing to judge this one by."""

    def __init__(self, by: str) -> None:
        super().__init__(f"{by} leaves nothing to judge this by")
        self.by = by


class Skip(Exception):
    """There is nothing here to judge this rule by; the text says what would help."""


@dataclass(frozen=True)
class Finding:
    """One broken example of a rule, with the exchanges that show it in the order of sending.

    `shown` is the one of them that shows it; `context` was sent in the same scope; `again` tells
    whether other answers to the evidence break the rule too.
    """

    rule: str
    expected: str
    got: str
    evidence: tuple[Exchange, ...]
    shown: Exchange
    context: tuple[Exchange, ...] = ()
    one_connection: bool = False
    with_headers: bool = False
    receives: int | None = None
    again: Again | None = None

    @property
    def why(self) -> str:
        """The request, what was expected and what was got, in one line."""
        return f"{self.shown.request.line}: expected {self.expected}; got {self.got}"

    @property
    def place(self) -> tuple[str | None, int]:
        """The operation that shows it, and the status of the answer."""
        return self.shown.operation, self.shown.status
