"""A key in forms that no page names: what lets nobody in, and what may be taken or refused."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.key_places import Place, carrying, places
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.probes.writes import writes
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN

SCHEMES = ("Token", "ApiKey", "Api-Key", "Key", "JWT", "OAuth", "Digest", "Bearer:", "Basic")
BODIES: Mapping[str, bytes] = {"broken": b'{"name": "', "empty": b""}


@dataclass(frozen=True)
class Refusal:
    """How what carries no key has to be answered: in words, and as a question to the answer."""

    expected: str
    fits: Callable[[Exchange], bool]


UNAUTHORIZED = Refusal("401", lambda answer: answer.status == 401)


@dataclass(frozen=True)
class Call:
    """A documented call that would succeed with a key."""

    operation: str
    place: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


@probe(effect="write")
def key_elsewhere(
    things: Things, refusal: Refusal, documented: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> None:
    """Send the key in all places that no page names at once, to every call."""
    every = places(things.kit, documented)
    for call in (*calls(things), *map(Call, also)):
        with things.kit.example():
            answer = _send(things, call, every)
            if not refusal.fits(answer):
                raise _in_one_place(things, call, every, answer, refusal)


@probe(effect="write")
def other_forms(
    things: Things, refusal: Refusal, spared: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> None:
    """Send the key behind other schemes, and twice what is none, each to another read."""
    _refused(things, refusal, (*_schemes(things, spared), _twice_wrong(things)), also)


@probe(effect="write")
def other_cases(things: Things, refusal: Refusal, also: tuple[str, ...] = ()) -> None:
    """Send the key with letters of another case, each form to another read."""
    _refused(things, refusal, _cases(things), also)


@probe(effect="read")
def open_forms(things: Things, refusal: Refusal, operation: str) -> None:
    """Send the key in forms that may be taken or refused: blanks, a tab, one header of two."""
    for headers in (*_blanks(things), *_twice(things)):
        with things.kit.example():
            answer = things.kit.call(operation, key=None, headers=headers)
            is_right = answer.is_success or refusal.fits(answer)
            expected = f"a 2xx or {refusal.expected}"
            things.kit.check(is_right, expected, answer.brief, answer)


@probe(effect="write")
def bodies_without_key(things: Things, refusal: Refusal) -> None:
    """Send bodies that are broken or empty to every write, without a key."""
    for call in (each for each in calls(things) if each.body is not None):
        for raw in BODIES.values():
            with things.kit.example():
                answer = things.kit.call(call.operation, call.place, key=None, raw=raw)
                things.kit.check(refusal.fits(answer), refusal.expected, answer.brief, answer)


def calls(things: Things) -> Iterator[Call]:
    """Return a call of every operation of the table, each on a thing that nothing else is about."""
    for root in things.table.roots:
        thing = _kept_apart(things, root)
        place = things.table.place_of(root, thing.id)
        for read in (root.listed, *things.table.shown_by(root), *root.reads):
            yield Call(read, place)
        yield Call(root.create, {}, things.body(root, "without a key"))
        for write in writes(things, root, "without a key"):
            yield Call(write.operation, place, dict(write.body))


def _kept_apart(things: Things, root: Resource) -> Thing:
    # What gets in against expectation may change it.
    what = ("kept apart", root.name)
    return things.kit.shared(what, lambda: things.make(root, "without a key"))


def _refused(
    things: Things, refusal: Refusal, forms: Iterable[dict[str, str]], also: tuple[str, ...]
) -> None:
    reads = (*(each for each in calls(things) if each.body is None), *map(Call, also))
    # The last ones first: others have asked for lists and single things.
    for headers, call in zip(forms, cycle(reversed(reads)), strict=False):
        with things.kit.example():
            answer = things.kit.call(call.operation, call.place, key=None, headers=headers)
            things.kit.check(refusal.fits(answer), refusal.expected, answer.brief, answer)


def _in_one_place(
    things: Things, call: Call, every: list[Place], answer: Exchange, refusal: Refusal
) -> Broken:
    """Return the break with the one place that is enough for it, where there is one."""
    for each in every:
        alone = _send(things, call, [each])
        if not refusal.fits(alone):
            # What lets in here will do so elsewhere: it is tried first from now on.
            every.remove(each)
            every.insert(0, each)
            return Broken(f"{refusal.expected} (key in the {each.told})", alone.brief, alone)
    return Broken(f"{refusal.expected} (key elsewhere)", answer.brief, answer)


def _send(things: Things, call: Call, some: list[Place]) -> Exchange:
    return things.kit.call(call.operation, call.place, **carrying(some, call.body))


def _schemes(things: Things, spared: tuple[str, ...]) -> Iterator[dict[str, str]]:
    key = things.kit.keys.value(OWN)
    yield from ({"Authorization": f"{each} {key}"} for each in SCHEMES if each not in spared)


def _cases(things: Things) -> Iterator[dict[str, str]]:
    keys = things.kit.keys
    key, variable = keys.value(OWN), keys.variable(OWN)
    forms = {
        key.upper(): "a-z A-Z",
        key.lower(): "A-Z a-z",
        key.swapcase(): "a-zA-Z A-Za-z",
    }
    for text, change in forms.items():
        if text != key:
            made = keys.variant(text, f'$(printf %s "${variable}" | tr {change})')
            yield dict([things.kit.target.credential.pair(made)])


def _twice_wrong(things: Things) -> dict[str, str]:
    """Return the header two times, each time with what is no key."""
    near = things.kit.keys.near(OWN)
    return _both(things, near, near)


def _blanks(things: Things) -> Iterator[dict[str, str]]:
    credential, key = things.kit.target.credential, things.kit.keys.value(OWN)
    scheme = credential.prefix.strip()
    if scheme:
        yield from ({credential.header: f"{scheme}{each}{key}"} for each in ("  ", "\t", " \t "))


def _twice(things: Things) -> Iterator[dict[str, str]]:
    key, near = things.kit.keys.value(OWN), things.kit.keys.near(OWN)
    yield from (_both(things, key, near), _both(things, near, key), _both(things, key, key))


def _both(things: Things, one: str, other: str) -> dict[str, str]:
    # A header's name is the same in any case, and the second one is sent beside the first.
    name, value = things.kit.target.credential.pair(one)
    _, second = things.kit.target.credential.pair(other)
    return {name: value, name.lower(): second}
