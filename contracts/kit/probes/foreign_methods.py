"""Whether HEAD, OPTIONS or a conditional GET tell another organization's id from an unknown one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.looks import first_look
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.same_answer import (
    Pointer,
    are_apart,
    difference,
    header_difference,
)
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN

# Later than anything was changed, so that who compares times has nothing new to show.
LATER = "Fri, 01 Jan 2038 00:00:00 GMT"
NEITHER = {"If-None-Match": "*", "If-Modified-Since": LATER}


@dataclass(frozen=True)
class Form:
    """A method and the headers with which a call's path is asked for."""

    operation: str
    method: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Pair:
    """The answers to one form of asking for a foreign thing, and for one that nobody has.

    The unknown id is nearly that of a thing of the caller's own.
    """

    things: Things
    form: Form
    home: Thing
    nothing: str
    foreign: Exchange = field(init=False)
    unknown: Exchange = field(init=False)

    def __post_init__(self) -> None:
        self.foreign, self.unknown = self.ask_foreign(), self.ask_unknown()

    def ask_foreign(self) -> Exchange:
        """Ask for the foreign thing."""
        return self._ask(self.home.id)

    def ask_unknown(self) -> Exchange:
        """Ask for what nobody has."""
        return self._ask(self.nothing)

    def _ask(self, ident: str) -> Exchange:
        kit, form = self.things.kit, self.form
        place = self.things.table.place_of(self.home.resource, ident)
        path = kit.operations[form.operation].path(place)
        return kit.send(form.method, path, key=OWN, headers=form.headers)


@probe(effect="write", needs=(OTHER,))
def told_by_a_method(things: Things, resource: Resource) -> None:
    """Compare status and body of the answers to other methods, and to conditional reads."""
    volatile: set[Pointer] = set()
    for pair in _pairs(things, resource):
        with _example(things, pair):
            asks = (pair.ask_unknown, pair.ask_foreign)
            told = difference(pair.foreign, pair.unknown, *asks, volatile)
            if told is not None:
                raise _told(pair, f"{pair.foreign.brief}: they differ in {told}")


@probe(effect="write", needs=(OTHER,))
def told_by_headers_of_a_method(things: Things, resource: Resource) -> None:
    """Compare the headers of those answers."""
    for pair in _pairs(things, resource):
        with _example(things, pair):
            names = header_difference(pair.foreign, pair.unknown)
            if names:
                # What differs by chance does not differ twice, or differs from itself.
                before, unknown, foreign = pair.unknown, pair.ask_unknown(), pair.ask_foreign()
                names &= header_difference(foreign, unknown) - header_difference(before, unknown)
            if names:
                got = "; ".join(
                    f"{each}: {pair.foreign.headers.get(each)}" for each in sorted(names)
                )
                expected = "the headers of the answer to an unknown id"
                shown = (pair.unknown, pair.foreign)
                raise Broken(expected, got, *shown, with_headers=True)


def _pairs(things: Things, resource: Resource) -> list[Pair]:
    """Return the answers, asked for once."""
    home = things.home(resource, OTHER)
    # Its owner has looked at it: an answer may be kept for the path.
    first_look(things, home)

    def ask() -> list[Pair]:
        nothing = things.unknown_id(resource)
        return [Pair(things, each, home, nothing) for each in _forms(things, resource)]

    return things.kit.shared(("pairs of methods", resource.name), ask)


def _forms(things: Things, resource: Resource) -> Iterator[Form]:
    reads = (*things.table.shown_by(resource), *resource.reads)
    for read in reads:
        yield Form(read, "HEAD")
        yield Form(read, "GET", NEITHER)
    for name, value in NEITHER.items():
        yield Form(resource.read, "GET", {name: value})
    held = [each.create for each in things.table.held_by(resource)]
    # What answers OPTIONS knows paths, and mostly nothing of what stands below them.
    for each in (resource.read, *held[:1], *held[-1:]):
        yield Form(each, "OPTIONS")


def _example(things: Things, pair: Pair) -> AbstractContextManager[None]:
    seen = first_look(things, pair.home).answers
    shown = [seen[pair.form.operation]] if pair.form.operation in seen else []
    return things.kit.example(pair.foreign, *shown)


def _told(pair: Pair, got: str) -> Broken:
    expected = f"the answer to an unknown id ({pair.unknown.brief})"
    return Broken(expected, got, pair.unknown, pair.foreign, again=are_apart)
