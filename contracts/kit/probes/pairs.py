"""The answers about a foreign id and about one that nobody has: neither body nor head tells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.same_answer import Pointer, difference, header_difference
from understudy.contracts.kit.talk.exchange import Exchange


@dataclass(frozen=True)
class Pair:
    """Two such answers; the callables ask for each of them once more."""

    foreign: Exchange
    unknown: Exchange
    ask_foreign: Callable[[], Exchange]
    ask_unknown: Callable[[], Exchange]

    def told(self, volatile: set[Pointer]) -> str | None:
        """Return what tells status and body apart; see `difference`."""
        asks = (self.ask_unknown, self.ask_foreign)
        return difference(self.foreign, self.unknown, *asks, volatile)

    def check_alike(self, volatile: set[Pointer]) -> None:
        """Raise Broken where status or body tells them apart."""
        told = self.told(volatile)
        if told is not None:
            raise self.broken(told)

    def broken(self, told: str, *before: Exchange) -> Broken:
        """Return the break of what tells them apart, after what was answered `before`."""
        shown = (*before, self.unknown, self.foreign)
        place = sorted(each.number for each in shown).index(self.unknown.number)

        def are_apart(answers: Sequence[Exchange]) -> bool:
            unknown, foreign = answers[place], answers[-1]
            return difference(foreign, unknown, lambda: unknown, lambda: foreign) is not None

        expected = f"the answer to an unknown id ({self.unknown.brief})"
        got = f"{self.foreign.brief}: they differ in {told}"
        return Broken(expected, got, *shown, again=are_apart)

    def check_headers(self) -> None:
        """Raise Broken where a header tells them apart."""
        names = header_difference(self.foreign, self.unknown)
        if not names:
            return
        # What differs by chance does not differ twice, or differs from itself.
        unknown, foreign = self.ask_unknown(), self.ask_foreign()
        names &= header_difference(foreign, unknown)
        names -= header_difference(self.unknown, unknown)
        if names:
            got = "; ".join(f"{name}: {foreign.headers.get(name)}" for name in sorted(names))
            expected = "the headers of the answer to an unknown id"
            raise Broken(expected, got, unknown, foreign, with_headers=True)
