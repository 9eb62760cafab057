"""Tells late from wrong: looks again, after a pause, at what was read right after a write."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import unquote

from understudy.contracts.kit.judge.finding import Broken, Outcome
from understudy.contracts.kit.judge.ledger import Ledger
from understudy.contracts.kit.judge.recency import LONG_AGO, Recency
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.kit.talk.target import Target

# The pauses of a run together, in seconds, and what reads may wait of it before they are sent.
MOST_SECONDS, MOST_BEFOREHAND = 2.0, 0.8
# How often something may be read again in all.
MOST_REQUESTS = 150
# How old a write is at each further look, in seconds, while it is not known how late reads are.
AGES = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.55, 0.75, LONG_AGO)
# What was so late once may be a little later the next time, or a good deal.
MARGIN, DOUBT = 1.1, 2.0
Seen = TypeVar("Seen")


@dataclass
class Lateness:
    """Knows how late a deployment shows what was written, and spends the pauses of a run.

    The target asks it before and after each read, the ledger before a break is noted.
    `rule` is the one that such reads break, if the API has one; for the `light` ones, which accuse
    nobody, nothing is waited for. `delay` is how old a write was, in seconds, when it showed the
    latest; None as long as none was late.
    """

    target: Target
    ledger: Ledger
    rule: str | None = None
    light: frozenset[str] = frozenset()
    delay: float | None = None
    recency: Recency = field(init=False)
    _left: float = field(default=MOST_SECONDS, init=False)
    _requests: int = field(default=MOST_REQUESTS, init=False)
    _beforehand: float = field(default=MOST_BEFOREHAND, init=False)

    def __post_init__(self) -> None:
        self.recency = Recency(self.target)
        self.target.watchers.append(self.recency.watch)
        self.target.reads, self.ledger.review = self, self.review

    def before(self, request: Request) -> None:
        """Wait until what was written shows, where reads are known to be late."""
        if self.delay is None or request.method != "GET":
            return
        rest = self.delay * MARGIN - self.recency.age_now(request)
        if 0 < rest <= min(self._beforehand, self._left):
            self._beforehand -= rest
            self._pause(rest)

    def after(self, exchange: Exchange) -> Exchange:
        """Return an answer, or a later one where a thing was not found right after it was made."""
        made = self._made(exchange) if exchange.status == 404 else None
        if made is not None and self.is_early(exchange):
            for (again,) in self._looks([exchange]):
                if self._has_come(exchange, again):
                    self._note(exchange, again, made)
                    self.target.trail.add(again)
                    return again
        return exchange

    def is_doubtful(self, exchange: Exchange) -> bool:
        """Tell whether an answer may not show what was written, because reads are late here."""
        return self.delay is not None and self.is_early(exchange)

    def is_early(self, exchange: Exchange) -> bool:
        """Tell whether an answer came so soon after a write that it may not show it yet."""
        if exchange.method != "GET":
            return False
        window = LONG_AGO if self.delay is None else max(self.delay * DOUBT, AGES[0])
        return self.recency.age_at(exchange) < window

    def settled(
        self,
        read: Callable[[], Seen],
        is_there: Callable[[Seen], bool],
        answers: Callable[[Seen], Sequence[Exchange]],
    ) -> Seen:
        """Return what is read once all that was written is there, or at last without it.

        `is_there` tells whether it is, `answers` returns the reads: as many each time.
        """
        seen = read()
        firsts = answers(seen)
        if is_there(seen):
            self._count(firsts)
            return seen
        for _ in self._pauses([each for each in firsts if self.is_early(each)]):
            seen = read()
            if is_there(seen):
                pairs = zip(firsts, answers(seen), strict=True)
                for first, again in [pair for pair in pairs if not _are_same(*pair)][:1]:
                    self._note(first, again)
                break
        return seen

    def review(self, rule: str, broken: Broken, shown: Sequence[Exchange]) -> Outcome:
        """Look again at what was read too soon to break a rule; `shown` is the evidence."""
        early = [each for each in shown if self.is_early(each)]
        written = max((each.number for each in shown if each.method != "GET"), default=0)
        # What was read before something was written cannot be read again.
        later_ones = [each for each in early if each.number > written]
        fresh = [each for each in later_ones if not self.recency.is_over(each)]
        is_told = False
        for news in self._looks(fresh) if rule not in self.light else ():
            later = {old.number: new for old, new in zip(fresh, news, strict=True)}
            changed = [each for each in fresh if self._has_come(each, later[each.number])]
            if changed:
                writes = [each for each in shown if each.number == written]
                self._note(changed[0], later[changed[0].number], *writes)
                if fresh == early and _is_mended(broken, shown, later):
                    return Outcome.KEPT
            is_told = self._is_settled(fresh) and not (changed and broken.again is None)
        if not early or self.delay is None or (is_told and fresh == early):
            return Outcome.STANDS
        return Outcome.OPEN

    def _is_settled(self, reads: Sequence[Exchange]) -> bool:
        """Tell whether even a late deployment would show by now what was written."""
        return self._youngest(reads) >= min(DOUBT * (self.delay or 0), LONG_AGO)

    def _made(self, exchange: Exchange) -> Exchange | None:
        """Return what made a thing that is not found by its id, with the same key, after that."""
        origin = self.target.trail.origin(unquote(exchange.request.path).rpartition("/")[2])
        if origin is None or origin.exchange.key != exchange.key:
            return None
        if self.recency.seconds_since(origin.exchange) >= LONG_AGO:
            return None
        last = self.recency.last_write(exchange)
        is_gone = last is None or last.method == "DELETE"
        is_known = is_gone or self.recency.was_found(exchange, origin.exchange)
        return None if is_known else origin.exchange

    def _has_come(self, first: Exchange, again: Exchange) -> bool:
        """Tell whether an answer is another one for good, and was not there before the first."""
        if _are_same(first, again) or self.recency.was_shown(first, again):
            return False
        # Some answers change with each request.
        return _are_same(again, self.target.exchange(first.request, is_replay=True))

    def _looks(self, firsts: Sequence[Exchange]) -> Iterator[list[Exchange]]:
        """Send some reads again, later and later, while there is time left."""
        for waited in self._pauses(firsts):
            self._requests -= len(firsts)
            try:
                answers = [self.target.exchange(each.request, is_replay=True) for each in firsts]
            except Unmet:
                return
            yield [replace(each, waited=waited) for each in answers]

    def _pauses(self, firsts: Sequence[Exchange]) -> Iterator[float]:
        """Let what was written grow older; yield the seconds that have passed so far."""
        if not firsts:
            return
        began, young = self.recency.now, self._youngest(firsts)
        ages = AGES if self.delay is None else (self.delay * MARGIN, self.delay * DOUBT)
        # What is old by now was not when it was read: one more look costs no time.
        for age in [each for each in ages if each > young] or [young]:
            rest = age - self._youngest(firsts)
            if rest > self._left or self._requests <= 0:
                return
            if rest > 0:
                self._pause(rest)
            yield self.recency.now - began

    def _youngest(self, reads: Sequence[Exchange]) -> float:
        return min(self.recency.age_now(each.request) for each in reads)

    def _pause(self, seconds: float) -> None:
        self._left -= seconds
        self.target.clock.sleep(seconds)

    def _count(self, reads: Sequence[Exchange]) -> None:
        """Count the reads that showed at once what was written."""
        for each in reads if self.rule is not None else ():
            if self.recency.age_at(each) < LONG_AGO:
                self.ledger.kept(self.rule or "", (each.operation or "",))

    def _note(self, first: Exchange, again: Exchange, *written: Exchange) -> None:
        """Note that a read showed late what was written, as far as it is known by what."""
        write = next(iter(written), self.recency.last_write(first))
        seconds = LONG_AGO if write is None else self.recency.seconds_since(write)
        self.delay = max(self.delay or 0.0, min(seconds, LONG_AGO))
        if self.rule is not None:
            evidence = (*(() if write is None else (write,)), first, again)
            got = f"{first.brief}; {1000 * seconds:.0f} ms after the write {again.brief}"
            told = Broken("what was written, at once", got, *evidence)
            self.ledger.broke(self.rule, told)


def _are_same(one: Exchange, other: Exchange) -> bool:
    return one.status == other.status and one.body == other.body


def _is_mended(broken: Broken, shown: Sequence[Exchange], later: dict[int, Exchange]) -> bool:
    """Tell whether a rule is kept by the evidence with some answers that came later."""
    if broken.again is None:
        return False
    last = shown[-1]
    ordered = sorted(shown, key=lambda each: (each.number == last.number, each.number))
    return not broken.again([later.get(each.number, each) for each in ordered])
