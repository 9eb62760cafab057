"""Whether HEAD, OPTIONS or a conditional GET tell another organization's id from an unknown one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial

from understudy.contracts.kit.probes.looks import first_look
from understudy.contracts.kit.probes.pairs import Pair
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.same_answer import Pointer
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
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


@probe(effect="write", needs=(OTHER,))
def told_by_a_method(things: Things, resource: Resource) -> None:
    """Compare status and body of the answers to other methods, and to conditional reads."""
    volatile: set[Pointer] = set()
    for form, pair in _pairs(things, resource):
        with _example(things, resource, form, pair):
            pair.check_alike(volatile)


@probe(effect="write", needs=(OTHER,))
def told_by_headers_of_a_method(things: Things, resource: Resource) -> None:
    """Compare the headers of those answers."""
    for form, pair in _pairs(things, resource):
        with _example(things, resource, form, pair):
            pair.check_headers()


def _pairs(things: Things, resource: Resource) -> list[tuple[Form, Pair]]:
    """Return the answers, asked for once; the unknown id is nearly that of a caller's own thing."""
    home = things.home(resource, OTHER)
    # Its owner has looked at it: an answer may be kept for the path.
    first_look(things, home)

    def ask(form: Form, ident: str) -> Exchange:
        place = things.table.place_of(resource, ident)
        path = things.kit.operations[form.operation].path(place)
        return things.kit.send(form.method, path, key=OWN, headers=form.headers)

    def pair(form: Form, nothing: str) -> Pair:
        asks = partial(ask, form, home.id), partial(ask, form, nothing)
        return Pair(asks[0](), asks[1](), *asks)

    def make() -> list[tuple[Form, Pair]]:
        nothing = things.unknown_id(resource)
        return [(each, pair(each, nothing)) for each in _forms(things, resource)]

    return things.kit.shared(("pairs of methods", resource.name), make)


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


def _example(
    things: Things, resource: Resource, form: Form, pair: Pair
) -> AbstractContextManager[None]:
    seen = first_look(things, things.home(resource, OTHER)).answers
    shown = [seen[form.operation]] if form.operation in seen else []
    return things.kit.example(pair.foreign, *shown)
